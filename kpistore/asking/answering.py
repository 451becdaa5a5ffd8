"""From a question to its answer: one read of the shelf, then arithmetic."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from kpistore.analysis.derived import Derived, derived_sum
from kpistore.asking.answer import Answer, AnswerStatus, Choice, Other, Shelf, Why
from kpistore.asking.asked import PeriodAsked
from kpistore.asking.beside import Beside, at, counted_from
from kpistore.asking.question import Question
from kpistore.model.finding import Finding, touched
from kpistore.model.kpi import Aggregation, Kpi
from kpistore.model.observation import FORCE_REPORT, Identity, Medium, Observation, current
from kpistore.model.period import Period, PeriodKind
from kpistore.model.series import Series, series_of

MOST_CHOICES = 8
NEAREST = 3
"""How many names an unknown one is answered with."""


def answer(
    question: Question, shelf: Shelf, area: str, as_of: date | None = None, findings: Sequence[Finding] = ()
) -> Answer:
    """Answer a question from what was known on a day (default: all that is recorded).

    Of the findings, those about the figure that answers become its doubts.
    Never raises for what a person can type; never gives another period's figure for the one asked.
    """
    if question.kpi is None:
        held = [kpi for kpi in question.candidates if _has_figure(_known(kpi, shelf, area, as_of))]
        return _without_kpi(question, held)
    pool = _Pool(question, question.kpi, _known(question.kpi, shelf, area, as_of))
    if not pool.matching and pool.breakdowns:
        return pool.which_breakdown()
    found, inferred, derived = pool.pick()
    if found is None:
        return pool.nothing()
    return _doubted(pool.found(found, inferred, derived), findings)


def _doubted(answered: Answer, findings: Sequence[Finding]) -> Answer:
    told = {touched(answered.observation)} if answered.observation else set()
    return replace(answered, doubts=tuple(each for each in findings if not told.isdisjoint(each.touches)))


def _known(kpi: Kpi, shelf: Shelf, area: str, as_of: date | None) -> list[Observation]:
    """The area's own observations that were known on the day."""
    own = (each for each in shelf.of_kpi(kpi.key) if each.area == area)
    return [each for each in own if as_of is None or each.document.known_from <= as_of]


def _has_figure(observations: Sequence[Observation]) -> bool:
    return any(each.is_figure and each.comparator is None for each in observations)


def _without_kpi(question: Question, held: Sequence[Kpi]) -> Answer:
    """Which measures to choose from: those with a figure, so that every choice is answered."""
    unknown = question.how == "none"
    choices = tuple(Choice(kpi) for kpi in (held or question.candidates)[: NEAREST if unknown else MOST_CHOICES])
    return Answer(AnswerStatus.UNKNOWN if unknown else AnswerStatus.AMBIGUOUS, question, choices=choices)


