"""Alerts are answered with a thumb: taken on, explained, and let go by who answers for the measure."""

from datetime import date, datetime

from bot.commands.deciding import moment_words
from bot.commands.open import is_editor
from bot.desk import Desk, Reply, Request
from briefing.alert_buttons import OWNER, rule_tag
from briefing.enquiry import ASKED
from briefing.message import Button, ButtonRows, Message, bold, plain
from jobs.answering import Outcome, acknowledge
from jobs.explaining import explain
from jobs.releasing import add_to_waiting
from jobs.watched import Watched, find_tagged
from kpistore.model.period import day_words

OWNERS_TAG = "owner:"
"""Begins the names of messages that wait for their measure's owner."""
DUE_DAYS = (7, 14, 28, 42)
_ENDED = "This alert has ended: {event} on {day}. There is nothing to acknowledge."


def acknowledge_alert(desk: Desk, request: Request) -> Reply:
    """A button by which somebody takes an alert on."""
    held = about(desk, request)
    if held is None:
        return Reply(Message("This rule does not exist any more, so there is nothing to acknowledge."))
    done = acknowledge(desk.store, held[0].rule, request.name, desk.clock())
    event = done.event
    if event is None:
        return Reply(Message("This alert is not open. There is nothing to acknowledge."))
    when = day_words(event.at.date())
    if done.outcome is Outcome.ENDED:
        return Reply(Message(_ENDED.format(event=event.event.value, day=when)))
    if done.outcome is Outcome.ALREADY:
        return Reply(Message(plain(f"Already acknowledged by {event.person} on {when}.")))
    lines = [f"Acknowledged: {bold(held[0].kpi.title)}", "It is not repeated; you hear when it worsens or recovers."]
    return Reply(Message("\n".join(lines), _asked(held[0], held[1]) if is_editor(request) else ()))


def show_reason(desk: Desk, request: Request) -> Reply:
    """A button that says why an alert came."""
    held = about(desk, request)
    if held is None:
        return Reply(Message("This rule does not exist any more, so it cannot be explained."))
    return Reply(explain(desk.store, held[0], desk.lookout()))


def decide_release(desk: Desk, request: Request) -> Reply:
    """A button by which the owner of a measure lets readers hear, or holds it."""
    verb, _colon, tag = request.words.partition(":")
    if not tag.startswith(f"{OWNERS_TAG}{request.user_id}:"):
        return Reply(Message("Only the owner of this measure decides when readers hear of it."))
    now = desk.clock()
    if verb == "s":
        due = desk.sending_time()
        sent = desk.store.outbox.release(f"{tag}:", now, due)
        done = f"Goes to {_chats(sent)} on {moment_words(desk, due)}." if due > now else f"Sent to {_chats(sent)}."
        return Reply(Message(done if sent else "Readers have it already."))
    if verb == "h":
        kept = desk.store.outbox.hold(f"{tag}:", now)
        send = ((Button("Send to readers", f"{OWNER}:s:{tag}"),),)
        text = f"Held back from {_chats(kept)} until you send it." if kept else "Readers have it already."
        return Reply(Message(text, send if kept else ()))
    code = f"{tag} " if len(_waiting_tags(desk, request.user_id)) > 1 else ""
    return Reply(Message(plain(f"Write: /context {code}and your words. Readers get them below the alert.")))


def add_context(desk: Desk, request: Request) -> Reply:
    """Add words to an alert that readers have not had yet (owners): /context WORDS"""
    tag, _space, words = request.words.strip().partition(" ")
    if not tag.startswith(OWNERS_TAG):
        tag, words = next(iter(_waiting_tags(desk, request.user_id)[-1:]), ""), request.words
        if not tag:
            return Reply(Message("Nothing waits for your word. An alert that you are told first has buttons for it."))
    if not words.strip():
        return Reply(Message("Write your words after /context. Readers get them below the alert."))
    if not tag.startswith(f"{OWNERS_TAG}{request.user_id}:"):
        return Reply(Message("Only the owner of this measure adds to what readers hear."))
    changed = add_to_waiting(desk.store, f"{tag}:", words.strip(), request.name)
    return Reply(Message(f"Added for {_chats(changed)}." if changed else "Readers have it already."))


def _waiting_tags(desk: Desk, owner: int) -> list[str]:
    """What waits for an owner's word, by run, oldest first."""
    keys = desk.store.outbox.unsent(f"{OWNERS_TAG}{owner}:")
    return list(dict.fromkeys(key.rpartition(":")[0] for key in keys))


def about(desk: Desk, request: Request) -> tuple[Watched, date] | None:
    """The rule of a button and the last day of its figure; None also for a rule of a chat that this is not."""
    tag, _colon, day = request.words.rpartition(":")
    try:
        end = datetime.strptime(day, "%y%m%d").date()  # noqa: DTZ007 - a date has no zone
    except ValueError:
        return None
    found = find_tagged(desk.store, desk.office, tag)
    return (found, end) if found and is_heard(desk, found, request.chat_id) else None


def is_heard(desk: Desk, each: Watched, chat_id: int) -> bool:
    """Whether the chat has to do with the rule: everybody with the office's own, who receives it with one of a chat."""
    made = each.made
    return made is None or made.chat_id == chat_id or chat_id in desk.store.people.subscribers(made.topic)


def _asked(each: Watched, end: date) -> ButtonRows:
    tag = f"{rule_tag(each.rule.id)[:48]}:{end:%y%m%d}"
    labels = {days: f"Force asked, due in {_weeks(days // 7)}" for days in DUE_DAYS}
    buttons = [Button(label, f"{ASKED}:{days}:{tag}") for days, label in labels.items()]
    return tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))


def _weeks(number: int) -> str:
    return "1 week" if number == 1 else f"{number} weeks"


def _chats(number: int) -> str:
    return "1 chat" if number == 1 else f"{number} chats"
