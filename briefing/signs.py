"""What a control chart says of its points: by a shape for the rule, a colour and a word for what it means."""

from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """What a signal of a control chart means, by its colour and its word."""

    NONE = ""
    CONCERN = "concern"
    IMPROVEMENT = "improvement"
    NEUTRAL = "neutral"


class Form(StrEnum):
    """Which rule a signal is of, by its shape."""

    NONE = ""
    OUTSIDE = "outside"
    RISING = "rising"
    FALLING = "falling"
    NEAR = "near"
    RUN = "run"
    """On one side of the mean."""


FORM_GLYPHS = {Form.OUTSIDE: "◆", Form.RISING: "▲", Form.FALLING: "▼", Form.NEAR: "■", Form.RUN: "✚"}
"""The same shapes in the words of a reply, so that none rests on colour."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signal on the chart: its shape, what it means, its words and the marks that have it."""

    sign: Sign
    form: Form
    words: str
    marks: tuple[int, ...]
