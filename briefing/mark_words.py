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


def caption_of(title: str, marks: Sequence[Mark], beside: str = "") -> str:
    """The title and each mark with its value, plain, within Telegram's limit; `beside` is whose the other value is."""
    values = (f"{each.label}: {_told(each, beside)}" for each in marks)
    return f"{title}\n{' · '.join(values)}"[:CAPTION_LIMIT]


def _told(mark: Mark, beside: str) -> str:
    other = f" ({beside} {mark.beside_text})" if mark.beside_text else ""
    return f"{mark.text or 'no figure'}{other}"
