"""Less of it for a while: a chat mutes a rule, may say why and for how long, and hears again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.commands.alerting import about
from bot.desk import OUTDATED, Desk, Reply, Request
from briefing.alert_buttons import button_label
from briefing.message import Button, ButtonRows, Message, bold, plain
from jobs.watched import find_rule
from kpistore.model.period import day_words
from kpistore.store.silences import Silence

MUTED = "Muted here: {rule}. The next newer figure that needs attention will be told again."
MUTED_UNTIL = "Muted here until {day}: {rule}."
NO_RULE = "This rule does not exist any more, so there is nothing to mute."
NOT_MUTED = "This is not muted any more."
WEEK = timedelta(days=7)
REASONS: Mapping[str, str] = {"h": "in hand", "d": "figure in doubt", "e": "expected"}
"""Why something is muted, by the letter of its button."""
_LENGTHS = {"A week": 7, "4 weeks": 28}


def mute(desk: Desk, request: Request) -> Reply:
    """A button that mutes a rule until a newer figure is held."""
    held = about(desk, request)
    if held is None:
        return Reply(Message(NO_RULE))
    silence = Silence(request.chat_id, held[0].rule.id, request.name, desk.clock(), until_newer_than=held[1])
    return _muted(desk, request, silence, MUTED.format(rule=held[0].rule.name))


def mute_week(desk: Desk, request: Request) -> Reply:
    """A button that mutes a rule for a week."""
    held = about(desk, request)
    if held is None:
        return Reply(Message(NO_RULE))
    rule, until = held[0].rule, desk.clock() + WEEK
    silence = Silence(request.chat_id, rule.id, request.name, desk.clock(), until=until)
    return _muted(desk, request, silence, MUTED_UNTIL.format(day=day_words(until.date()), rule=rule.name))


def _muted(desk: Desk, request: Request, silence: Silence, said: str) -> Reply:
    """Keep it; of another silence in whose place it comes, that is said."""
    before = [each for each in _held(desk, request, silence.rule) if _until(each) != _until(silence)]
    desk.store.silences.add(silence)
    instead = f" Before, it was muted {_until(before[-1])}; that is over." if before else ""
    return Reply(Message(plain(said + instead), _choices(desk, request, silence.rule)))


def give_reason(desk: Desk, request: Request) -> Reply:
    """A button that says why a rule is muted."""
    number, _colon, code = request.words.partition(":")
    return _changed(desk, request, number, reason=REASONS[code]) if code in REASONS else Reply(Message(OUTDATED))


def give_length(desk: Desk, request: Request) -> Reply:
    """A button that says for how long a rule is muted, from now on."""
    number, _colon, days = request.words.partition(":")
    if days not in map(str, _LENGTHS.values()):
        return Reply(Message(OUTDATED))
    return _changed(desk, request, number, until=desk.clock() + timedelta(days=int(days)), until_newer_than=None)


def unmute(desk: Desk, request: Request) -> Reply:
    """A button that ends a silence."""
    if not (request.words.isascii() and request.words.isdecimal()):
        return Reply(Message(OUTDATED))
    if not desk.store.silences.end(request.chat_id, int(request.words), desk.clock()):
        return Reply(Message(NOT_MUTED))
    return Reply(Message("You will be told of it again."))


def silences(desk: Desk, request: Request) -> Reply:
    """List what is muted here, by whom, why and until when"""
    held = desk.store.silences.of_chat(request.chat_id, desk.clock())
    if not held:
        return Reply(Message("Nothing is muted here. Every alert has a button for it."))
    lines = [bold(f"Muted here ({len(held)})"), *(plain(f"• {silence_words(desk, each)}") for each in held)]
    rows = ((Button(button_label(f"Hear again: {_name(desk, each)}"), f"me:{each.id}"),) for each in held)
    return Reply(Message("\n".join(lines), tuple(rows)))


def silence_words(desk: Desk, silence: Silence) -> str:
    """One silence in a line."""
    by = f", by {silence.author}" if silence.author else ""
    return f"{_name(desk, silence)}: {_until(silence)}{by}{f' ({silence.reason})' if silence.reason else ''}"


def _until(silence: Silence) -> str:
    return f"until {day_words(silence.until.date())}" if silence.until else "until the next newer figure"


def _held(desk: Desk, request: Request, rule: str) -> list[Silence]:
    """Of one rule in this chat."""
    return [each for each in desk.store.silences.of_chat(request.chat_id, desk.clock()) if each.rule == rule]


def _name(desk: Desk, silence: Silence) -> str:
    """What the rule is called now; a deleted one, what it was."""
    found = find_rule(desk.store, desk.office, silence.rule)
    return found.rule.name if found else silence.rule


def _changed(desk: Desk, request: Request, number: str, **values: object) -> Reply:
    held = desk.store.silences.of_chat(request.chat_id, desk.clock())
    silence = next((each for each in held if str(each.id) == number), None)
    if silence is None:
        return Reply(Message(NOT_MUTED))
    made = replace(silence, author=request.name, made_at=desk.clock(), **values)  # type: ignore[arg-type] # its fields
    desk.store.silences.add(made)
    return Reply(
        Message(plain(f"Muted here: {silence_words(desk, made)}."), _choices(desk, request, silence.rule)), edit=True
    )


def _choices(desk: Desk, request: Request, rule: str) -> ButtonRows:
    """Hear it again, say why, say for how long."""
    held = _held(desk, request, rule)
    if not held:
        return ()
    number = held[-1].id
    reasons = tuple(Button(words.capitalize(), f"mr:{number}:{code}") for code, words in REASONS.items())
    lengths = tuple(Button(words, f"mu:{number}:{days}") for words, days in _LENGTHS.items())
    return ((Button("Hear again", f"me:{number}"), *lengths), reasons)
