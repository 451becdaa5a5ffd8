"""The figures of one measure, and those of them that fit a question."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from kpistore.analysis.derived import Derived, derived_since, derived_sum
from kpistore.asking.answer import Answer, AnswerStatus, Choice, Other, Why
from kpistore.asking.asked import PeriodAsked
from kpistore.asking.beside import Beside, at, counted_from
from kpistore.asking.parts import newest_parts, parts_of
from kpistore.asking.question import Question
from kpistore.model.kpi import Aggregation, Kpi
from kpistore.model.observation import FORCE_REPORT, Identity, Medium, Observation, current
from kpistore.model.period import Period, PeriodKind, from_dates
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
        self.sources = [list(held) for _, held in groupby(sorted(fitting, key=_source_order), key=_source_order)]
        self.matching = self.sources[0] if self.sources else []
        self.figures = _with_values(self.matching)
        self._counted: Period | None = None

    def pick(self) -> tuple[Observation | None, bool, Derived | None]:
        """The figure that answers, whether its period was inferred, and how it was computed if nobody printed it."""
        asked = self.question.period
        if asked and asked.problem:
            return None, False, None
        for figures in map(_with_values, self.sources):
            if asked is None or not asked.candidates:
                found, inferred = self._newest_of(figures, asked)
                derived = None
                if found and asked and asked.count > 1 and self.question.total:
                    found, derived = self._newest_together(figures, found.period, asked.count)
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
        derived = next((found for found in (self._added(each, figures) for each in periods) if found), None)
        if derived and len(derived.inputs) == 1:
            return derived.inputs[0], None
        return (derived.observation, derived) if derived else (None, None)

    def _added(self, period: Period, figures: list[Observation], kpi: Kpi | None = None) -> Derived | None:
        """The total over a period; over one that is still open as far as figures reach."""
        if period.start and period.end is None:
            total = derived_since(kpi or self.kpi, period.start, figures)
            return total if total and self._reaches_newest(total.observation) else None
        return derived_sum(kpi or self.kpi, period, figures)

    def _reaches_newest(self, total: Observation) -> bool:
        """Whether no figure is held of a later time: a total up to a hole would pass for one up to now."""
        later = (each for held in self.sources for each in _with_values(held) if each.period.end)
        return all(_end(each) <= _end(total) for each in later)

    def _newest_together(
        self, figures: list[Observation], newest: Period, count: int
    ) -> tuple[Observation | None, Derived | None]:
        """The total of the newest so many periods, or of fewer where no more are held one after the other."""
        if not newest.months or newest.start is None:
            return None, None
        self._counted = from_dates(newest.shifted(-newest.months * (count - 1)).start, newest.end)
        assert self._counted.start is not None
        derived = derived_since(self.kpi, self._counted.start, figures, newest.end or date.max)
        if derived is None or derived.observation.period.end != newest.end:
            return None, None
        return derived.observation, derived

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
            parts=parts_of(observation, self.current),
        )

    def nothing(self) -> Answer:
        asked = self.question.period
        period = asked.candidates[0] if asked and asked.candidates else self._counted
        blanks = [each for held in self.sources for each in held if each.value is None]
        absence = at(blanks, period) if period else None if asked else self._newest(blanks)
        answered = self._blank(AnswerStatus.NO_DATA, period)
        whole = [] if self.matching or not self.question.breakdown else self._whole()
        if whole:
            newest = self._newest(whole)
            return replace(answered, choices=(Choice(self.kpi, (), newest),) if newest else (), not_split=True)
        adds_up = period and self._added(period, self.figures, replace(self.kpi, aggregation=Aggregation.SUM))
        return replace(
            answered,
            absence=absence,
            forecast=self._forecast(period),
            choices=self._nearest(period),
            not_added=bool(adds_up),
        )

    def _whole(self) -> list[Observation]:
        """The figures of the measure as a whole, of the same comparator."""
        alike = [each for each in self.current if each.comparator == self.comparator and not each.breakdown]
        return [each for each in _with_values(alike) if each.period.kind is self.kpi.main_kind] or _with_values(alike)

    def _forecast(self, period: Period | None) -> Observation | None:
        """What is expected for the period; for any, where the measure has a forecast and nothing else."""
        found = [each for held in self.sources for each in held if each.value is not None and not each.is_figure]
        return at(found, period) if period and at(found, period) else None if self.figures else self._newest(found)

    def extreme(self) -> Answer:
        """The highest or lowest of the figures held; of two alike the newer. To choose from where neither is better."""
        extreme = self.question.extreme
        assert extreme is not None
        of_kinds = (self._of_kinds(held, extreme.kinds) for held in map(_with_values, self.sources))
        among = sorted(next(filter(None, of_kinds), []), key=_end)
        if not among:
            return self.nothing()
        lowest = max(among, key=lambda each: (-(each.value or 0), _end(each)))
        highest = max(among, key=lambda each: (each.value or 0, _end(each)))
        wanted = extreme.is_highest(self.kpi.direction)
        if wanted is None:
            choices = tuple(Choice(self.kpi, each.breakdown, each) for each in (highest, lowest))
            return replace(self._blank(AnswerStatus.AMBIGUOUS, None), choices=choices, among=tuple(among))
        return replace(self.found(highest if wanted else lowest, False, None), among=tuple(among))

    def _of_kinds(self, figures: Sequence[Observation], kinds: Sequence[PeriodKind]) -> list[Observation]:
        """The figures of one kind of period within the period asked for: of the main kind, or of the kind with most."""
        asked = self.question.period
        usable = [each for each in figures if each.period.end and not each.bound]
        if asked and asked.first:
            usable = [each for each in usable if _lies_within(each.period, asked.first)]
        of_kind = {kind: [each for each in usable if each.period.kind is kind] for kind in kinds or PeriodKind}
        main = of_kind.get(self.kpi.main_kind, [])
        return main if len(main) > 1 else max(of_kind.values(), key=len)

    def comparable(self) -> Observation | None:
        """The newest figure that has an earlier one of the same length to stand beside; else the newest."""
        beside = (each for each in self.figures if each.period.end and self._has_earlier(each))
        newest = max(beside, key=lambda each: (_end(each), each.period.months), default=None)
        return newest or self._newest(self.figures)

    def _has_earlier(self, figure: Observation) -> bool:
        earlier = (figure.period.previous(), figure.period.year_earlier())
        return any(at(self.figures, each) for each in earlier)

    @property
    def is_whole_held(self) -> bool:
        """Whether the measure is published as a whole, so that a part it lacks is simply not published."""
        return bool(self.question.breakdown) and bool(self._whole())

    def which_breakdown(self) -> Answer:
        """The measure is only published by a dimension: ask for which."""
        finer = [each for each in self.breakdowns if set(self.question.breakdown) <= set(each)]
        choices = tuple(Choice(self.kpi, breakdown) for breakdown in (finer or self.breakdowns)[:MOST_CHOICES])
        status = AnswerStatus.AMBIGUOUS if finer else AnswerStatus.NO_DATA
        return replace(self._blank(status, None), choices=choices, parts=newest_parts(self.current))

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
            elif each.mistake:
                found.append(Other(each, Why.WAS_WRONG))
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


def _lies_within(period: Period, span: Period) -> bool:
    if period.start is None or period.end is None:
        return False
    return (span.start or date.min) <= period.start and period.end <= (span.end or date.max)


def _first(figures: Sequence[Observation]) -> Observation | None:
    return figures[0] if figures else None


def _anywhere(identity: Identity) -> Identity:
    return replace(identity, family="")
