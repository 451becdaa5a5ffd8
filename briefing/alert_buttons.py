"""The taps under an alert: take it on, hear less of it, see more of it."""

from collections.abc import Sequence
from textwrap import shorten

from briefing.message import CALLBACK_LIMIT_BYTES, Button, ButtonRows, fingerprint
from briefing.rule_words import condition_words, rule_words
from kpistore.asking.reference import reference_of
from kpistore.model.alert import AlertEvent, AlertRule, Earlier, Event, RuleKind
from kpistore.model.assessment import Assessment
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation

ACKNOWLEDGE, MUTE, MUTE_WEEK, WHY, OWNER = "ak", "m", "mw", "aw", "ah"
"""The actions: m:<tag of the rule>:<last day of the figure, yymmdd>, and the same for ak, mw and aw."""
_LONGEST_TAG = CALLBACK_LIMIT_BYTES - len("ak::yymmdd")
BUTTON_LETTERS = 38
FEWEST_LETTERS = 12
"""So much of a measure's name is left."""
FAILED_IMPORT = "An import failed"
_ENDED = (Event.RECOVERED, Event.LAPSED)


def rule_tag(rule: str) -> str:
    """A rule's id where a button can carry it, else a short name for it."""
    return rule if len(rule.encode()) <= _LONGEST_TAG and ":" not in rule else fingerprint(rule)[:16]


def rule_tagged(tag: str, rules: Sequence[AlertRule]) -> AlertRule | None:
    """The rule a button names; None if there is none any more."""
    return next((rule for rule in rules if rule_tag(rule.id) == tag), None)


def alert_buttons(found: Assessment, event: AlertEvent) -> ButtonRows:
    """What can be done about one alert; of one that ended, only what can be seen."""
    seen = _seen(found)
    if event.event in _ENDED:
        return (seen,)
    answers = (
        Button("Acknowledge", _action(ACKNOWLEDGE, found)),
        Button("Mute until next figure", _action(MUTE, found)),
    )
    return (answers, (Button("Mute a week", _action(MUTE_WEEK, found)), *seen))


def acknowledged_buttons(found: Assessment) -> ButtonRows:
    """The same once somebody has taken it on."""
    return ((Button("Mute until next figure", _action(MUTE, found)), *_seen(found)),)


def _seen(found: Assessment) -> tuple[Button, ...]:
    """What more can be seen of it; a file that failed has no chart."""
    why = Button("Why", _action(WHY, found))
    if found.rule.kind is RuleKind.IMPORT_FAILED:
        return (why,)
    return Button("Chart", f"c:{reference_of(found.figure).encode()}"), why


def opening_button(found: Assessment) -> Button:
    """Opens an alert that came with others, with its own buttons."""
    return Button(_label(found), _action(WHY, found))


def apart_label(found: Assessment) -> str:
    """The same button where two rules watch one measure: "999 answered below 91%"."""
    if found.rule.kind is RuleKind.IMPORT_FAILED:
        return FAILED_IMPORT
    return rule_label(found.rule, found.kpi)


def rule_label(rule: AlertRule, kpi: Kpi) -> str:
    """The measure and the condition on a button; where there is no room for both, the measure's name is cut."""
    if rule.kind is RuleKind.IMPORT_FAILED:
        return button_label(rule_words(rule, kpi))
    condition = condition_words(rule, kpi)
    if len(f"{kpi.short} {condition}") > BUTTON_LETTERS:
        year = ", on a year" if rule.against is Earlier.YEAR else ""
        condition = condition.partition(" on ")[0].partition(",")[0] + year
    room = max(BUTTON_LETTERS - len(condition) - 1, FEWEST_LETTERS)
    return f"{shorten(kpi.short, room, placeholder='…')} {condition}"


def release_row(release: str) -> tuple[Button, ...]:
    """For an owner, what lets the others be told."""
    hold, add = Button("Hold", f"{OWNER}:h:{release}"), Button("Add context", f"{OWNER}:a:{release}")
    return (Button("Send to readers", f"{OWNER}:s:{release}"), hold, add)


def figure_buttons(figure: Observation) -> tuple[Button, ...]:
    """The figure as an answer, and where it is printed."""
    name = reference_of(figure).encode()
    return (Button("Figure", f"q:{name}"), Button("Source", f"s:{name}"))


def button_label(words: str) -> str:
    """As much of the words as a button shows, cut between two of them."""
    return shorten(words, BUTTON_LETTERS, placeholder="…")


def _label(found: Assessment) -> str:
    title = FAILED_IMPORT if found.rule.kind is RuleKind.IMPORT_FAILED else found.kpi.title
    return title if len(title) <= BUTTON_LETTERS else button_label(found.kpi.short)


def _action(verb: str, found: Assessment) -> str:
    return f"{verb}:{rule_tag(found.rule.id)}:{found.matter_end:%y%m%d}"
