"""Folders and ZIP archives: the files inside, each by itself; what could harm is refused before it is unpacked."""

import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from kpistore.readers.file_reading import Problem, Refused
from kpistore.readers.source import Limits, Source

_ENCRYPTED = 0x1
_SMALL = 1024**2
"""Below this a member may unpack to any ratio: a table of blanks does."""
_PASSED_OVER = ("__MACOSX", ".DS_Store", "Thumbs.db")
_MIB = 1024**2

DAMAGES = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError)
"""What unpacking raises for a file that is cut off, damaged, or locked with a password."""


def paths_in(paths: Sequence[Path]) -> Iterator[Path]:
    """The files given and those of the folders given, at any depth, in order of name; hidden ones are passed over."""
    for path in paths:
        if path.is_dir():
            inside = (each for each in path.rglob("*") if each.is_file() and not _is_hidden(each.relative_to(path)))
            yield from sorted(inside)
        else:
            yield path


def members(path: Path, limits: Limits) -> list[Source | Problem]:
    """The files of a ZIP in order of name, and the members that are refused.

    Raises Refused for the whole archive where a name leads out of it or it unpacks to too much.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = sorted(_files(archive), key=lambda info: info.filename)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Refused(f"{path.name} is cut off or damaged ({error}); download it again") from error
    _refuse_dangerous(path.name, infos, limits)
    return [_problem(info, limits) or _source(path, info) for info in infos]


def refuse_bomb(name: str, stream: BinaryIO, limits: Limits) -> None:
    """Refuse a packed document that unpacks to too much or isn't whole: every part is unpacked once, by pieces."""
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > limits.held:
                raise Refused(f"{name} unpacks to more than {limits.held // _MIB} MB; it is not read")
            for info in infos:
                with archive.open(info) as part:
                    while part.read(_MIB):
                        pass
    except DAMAGES as error:
        raise Refused(f"{name} is cut off, damaged or protected ({error}); send it again") from error


def _files(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for info in archive.infolist():
        if not info.is_dir() and not _is_hidden(_place(info)):
            yield info


def _place(info: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(info.filename.replace("\\", "/"))


def _is_hidden(path: Path | PurePosixPath) -> bool:
    return any(part in _PASSED_OVER or (part.startswith(".") and part != "..") for part in path.parts)


def _refuse_dangerous(name: str, infos: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    for info in infos:
        place = _place(info)
        if place.is_absolute() or ".." in place.parts or ":" in info.filename or _is_link(info):
            raise Refused(f"{name}: the member “{info.filename}” leads out of the archive; it is not unpacked")
    whole = sum(info.file_size for info in infos)
    if whole > limits.unpacked:
        raise Refused(f"{name} unpacks to {whole // _MIB} MB, more than {limits.unpacked // _MIB} MB; split it")
    for info in infos:
        if info.file_size > max(_SMALL, info.compress_size * limits.ratio):
            raise Refused(f"{name}: “{info.filename}” unpacks to {info.file_size // _MIB} MB from next to nothing")


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _problem(info: zipfile.ZipInfo, limits: Limits) -> Problem | None:
    name = _place(info).name
    if info.flag_bits & _ENCRYPTED:
        return Problem(name, "is protected by a password; unpack it and send the files")
    if name.lower().endswith(".zip"):
        return Problem(name, "is an archive within the archive; unpack it and send the files")
    if info.file_size > limits.file:
        return Problem(name, f"is larger than {limits.file // _MIB} MB; split it")
    return None


def _source(path: Path, info: zipfile.ZipInfo) -> Source:
    def opened() -> BinaryIO:
        with zipfile.ZipFile(path) as archive:
            return archive.open(info.filename)  # type: ignore[return-value] # stays readable without the archive

    return Source(_place(info).name, info.file_size, opened)
