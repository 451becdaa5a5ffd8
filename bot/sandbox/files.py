"""Files Telegram keeps: a file_id for each, typed, so that sending it again costs no upload."""

import hashlib
import secrets
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from bot.sandbox.limits import DOWNLOAD_BYTES
from bot.sandbox.pictures import PictureSize, photo_size, picture_size
from bot.sandbox.refusal import Json, Refusal, bad_request

# Photos arrive shrunk into these boxes; the sandbox keeps the bytes as they are and tells the sizes.
PHOTO_BOXES = (90, 320, 800, 1280, 2560)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A photo or document. Kind is "Photo" or "Document", as Telegram's error texts name them."""

    file_id: str
    kind: str
    name: str
    mime: str
    content: bytes = field(repr=False)
    number: int
    size: PictureSize | None = None

    @property
    def path(self) -> str:
        """Where it is fetched from, as getFile tells it."""
        suffix = PurePosixPath(self.name).suffix.lower()
        return f"{self.kind.lower()}s/file_{self.number}{suffix}"

    def as_json(self) -> Json | list[Json]:
        """The Document, or the PhotoSizes from small to large."""
        if self.kind == "Photo" and self.size:
            return _photo_sizes(self, self.size)
        return {"file_name": self.name, "mime_type": self.mime, **self._identity()}

    def file_json(self) -> Json:
        """The File of getFile."""
        if len(self.content) > DOWNLOAD_BYTES:
            raise bad_request("file is too big")
        return {**self._identity(), "file_path": self.path}

    def _identity(self) -> Json:
        unique = hashlib.sha256(self.file_id.encode()).hexdigest()[:16]
        return {"file_id": self.file_id, "file_unique_id": f"Ag{unique}", "file_size": len(self.content)}


def _photo_sizes(file: StoredFile, size: PictureSize) -> list[Json]:
    largest = max(size.width, size.height)
    boxes = [box for box in PHOTO_BOXES if box < largest] + [min(largest, PHOTO_BOXES[-1])]
    sizes = []
    for box in sorted(set(boxes)):
        width, height = size.boxed(box)
        identity = file._identity()
        if box != max(boxes):
            # Every size has a file_id of its own; all of them lead to the same photo here.
            identity["file_id"] = f"{file.file_id}-{box}"
        sizes.append({**identity, "width": width, "height": height})
    return sizes


class Files:
    """Everything uploaded, by the bot and by people."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep_photo(self, content: bytes, name: str) -> StoredFile:
        """A new photo; refused where Telegram would not take it as one."""
        _nonempty(content)
        size = photo_size(content)
        suffix = ".png" if size.mime == "image/png" else ".jpg"
        return self._keep("Photo", PurePosixPath(name).stem + suffix, size.mime, content, size)

    def keep_document(self, content: bytes, name: str, mime: str) -> StoredFile:
        """A new document; refused if it is empty."""
        _nonempty(content)
        return self._keep("Document", PurePosixPath(name).name or "file", mime, content, picture_size(content))

    def _keep(self, kind: str, name: str, mime: str, content: bytes, size: PictureSize | None) -> StoredFile:
        prefix = "AgACAgQAAxk" if kind == "Photo" else "BQACAgQAAxk"
        number = len(self._by_id)
        file = StoredFile(prefix + secrets.token_hex(20), kind, name, mime, content, number, size)
        self._by_id[file.file_id] = self._by_path[file.path] = file
        return file

    def known(self, file_id: str) -> StoredFile | None:
        """None for an id this server never gave out."""
        return self._by_id.get(file_id.partition("-")[0])

    def at_path(self, path: str) -> StoredFile | None:
        """The file getFile told this path of."""
        return self._by_path.get(path)

    def again(self, reference: str, kind: str) -> StoredFile:
        """A file sent by its file_id. Addresses are refused: the sandbox fetches nothing from anywhere."""
        if reference.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        file = self.known(reference)
        if file is None:
            raise _unknown(reference)
        if file.kind != kind:
            raise bad_request(f"can't use file of type {file.kind} as {kind}")
        return file


def _nonempty(content: bytes) -> None:
    if not content:
        raise bad_request("file must be non-empty")


def _unknown(reference: str) -> Refusal:
    letters = reference.replace("-", "").replace("_", "")
    why = "Wrong padding in the string" if letters.isalnum() and letters.isascii() else "Wrong character in the string"
    return bad_request(f"wrong remote file identifier specified: {why}")
