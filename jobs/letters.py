"""Messages as JSON, for their row in the outbox."""

import json
from dataclasses import asdict
from typing import Any

from briefing.message import Button, Message
from briefing.picture import Band, Divide, Level, LevelKind, Mark, Panel, Picture, Shape, Sign


def message_to_json(message: Message) -> str:
    """The whole message; its pictures as the values they are drawn from."""
    return json.dumps(asdict(message), ensure_ascii=False)


def message_from_json(text: str) -> Message:
    """The reverse of message_to_json; raises ValueError, KeyError or TypeError for anything else."""
    held = json.loads(text)
    rows = tuple(tuple(Button(**button) for button in row) for row in held["buttons"])
    return Message(held["text"], rows, tuple(_picture(each) for each in held["pictures"]))


def _picture(held: dict[str, Any]) -> Picture:
    drawn = {
        **_plotted(held),
        "bands": tuple(Band(**each) for each in held.get("bands", ())),
        "divides": tuple(Divide(**each) for each in held.get("divides", ())),
        "signs": tuple((Sign(sign), words) for sign, words in held.get("signs", ())),
        "ends": tuple(held.get("ends", ())),
        "panels": tuple(Panel(**(each | _plotted(each))) for each in held.get("panels", ())),
    }
    return Picture(**(held | drawn))


def _plotted(held: dict[str, Any]) -> dict[str, Any]:
    return {
        "shape": Shape(held["shape"]),
        "marks": tuple(Mark(**(each | {"sign": Sign(each.get("sign", ""))})) for each in held["marks"]),
        "levels": tuple(Level(**(each | {"kind": LevelKind(each.get("kind", "target"))})) for each in held["levels"]),
    }
