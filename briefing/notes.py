"""Notes of editors in words: below a figure, with its source, at the foot of its chart, and in a list."""

from collections.abc import Callable, Sequence

from briefing.message import Button, ButtonRows, Message, bold, plain
from kpistore.asking.answer import Answer
from kpistore.model.note import Note
from kpistore.model.period import Period, day_words

MOST_TOLD = 3
"""Below a figure: a phone's screen has room for little more."""
MOST_LISTED = 8
FOOT_LETTERS = 120
"""Of a note at the foot of a chart; the whole stands below the figure."""
DELETE = "nd"
"""The button that deletes a note."""


def note_lines(answer: Answer) -> list[str]:
    """The notes that concern the answer's period, newest first, each with its own period, day and role."""
    told = [_line(each) for each in _concerning(answer.notes, answer.period)]
    if len(told) > MOST_TOLD:
        return [*told[:MOST_TOLD], f"{len(told) - MOST_TOLD} more: /note lists them."]
    return told


def note_foot(notes: Sequence[Note], first: Period | None, last: Period | None) -> str:
    """The newest note of what a chart shows, shortened, for its foot; empty where there is none."""
    shown = Period(first.start, last.end, last.kind) if first and last else None
    told = _concerning(notes, shown)
    if not told:
        return ""
    text = told[0].text
    cut = text if len(text) <= FOOT_LETTERS else text[:FOOT_LETTERS].rpartition(" ")[0] + " …"
    return f"{_about(told[0])}: {cut.rstrip('.')}."


def notes_message(
    notes: Sequence[Note], title_of: Callable[[str], str], *, may_delete: bool, how: str, of: str = ""
) -> Message:
    """The newest notes, each with its author, and buttons to delete them for those who may."""
    about = f" on {of}" if of else ""
    if not notes:
        return Message(plain(f"There are no notes{about}. {how}"))
    shown = notes[:MOST_LISTED]
    lines = [bold(f"Notes{about}"), *(plain(_listed(each, title_of(each.kpi))) for each in shown)]
    if len(notes) > len(shown):
        lines.append(f"… and {len(notes) - len(shown)} older: /note and a measure's name lists those of one.")
    return Message("\n".join([*lines, plain(how)]), _delete_rows(shown) if may_delete else ())


def _delete_rows(notes: Sequence[Note]) -> ButtonRows:
    buttons = [Button(f"Delete {each.id}", f"{DELETE}:{each.id}") for each in notes]
    return tuple(tuple(buttons[place : place + 4]) for place in range(0, len(buttons), 4))


def _listed(note: Note, title: str) -> str:
    when = f", {note.period.label}" if note.period else ""
    return f"{note.id}. {title}{when}: {note.text} ({note.person}, {day_words(note.made_on)})"


def _line(note: Note) -> str:
    return f"{_about(note)}: {note.text} ({note.role}, {day_words(note.made_on)})"


def _about(note: Note) -> str:
    return f"Note, {note.period.label}" if note.period else "Note"


def _concerning(notes: Sequence[Note], period: Period | None) -> list[Note]:
    return [each for each in notes if each.concerns(period)]
