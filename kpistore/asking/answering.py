"""From a question to its answer: one read of the shelf, then arithmetic."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from kpistore.analysis.standing import may_stand, standing_of
from kpistore.analysis.suppressing import without_small_counts
from kpistore.asking.answer import Answer, AnswerStatus, Choice, Shelf
from kpistore.asking.areas import is_force
from kpistore.asking.asked import exact
from kpistore.asking.choosing import choice_of, choice_to, is_rate_of, parts_held, with_newest
from kpistore.asking.common import newest_common
from kpistore.asking.comparable import comparable
from kpistore.asking.counted import Counts, counted_share
from kpistore.asking.doubted import doubted
from kpistore.asking.missing import not_so_short, nothing
from kpistore.asking.pool import Pool
from kpistore.asking.question import Question
from kpistore.asking.ranking import ranked
from kpistore.asking.rate import or_rate
from kpistore.catalogue import TopicMeasure
from kpistore.model.finding import Finding
from kpistore.model.kpi import Breakdown, Kpi
from kpistore.model.observation import Observation, current
from kpistore.model.period import Period


def answer(
    question: Question,
    shelf: Shelf,
    area: str,
    as_of: date | None = None,
    findings: Sequence[Finding] = (),
    counts: Counts = MappingProxyType({}),
) -> Answer:
    """Answer a question from what was known on a day (default: all that is recorded).

    Of the findings, those about the figure that answers become its doubts. `counts` says which shares can be computed.
    Never raises for what a person can type; never gives another period's figure for the one asked.
    """
    held = _Held(shelf, question.area or area, as_of, counts)
    if question.movers:
        return held.all_lines(question)
    if question.topic:
        return held.card(question)
    if question.kpi is None:
        return held.without_kpi(question)
    if question.other:
        return doubted(held.pair(question, question.other), findings)
    if question.beside_area or question.beside_breakdown:
        return doubted(held.beside(question), findings)
    return doubted(held.standing(comparable(held.single(question), held.single)), findings)


@dataclass(frozen=True, slots=True)
class _Held:
    """What was known of an area on a day."""

    shelf: Shelf
    area: str
    as_of: date | None
    counts: Counts

    def known(self, kpi: Kpi) -> list[Observation]:
        return without_small_counts(kpi, self._until(self.shelf.of_kpi(kpi.key, self.area)))

    def _until(self, recorded: Iterable[Observation]) -> list[Observation]:
        return [each for each in recorded if self.as_of is None or each.document.known_from <= self.as_of]

    def standing(self, answered: Answer) -> Answer:
        """The answer with its place among the forces of which figures are held; those of boroughs are no force's."""
        kpi, figure = answered.kpi, answered.observation
        if kpi is None or figure is None or answered.derived or not may_stand(kpi):
            return answered
        then = (each for each in self.shelf.of_kpi(kpi.key) if each.period.covers_same_days(figure.period))
        forces = [each for each in self._until(then) if each.area == self.area or is_force(each.area)]
        return replace(answered, standing=standing_of(kpi, figure, current(forces)))

    def without_kpi(self, question: Question) -> Answer:
        """Which measures to choose from: those with a figure, so that every choice is answered."""
        return choice_of(question, {kpi: parts_held(self.known(kpi)) for kpi in question.candidates})

    def single(self, question: Question) -> Answer:
        assert question.kpi is not None
        pool = self.pool(question, question.kpi)
        if question.per:
            return not_so_short(pool)
        if not pool.matching and pool.breakdowns and not pool.is_whole_held and not question.extreme:
            only = pool.breakdowns[0]
            if len(pool.breakdowns) > 1 or not set(question.breakdown) < set(only):
                return pool.which_breakdown()
            return replace(self.single(replace(question, breakdown=only)), only_part=True)
        if question.extreme:
            return ranked(pool)
        found, inferred, derived = pool.pick()
        if found is None:
            none = nothing(pool)
            # A source that leaves the share out on purpose, with its reason, is not corrected by arithmetic.
            share = counted_share(question, self.counts, self.pool) if none.absence is None else None
            if share is None:
                return or_rate(none, self.counts, self.pool)
            found, derived = share.observation, share
        answered = with_newest(pool.found(found, inferred, derived), pool)
        if question.gap and answered.status is AnswerStatus.NO_DATA:
            answered = replace(answered, choices=(Choice(pool.kpi, found.breakdown, found),))
        wanted = {each.comparator for each in answered.lacking} - {None}
        return replace(answered, choices=answered.choices + self._rates(question, wanted)) if wanted else answered

    def _rates(self, question: Question, comparators: Collection[str | None]) -> tuple[Choice, ...]:
        """The measure per 1,000 people where the comparator's is printed: the own one, else theirs."""
        found: list[Choice] = []
        for rate in question.rates:
            whole = [each for each in self.known(rate) if each.is_figure and not each.breakdown]
            if any(each.comparator in comparators for each in whole):
                own = any(each.comparator is None for each in whole)
                found += [Choice(rate)] if own else [Choice(rate, (), each) for each in whole]
        return tuple(found)

    def beside(self, question: Question) -> Answer:
        """A figure, another area's or part's of the same days beside it; each from its own source.

        Where no period is asked for, it is the newest that both areas have.
        """
        theirs = replace(self, area=question.beside_area) if question.beside_area else self
        if question.beside_area and question.kpi and question.period is None:
            period = newest_common(self.pool(question, question.kpi), theirs.pool(question, question.kpi))
            question = replace(question, period=exact(period) if period else None)
        first = self.single(question)
        if first.period and first.period.end:
            question = replace(question, period=exact(first.period))
        other = replace(question, beside_area="", beside_breakdown=(), measure="value", extreme=None)
        if question.beside_breakdown:
            return replace(first, lines=(self.single(replace(other, breakdown=question.beside_breakdown)),))
        return replace(first, lines=(theirs.single(replace(other, area=question.beside_area)),))

    def pool(self, question: Question, kpi: Kpi) -> Pool:
        return Pool(question, kpi, self.known(kpi))

    def card(self, question: Question) -> Answer:
        """Every measure of a topic, of the period asked for or each at its newest comparable one."""
        assert question.topic is not None
        lines = [self._line(question, each.kpi, each.breakdown) for each in question.topic.measures]
        told = [each for each in lines if each.observation]
        asked = question.period
        if asked and (asked.candidates or asked.problem):
            lines = told
        choices = tuple(choice_to(each, asked is not None) for each in told if each.kpi)
        choices += tuple(rate for each in told for rate in each.choices if is_rate_of(rate, question))
        status = AnswerStatus.AMBIGUOUS if told else AnswerStatus.NO_DATA
        period = asked.first if asked else None
        return Answer(status, question, period=period, choices=choices, lines=tuple(lines))

    def all_lines(self, question: Question) -> Answer:
        """Every measure that may have moved, each at its newest comparable period."""
        measures = question.topic.measures if question.topic else [TopicMeasure(kpi) for kpi in question.candidates]
        alone = replace(question, movers=None, topic=None, period=None)
        lines = tuple(self._line(alone, each.kpi, each.breakdown) for each in measures)
        return Answer(AnswerStatus.AMBIGUOUS, question, lines=lines)

    def _line(self, question: Question, kpi: Kpi, breakdown: Breakdown) -> Answer:
        alone = replace(question, topic=None, kpi=kpi, candidates=(kpi,), breakdown=breakdown, measure="value")
        rates = () if breakdown else tuple(each for each in question.rates if each.title.startswith(f"{kpi.title} "))
        alone = replace(alone, extreme=None, rates=rates)
        newest = None if question.period else self.pool(alone, kpi).comparable()
        return self.single(replace(alone, period=exact(newest.period)) if newest and newest.period.end else alone)

    def pair(self, question: Question, other: Kpi) -> Answer:
        """The first measure, the second beside it at the same period: the newest that both have."""
        assert question.kpi is not None
        asked = question.period
        if asked is None or not asked.candidates:
            period = self._newest_common(question, question.kpi, other)
            question = replace(question, period=exact(period) if period else asked)
        first = self.single(replace(question, other=None))
        if first.status is AnswerStatus.ANSWERED and first.period and first.period.end:
            question = replace(question, period=exact(first.period))
        second = self.single(replace(question, kpi=other, other=None))
        choices = tuple(choice_to(each, True) for each in (first, second) if each.observation)
        return replace(first, question=question, lines=(second,), choices=first.choices or choices)

    def _newest_common(self, question: Question, first: Kpi, second: Kpi) -> Period | None:
        pools = [self.pool(question, each) for each in (first, second)]
        mine, theirs = ([each.period for each in pool.figures if each.period.end] for pool in pools)
        kind = question.period.kind if question.period else None
        common = [each for each in mine if any(each.covers_same_days(other) for other in theirs)]
        common = [each for each in common if kind in (None, each.kind)]
        return max(common, key=lambda each: (each.end or date.min, each.kind is first.main_kind), default=None)
