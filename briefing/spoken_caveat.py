"""The one caveat that is read aloud with a figure: the most important, in words that can be said."""

from collections.abc import Callable, Iterator

from briefing.audit import gravest
from briefing.words import BY_CHANCE, SHARE_BY_CHANCE, figure_words
from kpistore.analysis.change import IN_TIME, Judge
from kpistore.analysis.sampling import base_of
from kpistore.asking.answer import Answer, Why
from kpistore.model.finding import Finding, FindingKind, Gravity
from kpistore.model.kpi import Unit
from kpistore.model.observation import DATA_POLICE_UK, Observation
from kpistore.model.period import PeriodKind

WITHIN_USUAL = "A change of this size is within the usual variation."
DISAGREES = "The report's text does not agree with its table here."
REPEATED = "It repeats an earlier figure, so it should be checked before it is relied on."
REPEATED_BEFORE = "The earlier figure repeats another one, so the change should be checked first."
DISAGREES_BEFORE = "On the earlier figure the report's text does not agree with its table."
EARLY = "It was printed before all of the period could be counted, so it may still change."
_TWO_VALUES = "the report's text says "
_CHANCE = {Judge.CONTROL_CHART: WITHIN_USUAL, Judge.SMALL_SHARES: SHARE_BY_CHANCE, Judge.SMALL_COUNTS: BY_CHANCE}


def spoken_caveat(answer: Answer) -> str:
    """One sentence; empty where nothing must be said. What is wrong with a printed change only is left to the reply."""
    return next((told for rule in _RULES for told in rule(answer) if told), "")


def _of_its_value(answer: Answer) -> Iterator[str]:
    """Text against table, parts against total, a value that stands twice; not what is first of another measure."""
    kpi, moved = answer.kpi, any(each.against in IN_TIME for each in answer.comparisons)
    of_it = (each for each in answer.doubts if kpi and each.kpis[:1] == (kpi.key,) and each.kind in _DOUBTS)
    doubt = gravest([each for each in of_it if moved or each.severity is Gravity.ERROR or _is_of_values(each)])
    if doubt:
        yield _DOUBTS[doubt.kind](doubt)


def _prose(answer: Answer) -> Iterator[str]:
    told = (each.observation for each in answer.also if each.why is Why.PROSE_DISAGREES)
    yield from (f"The report's own text says {figure_words(each)}." for each in told)


def _correction(answer: Answer) -> Iterator[str]:
    wrong = (each.observation for each in answer.also if each.why is Why.WAS_WRONG)
    yield from (f"An earlier figure of {figure_words(each)} was wrong." for each in wrong)


def _chance(answer: Answer) -> Iterator[str]:
    earlier = answer.change or next((each for each in answer.comparisons if each.against in IN_TIME), None)
    if earlier and earlier.change and earlier.beyond_chance is False:
        yield _CHANCE[earlier.judge or Judge.SMALL_COUNTS]


def _of_the_report(answer: Answer) -> Iterator[str]:
    """The caution that the report prints with the measure; and that the number of people asked is not printed."""
    kpi, figure = answer.kpi, answer.observation
    if kpi is None or figure is None:
        return
    yield from (each.text for each in kpi.cautions_on(figure.period.end))
    if kpi.sample and base_of(kpi, figure) is None:
        so = ", so it cannot be called better or worse" if answer.comparisons else ""
        yield f"The report does not print the number of {kpi.sample.of}{so}."


def _of_the_earlier(answer: Answer) -> Iterator[str]:
    doubt = gravest(answer.doubts_beside)
    if doubt:
        yield REPEATED_BEFORE if doubt.kind is FindingKind.REPEATED_VALUE else _texts_before(doubt)


def _other_source(answer: Answer) -> Iterator[str]:
    others = (each.observation for each in answer.also if each.why is Why.ANOTHER_SOURCE)
    yield from (f"Another source, {_named(each)}, gives {figure_words(each)}." for each in others)


def _early(answer: Answer) -> Iterator[str]:
    """Printed before its period had ended, or in the days after it; a headcount or a grant is whole at any time."""
    figure = answer.observation
    is_counted = figure and figure.period.kind is not PeriodKind.POINT and figure.unit is not Unit.GBP
    end = figure.period.end if figure and is_counted else None
    if figure and end and figure.document.known_from <= end:
        yield EARLY


def _rounded(answer: Answer) -> Iterator[str]:
    if answer.kpi and answer.kpi.rounded_to > 1:
        yield f"These counts are rounded to the nearest {answer.kpi.rounded_to}."


def _named(figure: Observation) -> str:
    return DATA_POLICE_UK if figure.document.family == DATA_POLICE_UK else figure.document.title


def _is_of_values(doubt: Finding) -> bool:
    """Whether it is about the value itself, not about how the text has it change."""
    return doubt.kind is not FindingKind.PROSE_AND_TABLE or doubt.matter.startswith(_TWO_VALUES)


def _texts(doubt: Finding) -> str:
    """The other value where the text prints one and the table another."""
    says, table, _ = doubt.matter.removeprefix(_TWO_VALUES).partition(", its table ")
    if not _is_of_values(doubt):
        return DISAGREES
    return f"The report's own text says {says}." if table else f"The report's own table comes to {doubt.computed}."


def _texts_before(doubt: Finding) -> str:
    """The same of the figure before."""
    told = _texts(doubt)
    return DISAGREES_BEFORE if told == DISAGREES else f"For the earlier figure {told[:1].lower()}{told[1:]}"


_DOUBTS: dict[FindingKind, Callable[[Finding], str]] = {
    FindingKind.PROSE_AND_TABLE: _texts,
    FindingKind.TOTAL: lambda doubt: f"The parts printed add up to {doubt.computed}.",
    FindingKind.REPEATED_VALUE: lambda _: REPEATED,
}
_RULES = (
    _of_its_value,
    _prose,
    _correction,
    _chance,
    _of_the_report,
    _of_the_earlier,
    _other_source,
    _early,
    _rounded,
)
