"""An answer as one or two sentences to read aloud: the figure, what it was, its source; then what belongs beside it."""

import re

from briefing.named import place_words
from briefing.ranked_words import spoken_rank
from briefing.spoken_caveat import spoken_caveat
from briefing.spoken_gap import gap_told, gap_words, once
from briefing.words import COMPARATOR_WORDS, figure_words, number, spoken_period
from kpistore.analysis.change import IN_TIME, Against, Comparison
from kpistore.asking.answer import Answer
from kpistore.model.kpi import MOST_SIMILAR_GROUP, Kpi, Unit
from kpistore.model.observation import DATA_POLICE_UK, Observation, Release
from kpistore.model.period import UNDATED

_LOWERED = ("The ", "These ", "Another ", "An ", "A ", "It ", "On ", "Numbers ", "By ", "No ")
"""First words that may stand after a semicolon; a name keeps its capital."""


def say(answer: Answer, area_title: str) -> str:
    """The figure with its period, what it was before, its source; then standard and one caveat; "" for no figure."""
    figure, kpi = answer.observation, answer.kpi
    area_title = place_words(answer.question.area) if answer.question.area else area_title
    if figure is None or kpi is None or answer.period is None:
        return ""
    if figure.document.release is not Release.PUBLISHED:
        return _inside(answer, kpi)
    if figure.mistake:
        return _withdrawn(answer, figure, kpi, area_title)
    first = f"{_told(answer, figure, kpi, area_title)}{_moved(answer, kpi)}, {_according(answer, figure)}"
    first += ", which prints no period" if answer.period == UNDATED else ""
    sentences = [first, *_joined([*_beside(answer, kpi), *filter(None, [spoken_rank(answer), spoken_caveat(answer)])])]
    return " ".join(f"{each.rstrip('.')}." for each in sentences).replace("%", " per cent")


def _withdrawn(answer: Answer, figure: Observation, kpi: Kpi, area_title: str) -> str:
    """What may be said of a figure that the office has marked as wrong: that it is, and no comparison from it."""
    assert answer.period is not None
    when = "" if answer.period == UNDATED else f" {spoken_period(answer.period)}"
    told = f"The {area_title} figure{when} for {_measure(answer, kpi)} that was printed, {figure_words(figure)},"
    wrong = f"should not be quoted: this office has marked it as wrong ({figure.mistake})"
    return f"{told} {wrong}. There is no right figure yet.".replace("%", " per cent")


def _inside(answer: Answer, kpi: Kpi) -> str:
    """What may be said where only an unpublished figure is held: that none is published."""
    assert answer.period is not None
    none = f"no figure for {_measure(answer, kpi).rstrip(',')} is published"
    told = none if answer.period == UNDATED else f"{spoken_period(answer.period)} {none}"
    return f"{told[:1].upper()}{told[1:]}; what the office holds is for use inside it only."


def _told(answer: Answer, figure: Observation, kpi: Kpi, area_title: str) -> str:
    """What happened when, in the catalogue's own words where it has some for the whole of the force."""
    assert answer.period is not None
    is_whole = not (answer.comparator or answer.breakdown or answer.question.area)
    if kpi.spoken and is_whole and figure.value != 1 and answer.period != UNDATED:
        told = kpi.spoken.format(value=figure_words(figure))
    else:
        told = f"{_whose_figure(answer, area_title)} for {_measure(answer, kpi)} was {once(figure_words(figure), kpi)}"
    told = told if answer.period == UNDATED else f"{spoken_period(answer.period)} {told}"
    return told[:1].upper() + told[1:]


def _whose_figure(answer: Answer, area_title: str) -> str:
    if answer.comparator == MOST_SIMILAR_GROUP:
        return "the most similar group's figure"
    return f"the {COMPARATOR_WORDS[answer.comparator] if answer.comparator else area_title} figure"


def _measure(answer: Answer, kpi: Kpi) -> str:
    title = kpi.title if _is_named(kpi) else kpi.title[:1].lower() + kpi.title[1:]
    parts = [_SPOKEN_PARTS.get(value, f"for {value.replace('-', ' ')}") for _, value in answer.breakdown]
    words = f"the {title}" if _TAKES_THE.search(title) else title
    is_parted = bool(re.search("[,:] ", title))
    told = (", " if is_parted else " ").join([words, *parts])
    return f"{told}," if is_parted else told


