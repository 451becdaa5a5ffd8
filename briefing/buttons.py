"""The taps under an answer: other periods, the chart, the source."""

from collections.abc import Sequence

from briefing.message import Button, ButtonRows
from briefing.words import COMPARATOR_WORDS, figure_words
from kpistore.asking.answer import Answer, Choice
from kpistore.asking.reference import Reference, reference_of
from kpistore.model.kpi import breakdown_text
from kpistore.model.observation import Observation
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
    """What can be done with an answered question; references too long for a button are left out."""
    assert answer.observation is not None
    exact = reference_of(answer.observation)
    name = exact.encode()
    first = [Button("Say it", f"y:{name}")]
    if drawn:
        first.append(Button("Chart", f"c:{name}"))
    first.append(Button("Why", f"w:{name}"))
    second = Button("Source", f"s:{name}"), Button("Alert me", f"f:{exact.kpi}")
    earlier, kinds = _earlier(answer), _kinds(answer, exact)
    others = [earlier + kinds] if _fit(earlier + kinds) else [earlier, kinds]
    rows = [tuple(first), second, *others]
    return tuple(row for row in rows if row)


def _fit(row: tuple[Button, ...]) -> bool:
    """Whether the labels can be read side by side on a phone."""
    return len(row) <= MOST_BESIDE and all(len(each.label) <= ROW_LETTERS / max(1, len(row)) for each in row)


def choice_rows(choices: Sequence[Choice]) -> ButtonRows:
    """One button a choice."""
    return tuple((Button(_choice_label(each), f"q:{_choice_reference(each).encode()}"),) for each in choices)


def _choice_label(choice: Choice) -> str:
    if choice.observation and choice.observation.value is not None:
        told = f"{choice.observation.period.label}: {figure_words(choice.observation)}"
        return f"{COMPARATOR_WORDS[choice.observation.comparator]}, {told}" if choice.observation.comparator else told
    if choice.breakdown:
        return breakdown_text(choice.breakdown).replace("=", ": ").replace("-", " ")[:BUTTON_LETTERS]
    return choice.kpi.title if len(choice.kpi.title) <= BUTTON_LETTERS else choice.kpi.short


def _choice_reference(choice: Choice) -> Reference:
    if choice.observation:
        return reference_of(choice.observation)
    return Reference(choice.kpi.key, breakdown=choice.breakdown)


def _earlier(answer: Answer) -> tuple[Button, ...]:
    held = [each.observation for each in answer.comparisons]
    return tuple(_figure_button(each) for each in held if each and each.comparator == answer.comparator)


def _figure_button(figure: Observation) -> Button:
    return Button(f"{figure.period.label}: {figure_words(figure)}", f"q:{reference_of(figure).encode()}")


def _kinds(answer: Answer, exact: Reference) -> tuple[Button, ...]:
    kinds = [each.period.kind for each in answer.kinds]
    if answer.series and len(answer.series.figures) > 2 and answer.period:
        kinds.insert(0, answer.period.kind)
    return tuple(Button(_BY_KIND[kind], f"q:{_of_kind(exact, kind)}") for kind in kinds if kind in _BY_KIND)


def _of_kind(exact: Reference, kind: PeriodKind) -> str:
    return Reference(exact.kpi, None, None, kind, exact.comparator, exact.breakdown).encode()
