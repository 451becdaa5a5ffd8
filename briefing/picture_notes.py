"""What stands at the foot of a chart: what it leaves out or shows in another way, and its sources."""

from collections.abc import Sequence
from itertools import pairwise

from briefing.words import BY_CHANCE, SHARE_BY_CHANCE
from kpistore.analysis.change import Comparison, Judge
from kpistore.model.observation import DATA_POLICE_UK, Document, Observation, Status
from kpistore.model.period import Period, PeriodKind

MOST_SOURCES = 3
MOST_UNEVEN = 1.25
"""How much longer one span between two dates may be than another: a quarter of 92 days and one of 90 are alike."""


def foot_of(
    periods: Sequence[Period],
    shown: Sequence[Observation],
    held: int,
    newest: Observation,
    beside: Sequence[Comparison],
) -> str:
    """The notes that the chart of these periods needs, of so many held, and where its figures are printed."""
    notes = [
        _cut(held, len(periods)),
        _uneven(periods),
        _provisional(shown),
        _wrong(shown),
        chance_note(newest, beside),
    ]
    return f"{''.join(notes)}Source: {sources_words(shown)}"


def chance_note(newest: Observation, beside: Sequence[Comparison]) -> str:
    """A rise of a handful looks large in a chart: the words that belong to it, and a space; empty without need."""
    words = {Judge.SMALL_COUNTS: BY_CHANCE, Judge.SMALL_SHARES: SHARE_BY_CHANCE}
    before = [each for each in beside if each.observation and each.period == newest.period.previous()]
    told = (words.get(each.judge) for each in before if each.change and each.judge and each.beyond_chance is False)
    return next((f"{each} " for each in told if each), "")


def sources_words(shown: Sequence[Observation]) -> str:
    """The documents, once each; many as their number and the newest, monthly files as the span they cover."""
    told = [each for each in shown if each.is_figure]
    titles = list(dict.fromkeys(_dated(each.document) for each in told))
    if len(titles) > MOST_SOURCES and told[0].document.family == DATA_POLICE_UK:
        return f"{DATA_POLICE_UK}, {told[0].period.label} to {told[-1].period.label}"
    if len(titles) > MOST_SOURCES:
        return f"{len(titles)} documents, the newest: {titles[-1]}"
    return "; ".join(titles)


def _dated(document: Document) -> str:
    """The title, and the date printed on the document where the title does not say it."""
    is_said = not document.published or document.published in document.title
    return document.title if is_said else f"{document.title}, {document.published}"


def _cut(held: int, most: int) -> str:
    return f"The newest {most} of {held} periods. " if held > most else ""


def _uneven(periods: Sequence[Period]) -> str:
    """Dates stand side by side on the axis however far apart they are."""
    days = [each.end for each in periods if each.kind is PeriodKind.POINT and each.end]
    apart = [(later - earlier).days for earlier, later in pairwise(days)]
    return "Dates not evenly apart. " if apart and max(apart) > min(apart) * MOST_UNEVEN else ""


def _provisional(shown: Sequence[Observation]) -> str:
    return "Hollow: provisional. " if any(each.status is Status.PROVISIONAL for each in shown) else ""


def _wrong(shown: Sequence[Observation]) -> str:
    wrong = [each.period.label for each in shown if each.mistake]
    return f"Marked as wrong and not drawn: {', '.join(wrong)}. " if wrong else ""
