"""The words of marks: what a part is called, and the caption that carries a picture's numbers."""

from collections.abc import Sequence

from briefing.message import CAPTION_LIMIT
from briefing.named import part_words
from briefing.picture import Mark
from kpistore.model.kpi import Breakdown


def part_name(breakdown: Breakdown) -> str:
    """ "Drug possession, female"; empty for the whole."""
    words = ", ".join(part_words(breakdown))
    return words[:1].upper() + words[1:]


def caption_of(title: str, marks: Sequence[Mark]) -> str:
    """The title, and each mark with its value, in plain text within Telegram's limit."""
    values = (f"{each.label}: {_told(each)}" for each in marks)
    return f"{title}\n{' · '.join(values)}"[:CAPTION_LIMIT]


def _told(mark: Mark) -> str:
    beside = f" ({mark.beside_text} beside)" if mark.beside_text else ""
    return f"{mark.text or 'no figure'}{beside}"
