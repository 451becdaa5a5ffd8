"""A file to be read: from a folder or out of an archive, opened as often as needed, never larger than agreed."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from kpistore.readers.file_reading import Refused

HEAD_BYTES = 64 * 1024
_MIB = 1024**2
_PIECE = _MIB


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read, in bytes; the configuration may say otherwise."""

    file: int = 1024 * _MIB
    """One file, as it is or as it is packed."""
    held: int = 256 * _MIB
    """One file of a kind that has to be held in memory whole: everything but the files of data.police.uk."""
    unpacked: int = 4096 * _MIB
    """All that one archive unpacks to."""
    ratio: int = 200
    """How many times its packed size a member may unpack to; tables shrink to a tenth, seldom to a hundredth."""
    seconds: float = 120
    """How long one import may take to be read, all of its files together."""
    memory: int = 2048 * _MIB
    """How much memory the reading of one file may take."""


@dataclass(eq=False, slots=True)
class Source:
    """One file, by its base name."""

    name: str
    size: int
    open: Callable[[], BinaryIO]
    """A new stream from the beginning, to be closed by whoever asks for it; it can be sent to another process."""
    _sha256: str = ""

    def head(self) -> bytes:
        """The first bytes, enough to know what kind of file it is."""
        with self.open() as stream:
            return stream.read(HEAD_BYTES)

    def whole(self, limits: Limits) -> bytes:
        """All of it; Refused where that is too much to hold."""
        if self.size > limits.held:
            raise Refused(f"{self.name} is larger than {limits.held // _MIB} MB, too large for its kind; split it")
        with self.open() as stream:
            content = stream.read(limits.held + 1)
        if len(content) > limits.held:
            raise Refused(f"{self.name} is larger than it says; it is not read")
        return content

    def sha256(self) -> str:
        """The fingerprint of the content, in hexadecimal digits."""
        if not self._sha256:
            digest = hashlib.sha256()
            with self.open() as stream:
                while piece := stream.read(_PIECE):
                    digest.update(piece)
            self._sha256 = digest.hexdigest()
        return self._sha256


def source_of(path: Path, limits: Limits) -> Source:
    """A file of a folder; raises Refused where it cannot be opened or is too large, before reading it."""
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise Refused(f"{path.name} is no file; save what it gives as one")
        with path.open("rb"):
            pass
    except OSError as error:
        raise Refused(f"{path.name} cannot be opened ({error.strerror}); check the name") from error
    size = status.st_size
    if size > limits.file:
        raise Refused(f"{path.name} is larger than {limits.file // _MIB} MB; split it")
    return Source(path.name, size, partial(path.open, "rb"))  # type: ignore[arg-type] # of the modes this one is binary


def source_of_bytes(name: str, content: bytes) -> Source:
    """A file that has already arrived in memory."""
    from io import BytesIO

    return Source(name, len(content), partial(BytesIO, content))