class _Pool:
    """The current figures of one measure, and those that fit the question."""

    def __init__(self, question: Question, kpi: Kpi, recorded: Sequence[Observation]) -> None:
        self.question, self.kpi, self.recorded = question, kpi, recorded
        self.current = current(list(recorded))
        self.comparator = None if question.versus else question.comparator
        wanted = [each for each in self.current if each.comparator == self.comparator]
        self.breakdowns = sorted({each.breakdown for each in wanted if each.breakdown})
        fitting = [each for each in wanted if each.breakdown == question.breakdown]
        # The office's own reports answer first; another source answers what they don't, and is never spliced in.
        self.sources = [list(held) for _, held in groupby(sorted(fitting, key=_source_order), key=_source_order)]
        self.matching = self.sources[0] if self.sources else []
        self.figures = _with_values(self.matching)

    def pick(self) -> tuple[Observation | None, bool, Derived | None]:
        """The figure that answers, whether its period was inferred, and how it was computed if nobody printed it."""
        asked = self.question.period
        if asked and asked.problem:
            return None, False, None
        for figures in map(_with_values, self.sources):
            if asked is None or not asked.candidates:
                found, inferred = self._newest_of(figures, asked)
                derived = None
            else:
                found, derived = self._of_periods(figures, asked.candidates)
                inferred = asked.inferred
            if found:
                self.figures = figures
                return found, inferred, derived
        return None, False, None

    def _newest_of(self, figures: list[Observation], asked: PeriodAsked | None) -> tuple[Observation | None, bool]:
        kind = asked.kind if asked and asked.kind else self.kpi.main_kind
        newest = self._newest([each for each in figures if each.period.kind is kind])
        if newest is None and not (asked and asked.kind):
            newest = self._newest(figures)
        if newest and asked and (asked.shift or asked.previous):
            return at(figures, counted_from(newest.period, asked)), True
        return newest, False

    def _of_periods(
        self, figures: list[Observation], periods: Sequence[Period]
    ) -> tuple[Observation | None, Derived | None]:
        printed = next((found for found in (at(figures, each) for each in periods) if found), None)
        if printed:
            return printed, None
        derived = next((found for found in (derived_sum(self.kpi, each, figures) for each in periods) if found), None)
        return (derived.observation, derived) if derived else (None, None)

    def found(self, observation: Observation, inferred: bool, derived: Derived | None) -> Answer:
        answered = self._blank(AnswerStatus.ANSWERED, observation.period)
        beside = Beside(self.question, observation, self.current)
        comparisons = beside.comparisons()
        change = comparisons[0] if comparisons and self.question.measure != "value" else None
        if self.question.measure != "value" and (change is None or not beside.answers(change)):
            return replace(answered, status=AnswerStatus.NO_DATA, choices=self._nearest(observation.period))
        value = observation.value
        if change:
            value = change.percent if self.question.measure == "percent_change" else change.change
        return replace(
            answered,
            observation=observation,
            value=value,
            inferred=inferred,
            also=self._also(observation),
            comparisons=comparisons,
            series=self.series(observation),
            kinds=self._other_kinds(observation),
            derived=derived,
        )

    def nothing(self) -> Answer:
        asked = self.question.period
        period = asked.candidates[0] if asked and asked.candidates else None
        blanks = [each for held in self.sources for each in held if each.value is None]
        absence = at(blanks, period) if period else None if asked else self._newest(blanks)
        answered = self._blank(AnswerStatus.NO_DATA, period)
        adds_up = period and derived_sum(replace(self.kpi, aggregation=Aggregation.SUM), period, self.figures)
        return replace(answered, absence=absence, choices=self._nearest(period), not_added=bool(adds_up))

    def which_breakdown(self) -> Answer:
        """The measure is only published by a dimension: ask for which."""
        finer = [each for each in self.breakdowns if set(self.question.breakdown) <= set(each)]
        choices = tuple(Choice(self.kpi, breakdown) for breakdown in (finer or self.breakdowns)[:MOST_CHOICES])
        status = AnswerStatus.AMBIGUOUS if finer else AnswerStatus.NO_DATA
        return replace(self._blank(status, None), choices=choices)

    def series(self, observation: Observation) -> Series:
        alike = next((held for held in self.sources if held[0].document.family == observation.document.family), [])
        return series_of(alike, observation.period.kind)

    def _blank(self, status: AnswerStatus, period: Period | None) -> Answer:
        breakdown = self.question.breakdown
        return Answer(
            status, self.question, kpi=self.kpi, period=period, breakdown=breakdown, comparator=self.comparator
        )

    def _also(self, figure: Observation) -> tuple[Other, ...]:
        """Other published values of the same measure and days: superseded, of another source, or in the prose."""
        found = []
        same_thing = _anywhere(figure.identity)
        for each in self.recorded:
            if each is figure or figure.value is None or each.allows(figure.value):
                continue
            if _anywhere(each.identity) != same_thing:
                continue
            if each.document.family != figure.document.family:
                found.append(Other(each, Why.ANOTHER_SOURCE))
            else:
                found.append(Other(each, Why.PROSE_DISAGREES if each.medium is Medium.PROSE else Why.REVISED))
        return tuple(found)

    def _other_kinds(self, figure: Observation) -> tuple[Observation, ...]:
        kinds = {each.period.kind for each in self.figures} - {figure.period.kind, PeriodKind.NONE, PeriodKind.RANGE}
        newest = (self._newest([each for each in self.figures if each.period.kind is kind]) for kind in sorted(kinds))
        return tuple(each for each in newest if each)

    def _nearest(self, period: Period | None) -> tuple[Choice, ...]:
        """The figures before and after the period asked for; the newest ones where none was."""
        dated = sorted((each for each in self.figures if each.period.end), key=_end)
        if period is None or period.end is None:
            return tuple(Choice(self.kpi, each.breakdown, each) for each in dated[-2:])
        end = period.end
        before = [each for each in dated if _end(each) < end][-1:]
        after = [each for each in dated if _end(each) >= end and not each.period.covers_same_days(period)][:1]
        return tuple(Choice(self.kpi, each.breakdown, each) for each in before + after)

    @staticmethod
    def _newest(figures: Sequence[Observation]) -> Observation | None:
        return max((each for each in figures if each.period.end), key=_end, default=_first(figures))


def _with_values(observations: Sequence[Observation]) -> list[Observation]:
    return [each for each in observations if each.is_figure]


def _source_order(observation: Observation) -> tuple[bool, str]:
    family = observation.document.family
    return family != FORCE_REPORT, family


def _end(observation: Observation) -> date:
    return observation.period.end or date.min


def _first(figures: Sequence[Observation]) -> Observation | None:
    return figures[0] if figures else None


def _anywhere(identity: Identity) -> Identity:
    return replace(identity, family="")
