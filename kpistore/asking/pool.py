"""The figures of one measure, and those of them that fit a question."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from kpistore.analysis.derived import Derived, derived_since, derived_sum
from kpistore.asking.answer import Answer, AnswerStatus, Choice, Other, Why
from kpistore.asking.asked import PeriodAsked
from kpistore.asking.beside import Beside, at, counted_from
from kpistore.asking.held import end_of, lies_within, newest_of, source_order, with_values
from kpistore.asking.lacking import lacking_of
from kpistore.asking.others import nearest, other_kinds, other_readings, others_of
from kpistore.asking.parts import newest_parts, parts_of
from kpistore.asking.question import Question
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation, current
from kpistore.model.period import Period, from_dates
from kpistore.model.series import Series, series_of

MOST_CHOICES = 8


class Pool:
    """The current figures of one measure, and those that fit the question."""

    def __init__(self, question: Question, kpi: Kpi, recorded: Sequence[Observation]) -> None:
        self.question, self.kpi, self.recorded = _since_as_base(question), kpi, recorded
        self.current = current(list(recorded))
        self.comparator = None if question.versus else question.comparator
        wanted = [each for each in self.current if each.comparator == self.comparator]
        self.breakdowns = sorted({each.breakdown for each in wanted if each.breakdown})
        fitting = [each for each in wanted if each.breakdown == question.breakdown]
        # The office's own reports answer first; another source answers what they don't, and is never spliced in.
        self.sources = [list(held) for _, held in groupby(sorted(fitting, key=source_order), key=source_order)]
        self.matching = self.sources[0] if self.sources else []
        self.figures = with_values(self.matching)
        self.counted: Period | None = None

    def pick(self) -> tuple[Observation | None, bool, Derived | None]:
        """The figure that answers, whether its period was inferred, and how it was computed if nobody printed it."""
        asked = self.question.period
        if asked and asked.problem:
            return None, False, None
        for held in self.sources:
            figures = with_values(held)
            if asked is None or not asked.candidates:
                found, inferred = self._bare(figures, asked)
                derived = None
                if found and asked and asked.count > 1 and self.question.total:
                    found, derived = self._newest_together(figures, found.period, asked.count)
            else:
                found, derived = self._of_periods(held, asked)
                inferred = asked.inferred
            if found:
                self.figures = figures
                return found, inferred, derived
            if asked and asked.inferred and _prints_such(held, asked):
                break  # a period that was only inferred is not looked for in another source
        return None, False, None

    def _bare(self, figures: list[Observation], asked: PeriodAsked | None) -> tuple[Observation | None, bool]:
        """The newest figure of the kind of period that is wanted, within the span if one was named."""
        kind = asked.kind if asked and asked.kind else self.kpi.main_kind
        against = self.question.against
        bare = asked is None or not (asked.kind or asked.shift or asked.previous or asked.count)
        if bare and against and against.kind and _has_newer(figures, against):
            kind = against.kind  # "v Q3 2020/21" sets a newer quarter beside it
        of_kind = [each for each in figures if each.period.kind is kind]
        span = asked.within if asked else None
        inside = [each for each in of_kind if span and lies_within(each.period, span)]
        newest = newest_of(inside or ([] if span and asked and not asked.inferred else of_kind))
        if newest is None and not (asked and asked.kind):
            newest = newest_of(figures)
        if newest and asked and (asked.shift or asked.previous):
            return at(figures, counted_from(newest.period, asked)), True
        return newest, bool(span and newest and not inside)

    def _of_periods(self, held: Sequence[Observation], asked: PeriodAsked) -> tuple[Observation | None, Derived | None]:
        """What is printed for the first reading that is; a cell printed blank ends the search. Else what adds up."""
        figures = with_values(held)
        readings = self._readings(asked)
        for each in readings:
            if printed := at(figures, each):
                return printed, None
            if asked.inferred and at(held, each):
                return None, None
        derived = next((found for found in (self.added(each, figures) for each in readings) if found), None)
        if derived and len(derived.inputs) == 1:
            return derived.inputs[0], None
        if derived:
            return derived.observation, derived
        others = (self._otherwise(each, figures) for each in asked.otherwise)
        return next(filter(None, others), None), None

    def _readings(self, asked: PeriodAsked) -> list[Period]:
        if not asked.of_main_kind:
            return list(asked.candidates)
        return sorted(asked.candidates, key=lambda each: each.kind is not self.kpi.main_kind)

    def _otherwise(self, period: Period, figures: Sequence[Observation]) -> Observation | None:
        """The figure of the period, unless it is the newest that ends in the year of its end: then that year has it."""
        found, end = at(figures, period), period.end
        if found is None or end is None:
            return None
        alike = (each for each in figures if each.period.months == period.months and each.period.end)
        return found if any(end_of(each).year == end.year and end_of(each) > end for each in alike) else None

    def added(self, period: Period, figures: list[Observation], kpi: Kpi | None = None) -> Derived | None:
        """The total over a period; over one that is still open as far as figures reach."""
        if period.start and period.end is None:
            total = derived_since(kpi or self.kpi, period.start, figures)
            return total if total and self._reaches_newest(total.observation) else None
        return derived_sum(kpi or self.kpi, period, figures)

    def _reaches_newest(self, total: Observation) -> bool:
        """Whether no figure is held of a later time: a total up to a hole would pass for one up to now."""
        later = (each for held in self.sources for each in with_values(held) if each.period.end)
        return all(end_of(each) <= end_of(total) for each in later)

    def _newest_together(
        self, figures: list[Observation], newest: Period, count: int
    ) -> tuple[Observation | None, Derived | None]:
        """The total of the newest so many periods, or of fewer where no more are held one after the other."""
        if not newest.months or newest.start is None:
            return None, None
        self.counted = from_dates(newest.shifted(-newest.months * (count - 1)).start, newest.end)
        assert self.counted.start is not None
        derived = derived_since(self.kpi, self.counted.start, figures, newest.end or date.max)
        if derived is None or derived.observation.period.end != newest.end:
            return None, None
        return derived.observation, derived

    def answered(self) -> Answer:
        """The figure of a question that was to be ranked and has nothing to rank."""
        found, inferred, derived = self.pick()
        return self.found(found, inferred, derived) if found else self.blank(AnswerStatus.NO_DATA, None)

    def found(self, observation: Observation, inferred: bool, derived: Derived | None) -> Answer:
        answered = self.blank(AnswerStatus.ANSWERED, observation.period)
        beside = Beside(self.question, observation, self.current)
        comparisons = beside.comparisons()
        change = comparisons[0] if comparisons and self.question.measure != "value" else None
        if self.question.measure != "value" and (change is None or not beside.answers(change)):
            around = nearest(self.kpi, self.figures, observation.period)
            return replace(answered, status=AnswerStatus.NO_DATA, choices=around)
        value = observation.value
        if change:
            value = change.percent if self.question.measure == "percent_change" else change.change
        return replace(
            answered,
            observation=observation,
            value=value,
            inferred=inferred,
            also=others_of(observation, self.recorded) + self._added_elsewhere(observation),
            comparisons=comparisons,
            series=self.series(observation),
            kinds=other_kinds(self.figures, observation),
            derived=derived,
            parts=parts_of(observation, self.current),
            lacking=lacking_of(self.question, observation, comparisons, self.current),
            choices=other_readings(self.kpi, self.figures, self.question.period, observation) if inferred else (),
        )

    def _added_elsewhere(self, observation: Observation) -> tuple[Other, ...]:
        """What another source's figures of the parts add up to, where it prints none of the whole and they differ."""
        found = []
        for figures in map(with_values, self.sources):
            if figures and figures[0].document.family != observation.document.family:
                derived = None if at(figures, observation.period) else self.added(observation.period, figures)
                if derived and derived.observation.value != observation.value:
                    found.append(Other(derived.observation, Why.ANOTHER_SOURCE))
        return tuple(found)

    def whole(self) -> list[Observation]:
        """The figures of the measure as a whole, of the same comparator."""
        alike = [each for each in self.current if each.comparator == self.comparator and not each.breakdown]
        return [each for each in with_values(alike) if each.period.kind is self.kpi.main_kind] or with_values(alike)

    def comparable(self) -> Observation | None:
        """The newest figure that has an earlier one of the same length to stand beside; else the newest."""
        beside = (each for each in self.figures if each.period.end and self._has_earlier(each))
        newest = max(beside, key=lambda each: (end_of(each), each.period.months), default=None)
        return newest or newest_of(self.figures)

    def _has_earlier(self, figure: Observation) -> bool:
        earlier = (figure.period.previous(), figure.period.year_earlier())
        return any(at(self.figures, each) for each in earlier)

    @property
    def is_whole_held(self) -> bool:
        """Whether the measure is published as a whole, so that a part it lacks is simply not published."""
        return bool(self.question.breakdown) and bool(self.whole())

    def which_breakdown(self) -> Answer:
        """The measure is only published by a dimension: ask for which."""
        finer = [each for each in self.breakdowns if set(self.question.breakdown) <= set(each)]
        choices = tuple(Choice(self.kpi, breakdown) for breakdown in (finer or self.breakdowns)[:MOST_CHOICES])
        status = AnswerStatus.AMBIGUOUS if finer else AnswerStatus.NO_DATA
        return replace(self.blank(status, None), choices=choices, parts=newest_parts(self.current))

    def series(self, observation: Observation) -> Series:
        alike = next((held for held in self.sources if held[0].document.family == observation.document.family), [])
        return series_of(alike, observation.period.kind)

    def blank(self, status: AnswerStatus, period: Period | None) -> Answer:
        breakdown = self.question.breakdown
        return Answer(
            status, self.question, kpi=self.kpi, period=period, breakdown=breakdown, comparator=self.comparator
        )


def _since_as_base(question: Question) -> Question:
    """ "How many more since 2019": the newest figure beside the first from that day on."""
    since = question.period.first if question.period else None
    if question.measure == "value" or since is None or since.start is None or since.end:
        return question
    return replace(question, period=None, against=question.period)


def _prints_such(held: Sequence[Observation], asked: PeriodAsked) -> bool:
    """Whether a source has periods of a length that is asked for, with a figure or without."""
    lengths = {each.months for each in asked.candidates}
    return any(each.period.months in lengths for each in held)


def _has_newer(figures: Sequence[Observation], base: PeriodAsked) -> bool:
    """Whether a figure of the base's kind of period ended after it: the base itself is no answer to "v 2019"."""
    end = base.first.end if base.first else None
    return any(end and each.period.end and each.period.kind is base.kind and each.period.end > end for each in figures)
