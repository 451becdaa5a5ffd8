"""Messages as JSON, for their row in the outbox."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from briefing.alert_buttons import ACKNOWLEDGE, WHY
from briefing.alert_group import Block, Matter, blocks_message
from briefing.message import Button, Message
from briefing.picture import Band, Divide, Level, LevelKind, Mark, Panel, Picture, Shape
from briefing.signs import Form, Sign, Signed


def message_to_json(message: Message) -> str:
    """The whole message; its pictures as the values they are drawn from."""
    return json.dumps(asdict(message), ensure_ascii=False)


def blocks_to_json(message: Message, blocks: Sequence[Block], releases: Sequence[str] = ()) -> str:
    """A message with what is needed to put it together with others."""
    whole = asdict(message) | {"blocks": [asdict(each) for each in blocks], "releases": list(releases)}
    return json.dumps(whole, ensure_ascii=False)


def has_blocks(text: str) -> bool:
    """Whether it was made by blocks_to_json; False for what cannot be read."""
    try:
        return bool(json.loads(text).get("blocks"))
    except (ValueError, AttributeError):
        return False


def together(texts: Sequence[str]) -> str:
    """Several messages as one; each must have blocks."""
    held = [json.loads(text) for text in texts]
    blocks = [_block(each) for one in held for each in one["blocks"]]
    releases = list(dict.fromkeys(each for one in held for each in one["releases"]))
    whole = json.loads(blocks_to_json(blocks_message(blocks, releases), blocks, releases))
    pictures = [each for one in held for each in one["pictures"]]
    return json.dumps(whole | {"pictures": pictures}, ensure_ascii=False)


def noted(text: str, line: str, about: str = "") -> str:
    """The same message with another line of markup below it.

    Put together with others, it stays below the alert whose button's action begins with `about`, else below the last.
    """
    held = json.loads(text)
    held["text"] += f"\n{line}"
    if blocks := held.get("blocks"):
        mine = (each for each in blocks if about and (each["button"] or {}).get("action", "").startswith(about))
        next(mine, blocks[-1])["full"] += f"\n{line}"
    return json.dumps(held, ensure_ascii=False)


def unnoted(text: str, line: str) -> str:
    """The reverse of noted: the same message without the line, wherever it stands; unchanged where it has none."""
    held, below = json.loads(text), f"\n{line}"
    blocks = held.get("blocks") or []
    if below not in held["text"] and not any(below in each["full"] for each in blocks):
        return text
    held["text"] = held["text"].replace(below, "")
    for each in blocks:
        each["full"] = each["full"].replace(below, "")
    return json.dumps(held, ensure_ascii=False)


def taken_on(text: str, line: str, tag: str) -> str:
    """The same message with a line that says who took the rule of that tag on, and without the button for it."""
    held = json.loads(noted(text, line, f"{WHY}:{tag}:"))
    taken = f"{ACKNOWLEDGE}:{tag}:"
    rows = ([each for each in row if not each["action"].startswith(taken)] for row in held["buttons"])
    return json.dumps(held | {"buttons": [row for row in rows if row]}, ensure_ascii=False)


def _block(held: dict[str, Any]) -> Block:
    buttons = {name: Button(**held[name]) for name in ("button", "beside") if held.get(name)}
    matter = Matter(held.get("matter", Matter.ALERT))
    return Block(**(held | buttons | {"place": tuple(held["place"]), "matter": matter}))


def message_from_json(text: str) -> Message:
    """The reverse of message_to_json; raises ValueError, KeyError or TypeError for anything else."""
    held = json.loads(text)
    rows = tuple(tuple(Button(**button) for button in row) for row in held["buttons"])
    return Message(held["text"], rows, tuple(_picture(each) for each in held["pictures"]))


def _picture(held: dict[str, Any]) -> Picture:
    drawn = {
        **_plotted(held),
        "ends": tuple(held.get("ends", ())),
        "names": tuple(held.get("names", ())),
        "panels": tuple(_panel(each) for each in held.get("panels", ())),
    }
    return Picture(**(held | drawn))


def _panel(held: dict[str, Any]) -> Panel:
    return Panel(**(held | _plotted(held) | {"reach": tuple(held.get("reach", ()))}))


def _plotted(held: dict[str, Any]) -> dict[str, Any]:
    return {
        "shape": Shape(held["shape"]),
        "marks": tuple(Mark(**(each | _sign(each))) for each in held["marks"]),
        "levels": tuple(_level(each) for each in held["levels"]),
        "bands": tuple(Band(**each) for each in held.get("bands", ())),
        "divides": tuple(Divide(**each) for each in held.get("divides", ())),
        "signs": tuple(_signed(each) for each in held.get("signs", ())),
    }


def _sign(held: dict[str, Any]) -> dict[str, Any]:
    return {"sign": Sign(held.get("sign", "")), "form": Form(held.get("form", ""))}


def _signed(held: dict[str, Any]) -> Signed:
    return Signed(**(held | _sign(held) | {"marks": tuple(held["marks"])}))


def _level(held: dict[str, Any]) -> Level:
    kind, values = LevelKind(held.get("kind", "target")), tuple(held.get("values", ()))
    return Level(**(held | {"kind": kind, "values": values}))
