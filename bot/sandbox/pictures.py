"""Is it really a picture, and how large: read from the first bytes of PNG and JPEG."""

import struct
from dataclasses import dataclass

from bot.sandbox.limits import PHOTO_BYTES, PHOTO_RATIO, PHOTO_SIDES
from bot.sandbox.refusal import bad_request

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
# Markers that start a frame and hold its size; C4, C8 and CC mean something else.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class PictureSize:
    """In pixels."""

    width: int
    height: int
    mime: str

    def boxed(self, side: int) -> tuple[int, int]:
        """Shrunk so that neither side is longer than this."""
        longest = max(self.width, self.height)
        if longest <= side:
            return self.width, self.height
        return max(1, self.width * side // longest), max(1, self.height * side // longest)


def picture_size(content: bytes) -> PictureSize | None:
    """None where it is neither a PNG nor a JPEG."""
    if content.startswith(_PNG) and content[12:16] == b"IHDR" and len(content) >= 33:
        width, height = struct.unpack(">II", content[16:24])
        return PictureSize(width, height, "image/png")
    return _jpeg_size(content) if content.startswith(_JPEG) else None


def _jpeg_size(content: bytes) -> PictureSize | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return PictureSize(width, height, "image/jpeg")
        at += 2 + length if marker != 0xFF else 1
    return None


def photo_size(content: bytes) -> PictureSize:
    """The size of what is to be sent as a photo; a Refusal where Telegram would not take it."""
    if len(content) > PHOTO_BYTES:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes"
        )
    size = picture_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    short, long = sorted((size.width, size.height))
    if short < 1 or short + long > PHOTO_SIDES or long > short * PHOTO_RATIO:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size
