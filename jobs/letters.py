"""Messages as JSON, for their row in the outbox."""

import json
from dataclasses import asdict
from typing import Any

from briefing.message import Button, Message
from briefing.picture import Level, Mark, Picture, Shape


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
        "shape": Shape(held["shape"]),
        "marks": tuple(Mark(**each) for each in held["marks"]),
        "levels": tuple(Level(**each) for each in held["levels"]),
    }
    return Picture(**(held | drawn))
