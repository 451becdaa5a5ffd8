"""The figures of one measure, and those of them that fit a question."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from kpistore.analysis.derived import Derived
from kpistore.asking.adding import added, last_added, last_of
from kpistore.asking.along import others_along
from kpistore.asking.answer import Answer, AnswerStatus, Choice, Other, Why
from kpistore.asking.asked import PeriodAsked
from kpistore.asking.beside import Beside, at, counted_from
from kpistore.asking.held import end_of, lies_within, newest_of, source_order, with_values
from kpistore.asking.lacking import lacking_of
from kpistore.asking.meant import counted_anew, stand_in
from kpistore.asking.others import nearest, other_kinds, other_readings, others_of
from kpistore.asking.parts import newest_parts, parts_of
from kpistore.asking.question import Question
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation, current
from kpistore.model.period import Period
from kpistore.model.series import Series, series_of

MOST_CHOICES = 8


class Pool:
    """The current figures of one measure, and those that fit the question."""

    def __init__(self, question: Question, kpi: Kpi, recorded: Sequence[Observation]) -> None:
        self.question, self.kpi, self.recorded = question, kpi, recorded
        self.current = current(list(recorded))
        self.comparator = None if question.versus else question.comparator
        wanted = [each for each in self.current if each.comparator == self.comparator]
        self.breakdowns = sorted({each.breakdown for each in wanted if each.breakdown})
        fitting = [each for each in wanted if each.breakdown == question.breakdown]
        # The office's own reports answer first; another source answers what they don't, and is never spliced in.
        self.sources = [list(held) for _, held in groupby(sorted(fitting, key=source_order), key=source_order)]
        self.matching = self.sources[0] if self.sources else []
        self.figures = with_values(self.matching)
        self.question = counted_anew(question, kpi, self.figures)
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
                inferred = asked.inferred or bool(
                    found and not any(map(found.period.covers_same_days, asked.candidates))
                )
            if found:
                self.figures = figures
                return found, inferred, derived
            if asked and asked.inferred and _prints_such(held, asked):
                if asked.of_year is None:
                    break  # a period that was only inferred is not looked for in another source
                asked = replace(asked, candidates=(asked.of_year,))
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
        for each in asked.candidates:
            if printed := at(figures, each):
                return printed, None
            if asked.inferred and at(held, each):
                return None, None
        derived = next((found for found in (self._added(each, figures) for each in asked.candidates) if found), None)
        if derived and len(derived.inputs) == 1:
            return derived.inputs[0], None
        if derived:
            return derived.observation, derived
        return stand_in(self.kpi, asked, figures), None

    def _added(self, period: Period, figures: Sequence[Observation]) -> Derived | None:
        return added(self.kpi, period, figures, self.sources)

    def _newest_together(
        self, figures: list[Observation], newest: Period, count: int
    ) -> tuple[Observation | None, Derived | None]:
        """The total of the newest so many periods."""
        self.counted = last_of(newest, count) or self.counted
        derived = last_added(self.kpi, newest, count, figures)
        return (derived.observation, derived) if derived else (None, None)

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
            others=others_along(observation, self.current),
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
                derived = None if at(figures, observation.period) else self._added(observation.period, figures)
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


def _prints_such(held: Sequence[Observation], asked: PeriodAsked) -> bool:
    """Whether a source has periods of a length that is asked for, with a figure or without."""
    lengths = {each.months for each in asked.candidates}
    return any(each.period.months in lengths for each in held)


def _has_newer(figures: Sequence[Observation], base: PeriodAsked) -> bool:
    """Whether a figure of the base's kind of period ended after it: the base itself is no answer to "v 2019"."""
    end = base.first.end if base.first else None
    return any(end and each.period.end and each.period.kind is base.kind and each.period.end > end for each in figures)
