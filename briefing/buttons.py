"""The taps under an answer: other periods, the chart, the source."""

from collections.abc import Sequence
from dataclasses import replace

from briefing.message import Button, ButtonRows
from briefing.named import named_with_part
from briefing.words import COMPARATOR_WORDS, figure_words
from kpistore.asking.answer import Answer, Choice
from kpistore.asking.reference import LIMIT_BYTES, Reference, reference_of
from kpistore.asking.several import encode_several
from kpistore.model.kpi import Unit
from kpistore.model.observation import Medium, Observation
from kpistore.model.period import PeriodKind

BUTTON_LETTERS = 40
ROW_LETTERS = 36
MOST_BESIDE = 3
_BY_KIND = {
    PeriodKind.MONTH: "By month",
    PeriodKind.QUARTER: "By quarter",
    PeriodKind.YEAR: "By year",
    PeriodKind.CALENDAR: "By calendar year",
    PeriodKind.ROLLING12: "By 12 months",
    PeriodKind.POINT: "At a date",
}


def answer_rows(answer: Answer, *, drawn: bool) -> ButtonRows:
    """What can be done with an answered question; references too long for a button are left out.

    A measure is followed in the office's own area, so another area's figure offers no alert. Nor does a rate per 1,000
    people that is only computed when it is asked for: none is recorded that an alert could be about.
    """
    assert answer.observation is not None
    area = answer.question.area
    exact = reference_of(answer.observation, area)
    chart = (chart_button(answer) or _named("Chart", "c", exact)) if drawn else None
    first = (_named("Say it", "y", exact), chart, _named("Why", "w", exact))
    second = (_named("Source", "s", exact), None if area or _is_rate_computed(answer.observation) else _alert(exact))
    earlier, kinds = _earlier(answer), _kinds(answer, exact)
    others = [earlier + kinds] if _fit(earlier + kinds) else [earlier, kinds]
    rows = [tuple(filter(None, first)), tuple(filter(None, second)), *others]
    return tuple(row for row in rows if row)


def _is_rate_computed(figure: Observation) -> bool:
    return figure.medium is Medium.COMPUTED and figure.unit is Unit.PER_1000


def _alert(reference: Reference) -> Button:
    return Button("Alert me", f"f:{reference.kpi}")


def _named(label: str, verb: str, reference: Reference) -> Button | None:
    name = reference.encode()
    return Button(label, f"{verb}:{name}") if len(name.encode()) <= LIMIT_BYTES else None


def chart_button(answer: Answer) -> Button | None:
    """Draws all that stands side by side; None where one figure stands alone or the names are too long for a button."""
    several = encode_several(answer)
    return Button("Chart", f"cs:{several}") if several else None


def _fit(row: tuple[Button, ...]) -> bool:
    """Whether the labels can be read side by side on a phone."""
    return len(row) <= MOST_BESIDE and all(len(each.label) <= ROW_LETTERS / max(1, len(row)) for each in row)


def choice_rows(choices: Sequence[Choice], area: str = "") -> ButtonRows:
    """One button a choice, of the area where it is not the office's own."""
    held = (_named(_choice_label(each), "q", _choice_reference(each, area)) for each in choices)
    return tuple((each,) for each in held if each)


def without_those_of(shown: ButtonRows, rows: ButtonRows) -> ButtonRows:
    """The rows without the buttons that already stand above them."""
    held = {button.action for row in shown for button in row}
    return tuple(row for row in (tuple(each for each in row if each.action not in held) for row in rows) if row)


def _choice_label(choice: Choice) -> str:
    if choice.observation and choice.observation.value is not None:
        told = f"{choice.observation.period.label}: {figure_words(choice.observation)}"
        return f"{COMPARATOR_WORDS[choice.observation.comparator]}, {told}" if choice.observation.comparator else told
    return measure_label(choice)


def measure_label(choice: Choice) -> str:
    """A measure and its part by name, "Charge rate, shoplifting"; by its short name where a button is too small."""
    name = named_with_part(choice.kpi.title, choice.breakdown)
    short = named_with_part(choice.kpi.short, choice.breakdown)
    return (name if len(name) <= BUTTON_LETTERS else short)[:BUTTON_LETTERS]


def _choice_reference(choice: Choice, area: str) -> Reference:
    if choice.observation:
        return reference_of(choice.observation, area)
    return Reference(choice.kpi.key, breakdown=choice.breakdown, area=area)


def _earlier(answer: Answer) -> tuple[Button, ...]:
    held = [each.observation for each in answer.comparisons]
    alike = [each for each in held if each and each.comparator == answer.comparator]
    return tuple(filter(None, (_figure_button(each, answer.question.area) for each in alike)))


def _figure_button(figure: Observation, area: str) -> Button | None:
    return _named(f"{figure.period.label}: {figure_words(figure)}", "q", reference_of(figure, area))


def _kinds(answer: Answer, exact: Reference) -> tuple[Button, ...]:
    kinds = [each.period.kind for each in answer.kinds]
    if answer.series and len(answer.series.figures) > 2 and answer.period:
        kinds.insert(0, answer.period.kind)
    wanted = (_named(_BY_KIND[kind], "q", _of_kind(exact, kind)) for kind in kinds if kind in _BY_KIND)
    return tuple(filter(None, wanted))


def _of_kind(exact: Reference, kind: PeriodKind) -> Reference:
    return replace(exact, start=None, end=None, kind=kind)