_TAKES_THE = re.compile(r"^(?:average|share|rate|proportion|number|fund|grant) |\brate(?:$| (?:of|among|for)\b)")
"""Titles that are spoken of with an article: "the average wait", "the charge rate"."""


_SPOKEN_PARTS = {
    "female": "for women",
    "male": "for men",
    "youth": "involving young people",
    "under-25": "for people under 25",
    "under-18": "for people under 18",
}
"""Parts of people as they are spoken of; others keep their name."""


def _is_named(kpi: Kpi) -> bool:
    """Whether the title begins with a name, "Divert referrals" or "Youth Triage", whose capital stays."""
    first, _, rest = kpi.title.partition(" ")
    return not first[1:2].islower() or rest[:1].isupper() or bool(re.search(rf"\b[a-z]+ {first}\b", kpi.definition))


def _moved(answer: Answer, kpi: Kpi) -> str:
    """What it was before, or the gap that was asked for; and an earlier time that points the other way."""
    if gap := gap_told(answer):
        return f", {gap_words(gap, kpi)}"
    earlier = _earlier(answer)
    if earlier is None:
        return ""
    return _was(earlier, kpi) + "".join(f" but{_was(each, kpi)[1:]}" for each in _contrary(answer, earlier)[:1])


def _was(earlier: Comparison, kpi: Kpi) -> str:
    when = spoken_period(earlier.period)
    if earlier.change == 0:
        return f", the same as {when}"
    if earlier.within_rounding:
        return f", against {once(number(earlier.value, kpi.unit), kpi)} {when}"
    if when.startswith("from "):  # "up from 92 from July" would have one "from" too many
        when = when.replace("from ", "between ", 1).replace(" to ", " and ", 1)
    return f", {'up' if earlier.change > 0 else 'down'} from {once(number(earlier.value, kpi.unit), kpi)} {when}"


def _earlier(answer: Answer) -> Comparison | None:
    return answer.change or next((each for each in answer.comparisons if each.against in IN_TIME), None)


def _contrary(answer: Answer, told: Comparison) -> list[Comparison]:
    """Other times against which the figure moved the other way: leaving them out would flatter or alarm."""
    others = [each for each in answer.comparisons if each.against in IN_TIME and each is not told]
    return [each for each in others if each.change * told.change < 0]


def _beside(answer: Answer, kpi: Kpi) -> list[str]:
    """The standard, and the country where the figure is worse than it: good news alone would flatter."""
    told = gap_told(answer)
    found = [each for each in answer.comparisons if each.against not in IN_TIME and each is not told]
    words = [
        f"The {each.name} is {once(number(each.value, kpi.unit), kpi)}"
        for each in found
        if each.against is Against.TARGET
    ]
    others = [each for each in found if each.against is not Against.TARGET]
    return words + [f"{_whose(each)} is {once(number(each.value, kpi.unit), kpi)}" for each in others[:1]]


def _whose(comparison: Comparison) -> str:
    if comparison.against is Against.MOST_SIMILAR_GROUP:
        return "The most similar group's figure"
    return f"The figure for {COMPARATOR_WORDS[comparison.against.value]}"


def _joined(clauses: list[str]) -> list[str]:
    """One sentence of all that belongs beside the figure; empty for nothing."""
    bare = [each.rstrip(".") for each in clauses]
    return ["; ".join([*bare[:1], *map(_lowered, bare[1:])])] if bare else []


def _lowered(clause: str) -> str:
    return clause[0].lower() + clause[1:] if clause.startswith(_LOWERED) else clause


def _according(answer: Answer, figure: Observation) -> str:
    """Where it is printed; of a sum the first and the last that it was added up from, of a rate what it is made of."""
    sources = list(dict.fromkeys(map(_source, answer.derived.inputs))) if answer.derived else []
    if len(sources) > 1 and figure.unit is Unit.PER_1000:
        return f"computed from {' and '.join([sources[0], sources[-1]])}"
    if len(sources) > 1:
        return f"added up from {sources[0]}, to {sources[-1]}"
    if answer.derived and sources == [DATA_POLICE_UK]:
        return f"added up from the monthly figures of {DATA_POLICE_UK}"
    return f"according to {_source(figure)}"


def _source(figure: Observation) -> str:
    title = figure.document.title
    if figure.document.family == DATA_POLICE_UK:
        return DATA_POLICE_UK
    return f"the {title[:1].lower()}{title[1:]}" if title.startswith(_COMMON) else f"the {title}"


_COMMON = ("Performance ", "Statement ", "Report ")
"""First words of a document's title that are no names."""
