"""What an editor says of recorded figures: that they are published, or that an earlier one was wrong."""

from dataclasses import replace

from bot.commands.deciding import EDITORS_ONLY, alerted, may_decide, moment_words
from bot.desk import Desk, Reply, Request
from briefing.correction import taken_back_words
from briefing.intake import subject_words, value_words
from briefing.message import Button, ButtonRows, Message, bold, plain
from jobs.taking_back import take_back
from kpistore.model.observation import Observation
from kpistore.store.pending import PendingFile, PendingState

GONE = "This button leads nowhere now: the file it belongs to was never recorded."
PUBLISHED = "Published by {by}, {when}: the figures may be quoted, groups and exports show them."
PUBLISHED_BEFORE = "Nothing changed: the figures of {name} are published already."
REVISED = (
    "Each figure below took the place of an earlier one. As it stands the earlier one was revised by newer data. "
    "Where it was a mistake, say so."
)
WHY_WRONG = "{subject}: why was {was} wrong?"
WRONG = "{subject}: {was} is marked as wrong, not revised: {reason}. Said by {by}, {when}."
WRONG_BEFORE = "Nothing changed: {subject}, {was} is marked as wrong already: {reason}."
OTHER_REASON = "Another reason: /corrections wrong #{number}: and why"
NOT_WRONG = "{subject}: {was} is not marked as wrong any more. Said by {by}, {when}."
NOT_MARKED = "Nothing changed: {subject}, {was} is not marked as wrong."
REASONS = ("typing mistake", "wrong period", "wrong measure or unit", "withdrawn by the source")
MOST_LISTED = 8


def recorded_rows(desk: Desk, file: PendingFile) -> ButtonRows:
    """What can be done with a recorded file."""
    row = []
    if file.documents and desk.store.releases.unpublished(file.documents):
        row.append(Button("Publish", f"ip:{file.id}"))
    if file.revised:
        row.append(Button(f"Revised or wrong? ({len(file.revised)})", f"il:{file.id}"))
    return (tuple(row),) if row else ()


def publish(desk: Desk, request: Request) -> Reply:
    """A button that lets the figures of a recorded file be quoted."""
    file = _recorded(desk, request)
    if isinstance(file, Reply):
        return file
    now = desk.clock()
    if not desk.store.releases.publish(file.documents, request.name, now.date(), now):
        return Reply(Message(plain(PUBLISHED_BEFORE.format(name=file.name))))
    said = PUBLISHED.format(by=request.name, when=moment_words(desk, now))
    lines = [bold(file.name), plain(said), *alerted(desk, file)]
    return Reply(Message("\n".join(lines), recorded_rows(desk, file)), edit=True)


def list_revised(desk: Desk, request: Request) -> Reply:
    """A button that lists the figures a file revised."""
    file = _recorded(desk, request)
    if isinstance(file, Reply):
        return file
    held = desk.store.figures.numbered(number for pair in file.revised[:MOST_LISTED] for number in pair)
    lines, rows = [bold(file.name), REVISED], []
    for before, after in file.revised[:MOST_LISTED]:
        old, new = held[before], held[after]
        how = f"was wrong: {old.mistake}" if old.mistake else "revised"
        lines.append(
            plain(f"• {subject_words(new, desk.office)}: was {value_words(old)}, is {value_words(new)} ({how})")
        )
        said, verb = ("was not wrong", "iu") if old.mistake else ("was wrong", "iw")
        rows.append((Button(f"{value_words(old)} {said}"[:40], f"{verb}:{before}"),))
    if len(file.revised) > MOST_LISTED:
        lines.append(f"• and {len(file.revised) - MOST_LISTED} more")
    return Reply(Message("\n".join(lines), tuple(rows)))


def ask_reason(desk: Desk, request: Request) -> Reply:
    """A button that asks why a figure that was revised was wrong."""
    return asked_reason(desk, request, "ix")


def asked_reason(desk: Desk, request: Request, verb: str, how: str = "") -> Reply:
    """The question why a figure is wrong, with a button for each reason that is often given."""
    figure = numbered(desk, request, request.words)
    if isinstance(figure, Reply):
        return figure
    words = WHY_WRONG.format(subject=subject_words(figure, desk.office), was=value_words(figure))
    rows = tuple((Button(reason.capitalize(), f"{verb}:{figure.id}:{place}"),) for place, reason in enumerate(REASONS))
    return Reply(Message(f"{bold(words)}\n{plain(how or OTHER_REASON.format(number=figure.id))}", rows))


def with_mark(request: Request, reply: Reply) -> Reply:
    """What tells where a figure is printed, for who may say so with a button that calls the figure wrong."""
    figure = reply.answer.observation if reply.answer else None
    if figure is None or figure.id is None or figure.mistake or not (request.private and may_decide(request)):
        return reply
    row = (Button("Mark as wrong", f"xw:{figure.id}"),)
    return replace(reply, message=replace(reply.message, buttons=(*reply.message.buttons, row)))


def mark_wrong(desk: Desk, request: Request) -> Reply:
    """A button that says why a figure was wrong, and marks it so."""
    number, _, place = request.words.partition(":")
    figure = numbered(desk, request, number)
    if isinstance(figure, Reply):
        return figure
    if place not in map(str, range(len(REASONS))):
        return Reply(Message(GONE))
    return marked(desk, request, figure, REASONS[int(place)])


def marked(desk: Desk, request: Request, figure: Observation, reason: str) -> Reply:
    """A recorded figure marked as wrong, with the button that takes it back."""
    assert figure.id is not None
    now, subject, was = desk.clock(), subject_words(figure, desk.office), value_words(figure)
    if not desk.store.mistakes.mark(figure.id, reason, request.name, now):
        return Reply(Message(plain(WRONG_BEFORE.format(subject=subject, was=was, reason=figure.mistake))))
    said = WRONG.format(subject=subject, was=was, reason=reason, by=request.name, when=moment_words(desk, now))
    return Reply(Message(plain(said), ((Button("It was not wrong", f"iu:{figure.id}"),),)), edit=True)


def undo_wrong(desk: Desk, request: Request) -> Reply:
    """A button that takes back that a figure was wrong, and with it whatever was to be told of that."""
    figure = numbered(desk, request, request.words)
    if isinstance(figure, Reply):
        return figure
    assert figure.id is not None
    now, subject, was = desk.clock(), subject_words(figure, desk.office), value_words(figure)
    chats = take_back(desk.store, figure.id, request.name, now, desk.sending_time())
    if chats is None:
        return Reply(Message(plain(NOT_MARKED.format(subject=subject, was=was))))
    said = NOT_WRONG.format(subject=subject, was=was, by=request.name, when=moment_words(desk, now))
    return Reply(Message(plain(f"{said} {taken_back_words(chats)}".strip())), edit=True)


def _recorded(desk: Desk, request: Request) -> PendingFile | Reply:
    if not may_decide(request):
        return Reply(Message(EDITORS_ONLY))
    file = desk.store.pending.find(_number(request.words))
    return file if file and file.state is PendingState.RECORDED else Reply(Message(GONE))


def numbered(desk: Desk, request: Request, number: str) -> Observation | Reply:
    """The recorded figure of that number, or why nothing can be said of it."""
    if not may_decide(request):
        return Reply(Message(EDITORS_ONLY))
    wanted = _number(number)
    return desk.store.figures.numbered([wanted]).get(wanted) or Reply(Message(GONE))


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdecimal() else 0
