"""Alerts are answered with a thumb: taken on, muted, explained, and let go by who answers for the measure."""

from datetime import date, datetime, timedelta

from bot.desk import OUTDATED, Desk, Reply, Request
from briefing.alert_buttons import OWNER, rule_tag
from briefing.enquiry import ASKED
from briefing.message import Button, ButtonRows, Message, bold, plain
from jobs.answering import Outcome, acknowledge
from jobs.explaining import explain
from jobs.releasing import add_to_waiting
from jobs.watched import Watched, find_tagged
from kpistore.model.period import day_words
from kpistore.store.silences import Silence

MUTED = "Muted here: {rule}. The next newer figure that needs attention will be told again."
MUTED_WEEK = "Muted here until {day}: {rule}."
NO_RULE = "This rule does not exist any more, so there is nothing to mute."
WEEK = timedelta(days=7)
_ENDED = "This alert has ended: {event} on {day}. There is nothing to acknowledge."


def mute(desk: Desk, request: Request) -> Reply:
    """A button that mutes a rule until a newer figure is held."""
    held = _about(desk, request.words)
    if held is None:
        return Reply(Message(NO_RULE))
    name = held[0].rule.name
    silence = Silence(request.chat_id, name, request.name, desk.clock(), until_newer_than=held[1])
    desk.store.silences.add(silence)
    return Reply(Message(plain(MUTED.format(rule=name)), _again(desk, request, name)))


def mute_week(desk: Desk, request: Request) -> Reply:
    """A button that mutes a rule for a week."""
    held = _about(desk, request.words)
    if held is None:
        return Reply(Message(NO_RULE))
    name, until = held[0].rule.name, desk.clock() + WEEK
    desk.store.silences.add(Silence(request.chat_id, name, request.name, desk.clock(), until=until))
    text = MUTED_WEEK.format(day=day_words(until.date()), rule=name)
    return Reply(Message(plain(text), _again(desk, request, name)))


def unmute(desk: Desk, request: Request) -> Reply:
    """A button that ends a silence."""
    if not (request.words.isascii() and request.words.isdecimal()):
        return Reply(Message(OUTDATED))
    if not desk.store.silences.end(request.chat_id, int(request.words), desk.clock()):
        return Reply(Message("This is not muted any more."))
    return Reply(Message("You will be told of it again."))


def silences(desk: Desk, request: Request) -> Reply:
    """List what is muted here, by whom and until when"""
    held = desk.store.silences.of_chat(request.chat_id, desk.clock())
    if not held:
        return Reply(Message("Nothing is muted here. Every alert has a button for it."))
    lines = [bold(f"Muted here ({len(held)})"), *(plain(f"• {silence_words(each)}") for each in held)]
    rows: ButtonRows = tuple((Button(f"Hear again: {each.rule}"[:40], f"me:{each.id}"),) for each in held)
    return Reply(Message("\n".join(lines), rows))


def silence_words(silence: Silence) -> str:
    """One silence in a line."""
    until = "until the next newer figure"
    if silence.until:
        until = f"until {day_words(silence.until.date())}"
    by = f", by {silence.author}" if silence.author else ""
    return f"{silence.rule}: {until}{by}{f' ({silence.reason})' if silence.reason else ''}"


def acknowledge_alert(desk: Desk, request: Request) -> Reply:
    """A button by which somebody takes an alert on."""
    held = _about(desk, request.words)
    if held is None:
        return Reply(Message("This rule does not exist any more, so there is nothing to acknowledge."))
    done = acknowledge(desk.store, held[0].rule.name, request.name, desk.clock())
    event = done.event
    if event is None:
        return Reply(Message("This alert is not open. There is nothing to acknowledge."))
    when = day_words(event.at.date())
    if done.outcome is Outcome.ENDED:
        return Reply(Message(_ENDED.format(event=event.event.value, day=when)))
    if done.outcome is Outcome.ALREADY:
        return Reply(Message(plain(f"Already acknowledged by {event.person} on {when}.")))
    lines = [f"Acknowledged: {bold(held[0].kpi.title)}", "It is not repeated; you hear when it worsens or recovers."]
    return Reply(Message("\n".join(lines), _asked(held[0], held[1])))


def show_reason(desk: Desk, request: Request) -> Reply:
    """A button that says why an alert came."""
    held = _about(desk, request.words)
    if held is None:
        return Reply(Message("This rule does not exist any more, so it cannot be explained."))
    return Reply(explain(desk.store, held[0], desk.clock(), desk.office.area))


def decide_release(desk: Desk, request: Request) -> Reply:
    """A button by which the owner of a measure lets readers hear, or holds it."""
    verb, _colon, tag = request.words.partition(":")
    if not tag.startswith(f"owner:{request.user_id}:"):
        return Reply(Message("Only the owner of this measure decides when readers hear of it."))
    now = desk.clock()
    if verb == "s":
        sent = desk.store.outbox.release(f"{tag}:", now)
        return Reply(Message(f"Sent to {_chats(sent)}." if sent else "Readers have it already."))
    if verb == "h":
        kept = desk.store.outbox.hold(f"{tag}:", now)
        send = ((Button("Send to readers", f"{OWNER}:s:{tag}"),),)
        text = f"Held back from {_chats(kept)} until you send it." if kept else "Readers have it already."
        return Reply(Message(text, send if kept else ()))
    return Reply(Message(plain(f"Write: /context {tag} and your words. Readers get them below the alert.")))


def add_context(desk: Desk, request: Request) -> Reply:
    """Add words to an alert that readers have not had yet (owners): /context CODE WORDS"""
    tag, _space, words = request.words.strip().partition(" ")
    if not words.strip():
        return Reply(Message("Write the code that the alert's button gives, then your words."))
    if not tag.startswith(f"owner:{request.user_id}:"):
        return Reply(Message("Only the owner of this measure adds to what readers hear."))
    changed = add_to_waiting(desk.store, f"{tag}:", words.strip(), request.name)
    return Reply(Message(f"Added for {_chats(changed)}." if changed else "Readers have it already."))


def _about(desk: Desk, words: str) -> tuple[Watched, date] | None:
    """The rule of a button and the last day of its figure."""
    tag, _colon, day = words.rpartition(":")
    try:
        end = datetime.strptime(day, "%y%m%d").date()  # noqa: DTZ007 - a date has no zone
    except ValueError:
        return None
    found = find_tagged(desk.store, desk.office, tag)
    return (found, end) if found else None


def _asked(each: Watched, end: date) -> ButtonRows:
    tag = f"{rule_tag(each.rule.name)[:48]}:{end:%y%m%d}"
    row = tuple(Button(f"Force asked, due in {days // 7} weeks", f"{ASKED}:{days}:{tag}") for days in (14, 28))
    return (row,)


def _again(desk: Desk, request: Request, rule: str) -> ButtonRows:
    held = [each for each in desk.store.silences.of_chat(request.chat_id, desk.clock()) if each.rule == rule]
    return ((Button("Hear again", f"me:{held[-1].id}"),),) if held else ()


def _chats(number: int) -> str:
    return "1 chat" if number == 1 else f"{number} chats"
