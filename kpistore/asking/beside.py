"""What a figure is set beside: earlier periods, the country, the target."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kpistore.analysis.change import Against, Comparison, compare, compare_with_target
from kpistore.asking.asked import PeriodAsked
from kpistore.asking.held import lies_within
from kpistore.asking.question import Question
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL
from kpistore.model.observation import Identity, Observation
from kpistore.model.period import MONTHS_IN_YEAR, Period, PeriodKind, from_dates, twelve_months_to


def at(figures: Sequence[Observation], period: Period | None) -> Observation | None:
    """The figure of exactly these days, or None."""
    return next((each for each in figures if period and each.period.covers_same_days(period)), None)


def holds_day(period: Period, day: date) -> bool:
    """Whether the day belongs to the period."""
    return period.start is not None and period.end is not None and period.start <= day <= period.end


def counted_from(period: Period, asked: PeriodAsked) -> Period | None:
    """The period that is meant by its distance from this one, "the year before"; None where there is none."""
    if asked.previous:
        return period.previous()
    return period.shifted(asked.shift) if asked.shift and period.months else None


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure of a question's measure, among the other current ones."""

    question: Question
    figure: Observation
    current: Sequence[Observation]
    """Every figure in force of the measure, whatever its comparator, breakdown and family."""

    def comparisons(self) -> tuple[Comparison, ...]:
        """The comparisons that can be made, the one asked for first; none of a figure marked as wrong, nor with one."""
        if self.figure.mistake:
            return ()
        figure, (previous, earlier) = self.figure, self._usual()
        found = [self._against(previous, Against.PREVIOUS), self._against(earlier, Against.YEAR_EARLIER)]
        found += [self._against(each, self._kind_of(each)) for each in self._baselines()]
        found.sort(key=lambda each: each is None or not self._is_named(each.period))
        if figure.comparator is None:
            found += [self._other(NATIONAL), self._other(MOST_SIMILAR_GROUP)]
            if not figure.breakdown and self.question.kpi:
                found.append(compare_with_target(self.question.kpi, figure))
        if self.question.gap:
            found.sort(key=lambda each: each is None or each.against.value != self.question.comparator)
        return tuple(each for each in found if each)

    def answers(self, comparison: Comparison) -> bool:
        """Whether the comparison is the change that was asked for."""
        if self.question.gap:
            return comparison.against.value == self.question.comparator
        if self.question.against:
            return self._is_named(comparison.period) and comparison.against in _IN_TIME
        return comparison.against in (Against.PREVIOUS, Against.YEAR_EARLIER)

    def _usual(self) -> tuple[Period | None, Period | None]:
        """The adjacent period of the same length, and the same one a year earlier where that is another."""
        previous, earlier = self.figure.period.previous(), self.figure.period.year_earlier()
        if self.figure.period.kind is PeriodKind.POINT and self.question.measure != "value":
            previous = self._date_before()
        return previous, None if earlier == previous or self.figure.period.kind is PeriodKind.POINT else earlier

    def _named(self) -> tuple[Period, ...]:
        """The periods that the question sets beside the figure's: of the same length, sharing no day with it."""
        asked, period = self.question.against, self.figure.period
        if asked is None:
            return ()
        named = [*asked.candidates, *filter(None, [counted_from(period, asked)])]
        if period.months == MONTHS_IN_YEAR:  # "v Sept 2022" beside twelve months means those to that month
            ends = [each.end for each in asked.candidates if each.months == 1 and each.end]
            named += [twelve_months_to(end.year, end.month) for end in ends]
        if period.kind is PeriodKind.POINT and asked.of_year:  # "than in 2019" of a headcount: the newest date in it
            named += sorted(self._dates_in(asked.of_year), key=lambda each: each.end or date.min)[-1:]
        if asked.first and asked.first.end is None:
            named = self._since(asked.first)
        return tuple(each for each in named if _alike(each, period) and not each.overlaps(period))

    def _dates_in(self, year: Period) -> list[Period]:
        """The dates in a year that have a figure of the same thing."""
        held = (each.period for each in self._of_one_thing())
        return [each for each in held if each.kind is PeriodKind.POINT and lies_within(each, year)]

    def _since(self, since: Period) -> list[Period]:
        """The period of the figure's kind from which on is meant: one that holds the day, else the first after it."""
        held = {each.period for each in self._of_one_thing() if _alike(each.period, self.figure.period)}
        day = since.start or date.min
        around = [each for each in held if holds_day(each, day)]
        if around:  # "since 2022" means the twelve months with the most of it, "since Sept 2022" those to that month
            latest = day.month == 1
            around.sort(key=lambda each: (each.start != day, (each.end or day).toordinal() * (-1 if latest else 1)))
            return around[:1]
        after = [each for each in held if each.start and each.start >= day]
        return sorted(after, key=lambda each: each.start or day)[:1]

    def _date_before(self) -> Period | None:
        """The last date before the figure's that has one: dates have no adjacent ones."""
        mine = self.figure.period
        held = [each.period for each in self._of_one_thing() if each.period.kind is PeriodKind.POINT]
        before = [each for each in held if each.end and mine.start and each.end < mine.start]
        return max(before, key=lambda each: each.end or date.min, default=None)

    def _of_one_thing(self) -> list[Observation]:
        mine = self.figure.identity
        return [each for each in self.current if each.is_sound and _dateless(each.identity) == _dateless(mine)]

    def _kind_of(self, period: Period) -> Against:
        """A baseline is what the catalogue calls one; any other is only the earlier period that was asked for."""
        chosen = any(each.covers_same_days(period) for each in self._chosen())
        return Against.BASELINE if chosen else Against.NAMED

    def _is_named(self, period: Period) -> bool:
        return any(each.covers_same_days(period) for each in self._named())

    def _baselines(self) -> list[Period]:
        """The periods named, then the one that the catalogue names; not the usual ones again."""
        known = [each for each in self._usual() if each]
        found = []
        for each in (*self._named(), *self._chosen()):
            if not any(map(each.covers_same_days, known)):
                found.append(each)
                known.append(each)
        return found

    def _chosen(self) -> list[Period]:
        """The catalogue's baselines of the figure's length that share no day with it."""
        period = self.figure.period
        chosen = [
            from_dates(each.start, each.end) for each in (self.question.kpi.baselines if self.question.kpi else ())
        ]
        return [each for each in chosen if each.months == period.months > 0 and not each.overlaps(period)]

    def _against(self, period: Period | None, against: Against) -> Comparison | None:
        mine = self.figure.identity
        then = (each for each in self.current if period and each.period.covers_same_days(period))
        alike = (each for each in then if replace(each.identity, start=mine.start, end=mine.end) == mine)
        older = next((each for each in alike if each.is_sound), None)
        if older is None or self.question.kpi is None or self._is_parted(older):
            return None
        return compare(self.question.kpi, self.figure, older, against)

    def _is_parted(self, older: Observation) -> bool:
        """Whether the measure was gathered otherwise between the two: then nothing is compared."""
        ends = self.figure.period.end, older.period.end
        return bool(self.question.kpi and ends[0] and ends[1] and self.question.kpi.break_between(ends[0], ends[1]))

    def _other(self, comparator: str) -> Comparison | None:
        wanted = replace(self.figure.identity, comparator=comparator)
        theirs = (each for each in self.current if each.comparator == comparator and each.is_sound)
        other = next((each for each in theirs if each.identity == wanted), None)
        if other is None or self.question.kpi is None:
            return None
        return compare(self.question.kpi, self.figure, other, Against(comparator))


def _alike(one: Period, other: Period) -> bool:
    """Whether two periods are of one length, or both dates."""
    return one.months == other.months > 0 or one.kind is other.kind is PeriodKind.POINT


def _dateless(identity: Identity) -> Identity:
    return replace(identity, start=None, end=None)


_IN_TIME = (Against.PREVIOUS, Against.YEAR_EARLIER, Against.BASELINE, Against.NAMED)
