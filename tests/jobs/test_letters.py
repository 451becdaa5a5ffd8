import json

import pytest

from briefing.message import Button, Message
from briefing.picture import Level, Mark, Picture, Shape
from jobs.letters import message_from_json, message_to_json

PICTURE = Picture(
    title="89.2% in Q2",
    subtitle="999 answered",
    unit="percent",
    shape=Shape.LINE,
    marks=(Mark("Q1", 87.2, "87.2%"), Mark("Q2", None)),
    levels=(Level(90.0, "standard 90%"),),
    foot="Source: a report",
    caption="Q1: 87.2%",
)


@pytest.mark.parametrize(
    "message",
    [
        Message("text"),
        Message(
            "<b>999 &amp; 101</b> 🟠 £", ((Button("Chart", "c:x"), Button("Figure", "q:x")), (Button("M", "m:x"),))
        ),
        Message("album", (), (PICTURE, PICTURE)),
    ],
    ids=["text", "buttons", "pictures"],
)
def test_a_message_comes_back_as_it_was_written(message: Message) -> None:
    assert message_from_json(message_to_json(message)) == message


def test_a_picture_that_comes_back_is_known_by_the_same_digest() -> None:
    back = message_from_json(message_to_json(Message("x", (), (PICTURE,))))
    assert back.pictures[0].digest() == PICTURE.digest()


def test_the_text_is_kept_readable_for_who_looks_into_the_store() -> None:
    assert json.loads(message_to_json(Message("£5 🟠")))["text"] == "£5 🟠"
