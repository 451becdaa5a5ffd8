"""Files and captions of a request: uploaded as a field, attached by name, or sent again by file_id."""

import json
from typing import Any

from bot.sandbox.files import StoredFile
from bot.sandbox.limits import UPLOAD_BYTES
from bot.sandbox.parameters import Parameters, Upload
from bot.sandbox.refusal import Refusal, bad_request
from bot.sandbox.state import Draft, State
from bot.sandbox.texts import caption_text

ATTACHED = "attach://"
KINDS = {"photo": "Photo", "document": "Document"}


def file_of(state: State, parameters: Parameters, kind: str) -> StoredFile:
    """The photo or document a request sends in the field of that name."""
    upload = parameters.uploads.get(kind)
    if upload is None:
        reference = parameters.text(kind)
        if not reference.startswith(ATTACHED):
            return _again(state, reference, kind)
        upload = parameters.uploads.get(reference.removeprefix(ATTACHED))
    if upload is None:
        raise bad_request(f"there is no {kind} in the request")
    return keep(state, upload, kind)


def keep(state: State, upload: Upload, kind: str) -> StoredFile:
    """What was uploaded, as the server keeps it."""
    if len(upload.content) > UPLOAD_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "photo":
        return state.files.keep_photo(upload.content, upload.name)
    return state.files.keep_document(upload.content, upload.name, upload.mime)


def draft_of(state: State, parameters: Parameters, raw: Any, *, editing: bool = False) -> Draft:
    """One InputMedia with its caption."""
    if not isinstance(raw, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind, reference = raw.get("type"), raw.get("media")
    if kind not in KINDS:
        raise bad_request("can't parse InputMedia: type must be photo or document in the sandbox")
    if not isinstance(reference, str) or not reference:
        raise bad_request("can't parse InputMedia: media not found")
    entities = json.dumps(raw["caption_entities"]) if raw.get("caption_entities") else ""
    caption = caption_text(raw.get("caption") or "", raw.get("parse_mode") or "", entities, editing=editing)
    return Draft(caption, _media(state, parameters, reference, kind))


def _media(state: State, parameters: Parameters, reference: str, kind: str) -> StoredFile:
    if not reference.startswith(ATTACHED):
        return _again(state, reference, kind)
    upload = parameters.uploads.get(reference.removeprefix(ATTACHED))
    if upload is None:
        raise bad_request("can't parse InputMedia: media not found")
    return keep(state, upload, kind)


def _again(state: State, reference: str, kind: str) -> StoredFile:
    if not reference:
        raise bad_request(f"there is no {kind} in the request")
    return state.files.again(reference, KINDS[kind])
