"""What is pushed: which rules watch, who follows, and how to have less of it."""

from collections.abc import Sequence

from bot.commands.muting import silence_words
from bot.commands.ruled import rule_rows
from bot.commands.ruling import offered_kinds
from bot.desk import MEASURE_GONE, OUTDATED, Desk, Reply, Request
from briefing.alert import finding_words
from briefing.checked import checked, checked_words
from briefing.marked import last_good_words
from briefing.message import Button, Message, bold, plain
from briefing.words import figure_words
from jobs.alerting.episode import episode_of
from jobs.watched import Watched, seen_in
from kpistore.catalogue import UnknownKpi
from kpistore.model.alert import DAY_KINDS, Severity
from kpistore.model.assessment import Assessment
from kpistore.model.period import day_words
from kpistore.store.people import ALERTS, DIGEST, TOPICS, following
from kpistore.store.rules import RuleState

WORDS = {ALERTS: "alerts", DIGEST: "the weekly briefing"}
FOLLOWED = "You will be told here when a newer figure of this measure is published."


def alerts(desk: Desk, request: Request) -> Reply:
    """Show what is watched and what needs attention now"""
    rules, lookout = seen_in(desk.store, desk.office, request.chat_id), desk.lookout()
    judged = [found for found in (lookout.judge(each.rule) for each in rules) if found]
    firing = sorted((each for each in judged if each.firing), key=lambda each: list(Severity).index(each.rule.severity))
    lines = [bold(f"Needs attention ({len(firing)})"), *(plain(_firing_line(desk, each)) for each in firing)]
    if not firing:
        lines = [bold("All well") + ": no rule finds anything." if judged else bold("Nothing that could be judged")]
    lines += [*_checked(rules, judged, request), *_resting(desk, request)]
    lines.append(_receiving(desk, request, own=any(each.made for each in rules)))
    return Reply(Message("\n".join(lines), (*rule_rows(desk, request.chat_id), *_switch(desk, request))))


def _receiving(desk: Desk, request: Request, *, own: bool) -> str:
    if _receives(desk, request, ALERTS):
        return "You receive alerts here."
    return f"This chat receives {'only the alerts of its own rules' if own else 'no alerts'}."


def _resting(desk: Desk, request: Request) -> list[str]:
    """Rules that are paused or whose measure is gone, and what is muted here."""
    mine = [each for each in desk.store.rules.kept() if each.chat_id == request.chat_id]
    paused = [each.rule.name for each in mine if each.state is RuleState.PAUSED]
    known = {kpi.key for kpi in desk.office.catalogue.kpis}
    gone = [each.rule.name for each in mine if each.rule.kpi not in known]
    lines = [f"Paused: {'; '.join(paused)}."] if paused else []
    lines += [f"Not in the catalogue any more: {'; '.join(gone)}."] if gone else []
    held = desk.store.silences.of_chat(request.chat_id, desk.clock())
    lines += [f"Muted here: {'; '.join(silence_words(desk, each) for each in held)}."] if held else []
    return [plain(line) for line in lines]


def _firing_line(desk: Desk, found: Assessment) -> str:
    figure = last_good_words(found) or f"{figure_words(found.figure)}, {found.figure.period.label}"
    words = f"{found.kpi.title}: {figure}. {_sentence(finding_words(found))}"
    if found.rule.kind in DAY_KINDS:
        words = f"{finding_words(found)}" if found.grounds.failed else f"{found.kpi.title}: {finding_words(found)}"
    return f"• {words}{_taken_on(desk, found)}"


def _taken_on(desk: Desk, found: Assessment) -> str:
    """Who has taken it on, if somebody has; and that an alert on a figure marked as wrong waits."""
    episode = episode_of(desk.store.alerts.of_rule(found.rule.id))
    taken = episode.acknowledged if episode else None
    by = f"cknowledged by {taken.person} on {day_words(taken.at.date())}" if taken else ""
    by += _asked(desk, found) if taken else ""
    if episode and found.marked and episode.last.period_end > found.end:
        return f". Its alert waits for the right figure{f', a{by}' if by else ''}"
    return f". A{by}" if by else ""


