"""How far a figure is from another's of the same days, as it is read aloud; never a rise or a fall."""

from briefing.words import COMPARATOR_WORDS, change, number
from kpistore.analysis.change import IN_TIME, Against, Comparison
from kpistore.asking.answer import Answer
from kpistore.model.kpi import Kpi


def gap_told(answer: Answer) -> Comparison | None:
    """The comparator's figure that the first sentence tells: asked for as a gap, or with no earlier figure to tell."""
    if answer.change:
        return None if answer.change.against in IN_TIME else answer.change
    if not answer.question.versus or any(each.against in IN_TIME for each in answer.comparisons):
        return None
    return next((each for each in answer.comparisons if each.against.value == answer.question.comparator), None)


def gap_words(other: Comparison, kpi: Kpi) -> str:
    """ "8.0 points above England and Wales (6.5%)"."""
    named = COMPARATOR_WORDS.get(other.against.value, other.name)
    whose = f"the {named}" if other.against in (Against.MOST_SIMILAR_GROUP, Against.TARGET) else named
    theirs = once(number(other.value, kpi.unit), kpi)
    if other.change == 0 or other.within_rounding:
        return f"the same as {whose}{', but for rounding' if other.change else ''} ({theirs})"
    side = "above" if other.change > 0 else "below"
    return f"{once(change(other.change, kpi.unit), kpi)} {side} {whose} ({theirs})"


def once(words: str, kpi: Kpi) -> str:
    """The unit is not said again where the title says it: "per 1,000 people was 5.4", "hours given was 3,464"."""
    told = next((each for each in (" per 1,000", " hours") if each.strip() in kpi.title.lower()), "")
    return words.removesuffix(told)
