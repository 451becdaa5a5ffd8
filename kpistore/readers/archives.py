"""Folders and ZIP archives: the files inside, each by itself; what could harm is refused before it is unpacked."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Self

from kpistore.readers.file_reading import Problem, Refused
from kpistore.readers.source import Limits, Source

_ENCRYPTED = 0x1
_SMALL = 1024**2
"""Below this a member may unpack to any ratio: a table of blanks does."""
_PASSED_OVER = ("__MACOSX", ".DS_Store", "Thumbs.db")
_MIB = 1024**2
MOST_MEMBERS = 5000
"""Three years of one force are some hundred."""
LONGEST_LIST_BYTES = 4 * _MIB
"""Of the list at an archive's end; a member takes some hundred bytes."""

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
        with Listed(path.open("rb")) as stream, zipfile.ZipFile(stream) as listed:
            infos = sorted(_files(listed), key=lambda info: info.filename)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Refused(f"{path.name} is cut off or damaged ({error}); download it again") from error
    _refuse_dangerous(path.name, infos, limits)
    archive = _Archive(path)
    return [_problem(info, limits) or _source(archive, info) for info in infos]


class Listed(io.BufferedReader):
    """A file whose list of members may not be endless: zipfile reads the list in one piece and keeps all of it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)  # type: ignore[arg-type] # a stream of bytes is as good as a raw one here

    def read(self, size: int | None = -1, /) -> bytes:
        """As every file; raises BadZipFile for a piece that only a list of too many members is."""
        if size is not None and size > LONGEST_LIST_BYTES:
            raise zipfile.BadZipFile("its list of members is too long")
        return super().read(size)


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
    if len(infos) > MOST_MEMBERS:
        raise Refused(f"{name} holds {len(infos):,} files, more than {MOST_MEMBERS:,}; split it")
    whole = sum(info.file_size for info in infos)
    if whole > limits.unpacked:
        raise Refused(f"{name} unpacks to {whole // _MIB} MB, more than {limits.unpacked // _MIB} MB; split it")
    for info in infos:
        if info.file_size > max(_SMALL, info.compress_size * limits.ratio):
            size = f"{info.file_size // _MIB} MB from next to nothing"
            raise Refused(
                f"{name}: “{info.filename}” unpacks to {size}; send the file itself if it is meant to be read"
            )


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


def _source(archive: "_Archive", info: zipfile.ZipInfo) -> Source:
    return Source(_place(info).name, info.file_size, partial(archive.stream, info.filename))


class _Archive:
    """A ZIP that is opened once for all its members; sent to another process, it is opened anew there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: zipfile.ZipFile | None = None

    def __reduce__(self) -> tuple[type[Self], tuple[Path]]:
        return type(self), (self._path,)

    def stream(self, member: str) -> BinaryIO:
        """A new stream of one member from the beginning."""
        if self._held is None:
            self._held = zipfile.ZipFile(self._path)
        return self._held.open(member)  # type: ignore[return-value] # it reads as every stream of bytes does
