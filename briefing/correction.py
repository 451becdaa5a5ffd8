"""A correction: drafted for an editor, told to those who heard the old figure, listed for all."""

from collections.abc import Sequence

from briefing.alert_buttons import button_label
from briefing.alert_group import Block, Matter
from briefing.message import Button, Message, bold, plain
from kpistore.model.period import day_words
from kpistore.store.corrections import Correction, CorrectionState

APPROVE, REJECT, UNDO = "xa", "xr", "iu"
"""The actions: xa:<number>, xr:<number>, iu:<number of the figure>."""
MARK_ACTS = (
    "The mark acts already: whoever asks is told that it is wrong, nothing is pushed of it any more, and an alert "
    "about it waits for the right figure. Who was told it hears of that once you approve."
)
MARK_STAYS = "The figure stays marked as wrong."
MOST_LISTED = 10


def correction_draft(correction: Correction, number: int, chats: int) -> Message:
    """For the editor: was, is, why, and how many would hear it."""
    reach = "Nobody was told it yet" if not chats else f"{_chats(chats)} told it"
    lines = [f"✎ Correction to approve: {bold(correction.subject)}", *_was_is(correction), plain(f"{reach}.")]
    buttons = (Button("Approve and send", f"{APPROVE}:{number}"), Button("Reject", f"{REJECT}:{number}"))
    if correction.now:
        return Message("\n".join(lines), (buttons,))
    undo = (Button("It was not wrong", f"{UNDO}:{correction.old_id}"),)
    return Message("\n".join([*lines, MARK_ACTS]), (buttons, undo))


def correction_message(correction: Correction) -> Message:
    """For everybody who was told the old figure."""
    lines = [f"✎ Correction: {bold(correction.subject)}", *_was_is(correction), plain(_say(correction))]
    return Message("\n".join(lines))


def stands_message(correction: Correction) -> Message:
    """For everybody who was told that a figure is wrong, and it was right."""
    said = f"Taken back: the figure of {correction.was} stands. It was called wrong by mistake."
    return Message("\n".join([f"✎ {bold(correction.subject)}", plain(said)]))


def stands_block(correction: Correction) -> Block:
    """The same among other matters."""
    short = plain(f"• Taken back: {correction.subject}: {correction.was} stands")
    return Block((0, 0, 0), "", stands_message(correction).text, short, None, Matter.CORRECTION)


def taken_back_words(chats: int) -> str:
    """Who hears that a figure stands; empty where nobody had been told otherwise."""
    if not chats:
        return ""
    who = f"The {chats} chats that were" if chats > 1 else "The chat that was"
    return f"{who} told that it is wrong {'hears' if chats == 1 else 'hear'} that it stands."


def draft_block(correction: Correction, number: int, chats: int) -> Block:
    """The draft among other matters."""
    message = correction_draft(correction, number, chats)
    approve = Button(button_label(f"Approve: {correction.subject}"), f"{APPROVE}:{number}")
    return _block(correction, message, approve, Button("Reject", f"{REJECT}:{number}"))


def correction_block(correction: Correction) -> Block:
    """The correction among other matters."""
    return _block(correction, correction_message(correction))


def corrected_since(correction: Correction) -> str:
    """A line below a message that waited with the old figure."""
    now = f"has been corrected to {correction.now}" if correction.now else "is wrong and should not be used"
    return plain(f"✎ Since this was written: the {correction.was} of {correction.subject} {now}.")


def corrections_log(corrections: Sequence[Correction]) -> Message:
    """The log, newest first; rejected drafts are left to the editors' own messages."""
    told = [each for each in corrections if each.state in (CorrectionState.APPROVED, CorrectionState.TAKEN_BACK)]
    waiting = sum(each.state is CorrectionState.DRAFT for each in corrections)
    lines = [bold(f"Corrections ({len(told)})"), *(plain(_line(each)) for each in told[:MOST_LISTED])]
    if not told:
        lines = ["No figure that was told has been corrected."]
    if len(told) > MOST_LISTED:
        lines.append(f"and {len(told) - MOST_LISTED} older ones")
    if waiting:
        lines.append(f"{waiting} {'waits' if waiting == 1 else 'wait'} for an editor.")
    return Message("\n".join(lines))


def _block(correction: Correction, message: Message, *buttons: Button) -> Block:
    short = plain(f"• Correction: {correction.subject}: was {correction.was}, is {correction.now or 'withdrawn'}")
    button, beside = buttons or (None, None)
    return Block((0, 0, 0), "", message.text, short, button, Matter.CORRECTION, beside)


def _was_is(correction: Correction) -> list[str]:
    now = f"Is {correction.now}." if correction.now else "It is withdrawn; there is no right figure yet."
    return [plain(f"Was {correction.was}. {now}"), plain(f"Why: {correction.why}")]


def _say(correction: Correction) -> str:
    if not correction.now:
        return f"If you quoted it, say: the figure of {correction.was} was wrong and should not be used."
    return f"If you quoted it, say: the figure of {correction.was} has been corrected to {correction.now}."


def _line(correction: Correction) -> str:
    day = day_words(correction.decided_at.date()) if correction.decided_at else ""
    if correction.state is CorrectionState.TAKEN_BACK:
        heard = f"{_chats(correction.told)} told otherwise and heard of both" if correction.told else "Nobody was told"
        return f"• {day}: {correction.subject}: {correction.was} stands; that it was wrong was taken back. {heard}."
    change = f"{correction.was} → {correction.now or 'withdrawn'}"
    # A person's own words begin a sentence here; else the name of a document does, which is left as it is.
    why = correction.why if correction.now else f"{correction.why[:1].upper()}{correction.why[1:]}"
    return f"• {day}: {correction.subject}: {change}. {why} Told to {_chats(correction.told, verb='')}."


def _chats(number: int, verb: str = " was") -> str:
    if number == 1:
        return f"1 chat{verb}"
    return f"{number} chats{' were' if verb else ''}"
