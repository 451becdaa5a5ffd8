"""The weekly briefing on one screen: what needs attention, what is new, what was checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefing.alert import finding_words
from briefing.alert_group import Block, Matter
from briefing.checked import Checked, checked_words
from briefing.marked import last_good_words
from briefing.message import Button, ButtonRows, Message, bold, plain
from briefing.picture import Picture
from briefing.words import change, figure_words
from kpistore.analysis.change import Comparison
from kpistore.asking.reference import reference_of
from kpistore.model.alert import RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Document, Observation
from kpistore.model.period import MONTHS_IN_YEAR, day_words

MOST_FIRING = 5
NOTHING_OPEN = "Open: nothing awaiting an answer from the force."


@dataclass(frozen=True, slots=True)
class Headline:
    """How a measure changed in a new document."""

    kpi: Kpi
    figure: Observation
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document of the last seven days, and what it says of the office's headline measures, most important first."""

    document: Document
    headlines: tuple[Headline, ...]
    worse: Headline | None = None
    """The measure that went the wrong way furthest, where all the headlines went the right way."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What a weekly briefing says."""

    day: date
    firing: tuple[Assessment, ...]
    """Most severe first."""
    new: tuple[NewDocument, ...]
    checked: Checked
    next_briefing: datetime
    """In the office's zone."""
    pictures: tuple[Picture, ...] = ()
    awaited: tuple[tuple[date, str], ...] = ()
    """When each answer that the force was asked for is due, and about what; the first one first."""


def digest_message(digest: Digest) -> Message:
    """The briefing; it says so when nothing happened."""
    lines = [bold(f"Weekly briefing · {_weekday(digest.day)} {digest.day.year}"), *_attention(digest)]
    for each in digest.new:
        lines.append(plain(_new_words(each)))
    if not digest.new:
        lines.append("Nothing new this week.")
    lines.append(plain(_open_words(digest)))
    lines.append(plain(_closing(digest)))
    return Message("\n".join(lines), _buttons(digest.firing), digest.pictures)


def digest_block(message: Message) -> Block:
    """The briefing among other matters; what needs attention is told there already, with its own buttons."""
    return Block((0, 0, 0), "", message.text, message.text, None, Matter.BRIEFING)


def _open_words(digest: Digest) -> str:
    if not digest.awaited:
        return NOTHING_OPEN
    due, title = digest.awaited[0]
    when = f"due {day_words(due)}" if due >= digest.day else f"overdue since {day_words(due)}"
    if len(digest.awaited) == 1:
        return f"Open: the force’s answer about {title}, {when}: /open"
    return f"Open: {len(digest.awaited)} answers from the force, the first about {title}, {when}: /open"


def _attention(digest: Digest) -> list[str]:
    firing = digest.firing
    if not firing:
        return [f"Nothing {'that could be judged ' if digest.checked.unjudged else ''}needs attention."]
    lines = [bold(f"Needs attention ({len(firing)})")]
    lines += [plain(f" • {_firing_words(each)}") for each in firing[:MOST_FIRING]]
    if len(firing) > MOST_FIRING:
        lines.append(f" • and {len(firing) - MOST_FIRING} more: /alerts")
    return lines


def _firing_words(found: Assessment) -> str:
    if found.grounds.failed and found.rule.kind is RuleKind.IMPORT_FAILED:
        return finding_words(found)
    if found.rule.kind is RuleKind.LATE:
        return f"{found.kpi.title}: {finding_words(found)}"
    if found.marked:
        return f"{found.kpi.title}: {last_good_words(found)}, {finding_words(found)}"
    value = f"{figure_words(found.figure)} ({found.figure.period.label})"
    return f"{found.kpi.title}: {value}, {finding_words(found)}"


def _new_words(new: NewDocument) -> str:
    changes = _changes(new.headlines)
    told = f"New this week: {new.document.title}.{f' {changes}.' if changes else ''}"
    return f"{told} {_worse_words(new.worse)}" if new.worse else told


def _worse_words(worse: Headline) -> str:
    """ "The other way: hospital admissions up 25 to 90, which may be chance (12 months to June 2024 on …)."."""
    moved, name = worse.comparison.change, worse.kpi.title
    chance = ", which may be chance" if worse.comparison.beyond_chance is False else ""
    told = f"{'up' if moved > 0 else 'down'} {change(moved, worse.kpi.unit)} to {figure_words(worse.figure)}{chance}"
    return f"The other way: {name[0].lower()}{name[1:]} {told} ({_span(worse)})."


def _changes(headlines: Sequence[Headline]) -> str:
    """By period: "Neighbourhood crime down 14.6%, total recorded crime down 9.3% (12 months to Sept 2024 on …)"."""
    groups: dict[str, list[str]] = {}
    for each in headlines:
        groups.setdefault(_span(each), []).append(_change_words(each))
    return ". ".join(f"{_list(changes)} ({span})" for span, changes in groups.items())


def _list(changes: Sequence[str]) -> str:
    return ", ".join([changes[0], *(each[0].lower() + each[1:] for each in changes[1:])])


def _change_words(headline: Headline) -> str:
    comparison = headline.comparison
    name = headline.kpi.title
    if comparison.change == 0:
        return f"{name} unchanged"
    percent = comparison.percent
    size = change(comparison.change, headline.kpi.unit) if percent is None else f"{abs(percent)}%"
    return f"{name} {'up' if comparison.change > 0 else 'down'} {size}"


def _span(headline: Headline) -> str:
    period, before = headline.figure.period, headline.comparison.period
    return f"{period.label} on {'the year before' if period.months == MONTHS_IN_YEAR else before.label}"


def _closing(digest: Digest) -> str:
    following = f"{_weekday(digest.next_briefing.date())}, {digest.next_briefing:%H:%M}"
    return f"{checked_words(digest.checked)}. Next briefing: {following}."


def _weekday(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def _buttons(firing: Sequence[Assessment]) -> ButtonRows:
    """One a measure, though several rules may watch it."""
    actions = {f"q:{reference_of(each.figure).encode()}": each.kpi.title for each in firing[:MOST_FIRING]}
    return tuple((Button(title, action),) for action, title in actions.items())
