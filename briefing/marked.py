"""A figure that an editor has marked as wrong, where it is the newest: said wherever the one before it is told."""

from briefing.words import figure_words
from kpistore.model.assessment import Assessment, Marked
from kpistore.model.period import PeriodKind, day_words

WRONG = "wrong, not to be quoted"
"""Beside a figure that was told and is marked as wrong since."""


def marked_words(marked: Marked) -> str:
    """ "the figure for the 12 months to Sept 2024 was marked as wrong on 7 Oct 2024"."""
    period = marked.figure.period
    article = "the " if period.kind is PeriodKind.ROLLING12 else ""
    return f"the figure for {article}{period.label} was marked as wrong on {day_words(marked.on)}"


def last_good_words(found: Assessment) -> str:
    """The same, with the figure that is left; empty where nothing is marked."""
    if found.marked is None:
        return ""
    figure = f"{figure_words(found.figure)} ({found.figure.period.label})"
    return f"{marked_words(found.marked)}; the last good figure is {figure}"


def warning_words(found: Assessment) -> str:
    """A warning in one line below an alert on the last good figure; empty where nothing is marked."""
    if found.marked is None:
        return ""
    words = marked_words(found.marked)
    return f"{words[:1].upper()}{words[1:]}; this is the last good one."
