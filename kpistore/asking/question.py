"""What a person wants to know: the one place where chat, buttons and command line turn text into a question."""

from dataclasses import replace
from datetime import date
from functools import partial

from kpistore.asking.asked import span_of_both
from kpistore.asking.both_ends import find_both_ends
from kpistore.asking.comparing import find_comparison, find_measure, find_target, wants_gap
from kpistore.asking.extremes import find_extreme
from kpistore.asking.followup import follow
from kpistore.asking.intents import Intent, intent_in, leading_intent
from kpistore.asking.movers import is_of_those, moved_in
from kpistore.asking.names import NameMatch
from kpistore.asking.naming import (
    is_another,
    named,
    part_alone,
    part_beside,
    part_named,
    part_of_any,
    parts_of_topic,
    says_otherwise,
)
from kpistore.asking.offered import worth_offering
from kpistore.asking.opposite import never_opposite
from kpistore.asking.pairs import find_joined, find_pair, joins_another
from kpistore.asking.per_day import read_per_day
from kpistore.asking.per_head import count_of, rate_of, read_per_head
from kpistore.asking.periods import find_period
from kpistore.asking.questioned import Question
from kpistore.asking.reader import Reader, reader_of
from kpistore.asking.spoken import written
from kpistore.asking.talk import Talk, is_unkind, talk_in
from kpistore.asking.targets import aimed, read_targets
from kpistore.asking.totals import wants_total
from kpistore.asking.words import clean
from kpistore.catalogue import Catalogue, Topic, TopicMeasure
from kpistore.model.kpi import Kpi

__all__ = ["Question", "understand"]


def understand(text: str, catalogue: Catalogue, today: date, after: Question | None = None) -> Question:
    """The question in the text; `after` is the one before it, which fills what a follow-up leaves out.

    Pure: no store is read, so whether a figure exists is left to the answer. Any text gives a question, with
    `how` "none" and no KPI where it names nothing the catalogue measures.
    """
    cleaned = written(clean(text))
    if intent := intent_in(cleaned):
        return replace(after or Question(text, None), text=text, intent=intent)
    if talk := talk_in(cleaned):
        return Question(text, None, talk=talk)
    if moved := _movers(text, cleaned, catalogue, after):
        return moved
    reader = reader_of(catalogue)
    intent, cleaned = leading_intent(cleaned)
    both_ends, cleaned = find_both_ends(cleaned)
    if both_ends and not cleaned and after:
        return replace(after, text=text, both_ends=True, intent=Intent.CHART)
    question, rest = _named(text, cleaned, reader, today)
    question = replace(question, intent=intent if question.kpi else None, both_ends=both_ends)
    if question.how == "none" and question.topic is None and is_unkind(cleaned):
        return replace(question, candidates=(), talk=Talk.UNKIND)
    followed = question if after is None else _followed(question, rest, replace(after, intent=None), reader)
    return never_opposite(_rated(aimed(followed, cleaned), reader), cleaned)


def _movers(text: str, cleaned: str, catalogue: Catalogue, after: Question | None) -> Question | None:
    """The question for whatever moved so, of all measures or of the card just told; None for any other."""
    moved = moved_in(cleaned, of_one=bool(after and after.kpi))
    topic = after.topic if after and is_of_those(cleaned) else None
    if moved is None or (topic is None and is_of_those(cleaned)):
        return None
    return Question(text, None, catalogue.kpis, "tokens", topic=topic, movers=moved)


def _named(text: str, cleaned: str, reader: Reader, today: date) -> tuple[Question, str]:
    """The question about a measure, its rate per 1,000 people or what has a target, and the words for it."""
    catalogue = reader.catalogue
    plain = partial(_read, text, reader=reader, today=today)
    with_target = partial(read_targets, read=plain, catalogue=catalogue)
    counted = partial(read_per_day, read=with_target)
    return read_per_head(cleaned, counted, catalogue)


def _rated(question: Question, reader: Reader) -> Question:
    """The question with the rates per 1,000 people of what it asks about."""
    kpis = (question.kpi,) if question.kpi else _measures(question.topic) if question.topic else ()
    return replace(question, rates=tuple(rate for kpi in kpis for rate in reader.rates_of(kpi)))


def _followed(question: Question, rest: str, after: Question, reader: Reader) -> Question:
    """What follows a rate that is only computed is asked of the count behind it, and per 1,000 people again."""
    count = count_of(after.kpi, reader.catalogue)
    followed = follow(question, rest, replace(after, kpi=count) if count else after, reader)
    rate = rate_of(followed, reader.catalogue) if count and followed is not question else None
    return rate or followed


