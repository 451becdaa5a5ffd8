"""What an editor says of a figure: it stands below it for everybody."""

from bot.commands.open import is_editor
from bot.desk import Desk, Reply, Request
from briefing.message import Button, Message, plain
from briefing.notes import DELETE, notes_message
from kpistore.asking.noted import NoteAsked, understand_note
from kpistore.asking.reference import decode
from kpistore.catalogue import UnknownKpi
from kpistore.model.note import LONGEST, Note

EDITORS_ONLY = "Only an editor writes or deletes a note. /note lists them."
HOW = (
    "Write the measure, its period and the note: /note 999 answered q3 2021/22 New telephony from 4 October 2021. "
    "Without a period put a colon after the measure; or write /note and the words in reply to a figure."
)
GONE = "This note is deleted already. /note lists those there are."
HELD = "{about}: the same note stands there already."
NOTED = "Noted, {about}: {text}. It stands below the figure, with its source and in its chart, for all who ask."
TOO_LONG = "A note has at most {most} letters; this one has {letters}. Nothing was kept."


def note(desk: Desk, request: Request) -> Reply:
    """Say something of a figure to all who read it (editors): /note NAME PERIOD WORDS; alone it lists the notes"""
    words = request.words.strip()
    asked = _asked(desk, request, words) if words else None
    if not words or (asked and not asked.text and asked.period is None):
        return Reply(_listed(desk, request, asked))
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    if asked is None:
        return Reply(Message(plain(f"No single measure is named by “{words[:60]}”. {HOW}")))
    return Reply(_made(desk, request, asked))


def delete_note(desk: Desk, request: Request) -> Reply:
    """A button that deletes a note."""
    if not is_editor(request):
        return Reply(Message(EDITORS_ONLY))
    number = int(request.words) if request.words.isascii() and request.words.isdecimal() else 0
    done = desk.store.notes.end(number, request.name, desk.clock())
    if done is None:
        return Reply(Message(GONE))
    return Reply(Message(plain(f"Deleted, {_about(desk, done)}: {done.text}")))


def _asked(desk: Desk, request: Request, words: str) -> NoteAsked | None:
    """In reply to a figure all words are the note."""
    if request.about:
        try:
            found = desk.look_up(decode(request.about), request)
        except (UnknownKpi, ValueError):
            found = None
        if found and found.kpi:
            return NoteAsked(found.kpi, found.question.area, found.period, " ".join(words.split()))
    return understand_note(words, desk.office.catalogue, desk.clock().date())


def _made(desk: Desk, request: Request, asked: NoteAsked) -> Message:
    if not asked.text:
        return Message(plain(f"The words of the note are missing. {HOW}"))
    if len(asked.text) > LONGEST:
        return Message(TOO_LONG.format(most=LONGEST, letters=len(asked.text)))
    assert request.member is not None
    now, area = desk.clock(), asked.area or desk.office.area
    role = request.member.role.value
    made = Note(asked.kpi.key, area, asked.period, asked.text, request.name, role, now.date(), now)
    about = _about(desk, made)
    number = desk.store.notes.add(made)
    if number is None:
        return Message(plain(HELD.format(about=about)))
    told = NOTED.format(about=about, text=made.text.rstrip("."))
    return Message(plain(told), ((Button("Delete", f"{DELETE}:{number}"),),))


def _listed(desk: Desk, request: Request, asked: NoteAsked | None) -> Message:
    store, title = desk.store.notes, asked.kpi.title if asked else ""
    held = store.of_kpi(asked.kpi.key, asked.area or desk.office.area) if asked else store.all()
    may = is_editor(request)
    return notes_message(held, lambda key: _title(desk, key), may_delete=may, how=HOW if may else "", of=title)


def _about(desk: Desk, each: Note) -> str:
    return f"{_title(desk, each.kpi)}, {each.period.label}" if each.period else _title(desk, each.kpi)


def _title(desk: Desk, key: str) -> str:
    try:
        return desk.office.catalogue.kpi(key).title
    except UnknownKpi:
        return key