def _asked(desk: Desk, found: Assessment) -> str:
    """What the force was asked about it, while that is open."""
    mine = [each for each in desk.store.enquiries.open() if each.kpi == found.kpi.key and each.rule == found.rule.name]
    return "".join(f"; force asked on {day_words(e.asked_on)}, answer due {day_words(e.due_on)}" for e in mine[:1])


def _checked(rules: Sequence[Watched], judged: Sequence[Assessment], request: Request) -> list[str]:
    """How many, on figures up to when; then each, the office's first."""
    own = [each for each in rules if each.made]
    counted = checked(len(rules) - len(own), len(own), judged, group=not request.private)
    return [plain(f"{checked_words(counted)}:"), *(plain(f"• {each.rule.name}{_whose(each)}") for each in rules)]


def _whose(each: Watched) -> str:
    return f" ({each.made.author_name})" if each.made else ""


def subscribe(desk: Desk, request: Request) -> Reply:
    """Receive alerts and the weekly briefing here: /subscribe, /subscribe alerts or /subscribe digest"""
    return _switched(desk, request, on=True)


def unsubscribe(desk: Desk, request: Request) -> Reply:
    """Receive nothing here: /unsubscribe, /unsubscribe alerts or /unsubscribe digest"""
    return _switched(desk, request, on=False)


def follow(desk: Desk, request: Request) -> Reply:
    """A button that follows one measure."""
    try:
        kpi = desk.office.catalogue.kpi(request.words)
    except UnknownKpi:
        return Reply(Message(MEASURE_GONE))
    now = desk.clock()
    desk.store.people.subscribe(request.chat_id, following(kpi.key), now)
    lines = [bold(kpi.title), FOLLOWED]
    rules = [rule for rule in desk.office.rules if rule.kpi == kpi.key]
    rows = ((Button("Stop following", f"u:{kpi.key}"),), *offered_kinds(desk, kpi))
    if rules:
        desk.store.people.subscribe(request.chat_id, ALERTS, now)
        lines += ["These rules watch it, and you receive their alerts:", *(plain(f"• {rule.name}") for rule in rules)]
    return Reply(Message("\n".join(lines), rows))


def unfollow(desk: Desk, request: Request) -> Reply:
    """A button that stops following one measure."""
    desk.store.people.unsubscribe(request.chat_id, following(request.words), desk.clock(), "stopped by hand")
    return Reply(Message("New figures of this measure are not told here any more."))


def _switched(desk: Desk, request: Request, *, on: bool) -> Reply:
    word = request.words.strip().lower()
    if word and word not in TOPICS:
        return Reply(Message(f"Write {' or '.join(TOPICS)}, or nothing for both."))
    topics = (word,) if word else TOPICS
    for topic in topics:
        if on:
            desk.store.people.subscribe(request.chat_id, topic, desk.clock())
        else:
            desk.store.people.unsubscribe(request.chat_id, topic, desk.clock(), "stopped by hand")
    named = " and ".join(WORDS[topic] for topic in topics)
    return Reply(Message(f"This chat {'receives' if on else 'does not receive'} {named}{'' if on else ' any more'}."))


def _switch(desk: Desk, request: Request) -> tuple[tuple[Button, ...], ...]:
    if _receives(desk, request, ALERTS):
        return ((Button("Stop alerts here", "t:off"),),)
    return ((Button("Receive alerts here", "t:on"),),)


def switch(desk: Desk, request: Request) -> Reply:
    """A button that turns alerts on or off in a chat."""
    if request.words not in ("on", "off"):
        return Reply(Message(OUTDATED))
    on = request.words == "on"
    people, now = desk.store.people, desk.clock()
    if on:
        people.subscribe(request.chat_id, ALERTS, now)
    else:
        people.unsubscribe(request.chat_id, ALERTS, now, "stopped by hand")
    return Reply(alerts(desk, request).message, edit=True)


def _receives(desk: Desk, request: Request, topic: str) -> bool:
    return request.chat_id in desk.store.people.subscribers(topic)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}" if words else ""