def _read(text: str, cleaned: str, reader: Reader, today: date) -> tuple[Question, str]:
    """What the text says by itself, and its words for the measure."""
    dateless = reader.without_dates_in_names(cleaned)
    question, left, rest = _around(text, cleaned, dateless, reader, today)
    topic = reader.topics.named(rest) if dateless == cleaned else None
    if topic and not reader.keyed(cleaned):
        return replace(question, topic=topic, candidates=_measures(topic), how="tokens"), rest
    matched = named(reader, rest)
    if listed := _listed(question, matched, left, reader):
        return listed, rest
    if parted := [] if reader.names.match(rest).kpi else parts_of_topic(reader, rest):
        return _in_part(question, parted), rest
    if pair := None if question.comparator or matched.kpi else find_pair(cleaned, left, reader.names):
        return replace(_sure(question, pair[0]), candidates=pair, other=pair[1], measure="value"), rest
    if alone := None if matched.kpi else part_alone(reader, rest):
        return replace(question, candidates=alone[0].candidates, how=alone[0].how, breakdown=alone[1]), rest
    part = () if matched.kpi else part_of_any(reader, rest)
    offered = worth_offering(reader.names, rest, matched)
    question = replace(question, candidates=offered.candidates, how=offered.how, breakdown=part)
    if (
        matched.kpi is None
        or says_otherwise(matched.kpi, cleaned)
        or (matched.how != "exact" and is_another(reader, matched.kpi, cleaned, rest))
    ):
        return question, rest
    return _about(question, matched, reader, rest), rest


def _around(text: str, cleaned: str, dateless: str, reader: Reader, today: date) -> tuple[Question, str, str]:
    """All but the measure: period, area, comparison, change; then the text without periods, and without any of it."""
    extreme, left = find_extreme(dateless)
    found = find_period(left, today)
    beside_area, left = reader.areas.find_beside(found.rest if found else left)
    area, left = ("", left) if beside_area else reader.areas.find(left)
    versus_target, left = find_target(left)
    comparison = find_comparison(left)
    measure, rest = find_measure(comparison.rest, comparison.comparator, beside=bool(found and found.against))
    question = Question(
        text,
        None,
        period=found.asked if found else None,
        against=found.against if found else None,
        comparator=comparison.comparator,
        versus=comparison.versus,
        measure="value" if extreme else measure,
        extreme=extreme,
        total=wants_total(cleaned),
        area=area,
        beside_area=beside_area,
        versus_target=versus_target,
        gap=comparison.versus and wants_gap(cleaned),
    )
    if extreme and question.period and question.against:
        question = replace(question, period=span_of_both(question.period, question.against), against=None)
    return question, left, reader.names.spelled(rest)


def _listed(question: Question, matched: NameMatch, left: str, reader: Reader) -> Question | None:
    """The question about two measures that are listed, "officers and PCSOs", or asked back; none is left unsaid."""
    if matched.kpi is None or matched.how == "fuzzy" or question.comparator:
        return None
    left, is_name = reader.names.spelled(left), matched.how == "exact"
    if pair := find_joined(left, matched.kpi, reader.names, is_name=is_name):
        return replace(_sure(question, pair[0]), candidates=pair, other=pair[1], measure="value")
    of_parts = part_of_any(reader, left) or part_named(reader, left, matched)
    more = () if of_parts else joins_another(left, matched.kpi, reader.names, is_name=is_name)
    return replace(question, candidates=more, how="tokens") if more else None


def _in_part(question: Question, parted: list[TopicMeasure]) -> Question:
    """The one measure of a topic that is published by the part named, or the several to choose from."""
    breakdown = parted[0].breakdown
    if len(parted) == 1:
        return replace(_sure(question, parted[0].kpi), breakdown=breakdown)
    kpis = tuple(each.kpi for each in parted if each.breakdown == breakdown)
    return replace(question, candidates=kpis, how="tokens", breakdown=breakdown)


def _sure(question: Question, kpi: Kpi) -> Question:
    return replace(question, kpi=kpi, candidates=(kpi,), how="tokens")


def _about(question: Question, matched: NameMatch, reader: Reader, rest: str) -> Question:
    """The question about the measure that was named, in the part of it that was."""
    assert matched.kpi is not None
    if question.area and question.area.replace("-", " ") in matched.kpi.definition.lower():
        question = replace(question, area="")  # "interviews by Leicestershire" are held for the own force
    breakdown = part_named(reader, rest, matched)
    beside = part_beside(reader, rest, breakdown)
    return replace(question, kpi=matched.kpi, breakdown=breakdown, beside_breakdown=beside)


def _measures(topic: Topic) -> tuple[Kpi, ...]:
    return tuple(dict.fromkeys(each.kpi for each in topic.measures))
