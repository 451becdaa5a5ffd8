"""Where a figure is printed, and what it counts."""

from dataclasses import replace

from briefing.message import Message, bold, plain
from briefing.notes import note_lines
from briefing.words import figure_words, period_words
from kpistore.analysis.derived import Derived
from kpistore.asking.answer import Answer, Other, Why
from kpistore.model.observation import Medium, Observation, Release
from kpistore.model.period import day_words

MOST_INPUTS = 12
"""A year of months; more would fill the screen with the same line."""
_ALSO_HELD = {
    Why.REVISED: "Revised: it was {value} in {document}",
    Why.WAS_WRONG: "Corrected: {value} in {document} was wrong, {mistake}",
}


def source_message(answer: Answer, title: str) -> Message:
    """Document, place, printed form, dates and definition of an answered figure."""
    figure, kpi = answer.observation, answer.kpi
    assert figure is not None
    assert kpi is not None
    if answer.derived:
        computed = _computed_message(answer.derived, title, kpi.definition)
        return replace(computed, text="\n".join([computed.text, *map(plain, note_lines(answer))]))
    lines = [
        f"{bold(title)} · {plain(period_words(figure.period))}",
        f"Printed as “{plain(figure.as_published)}”" if figure.as_published else f"Figure: {figure_words(figure)}",
        f"Document: {plain(figure.document.title)} ({plain(figure.document.name)})",
        f"Place: {plain(_place(figure))}",
        _known(figure),
        plain(_released(figure)),
    ]
    lines += [plain(_ALSO_HELD[other.why].format(**_held(other))) for other in answer.also if other.why in _ALSO_HELD]
    if figure.note:
        lines.append(f"How it was read: {plain(figure.note)}")
    lines += [f"What it counts: {plain(kpi.definition)}"]
    if kpi.note:
        lines.append(f"Note: {plain(kpi.note)}")
    return Message("\n".join([*lines, *map(plain, note_lines(answer))]))


def _computed_message(derived: Derived, title: str, definition: str) -> Message:
    """A figure nobody printed: the sum or share it is, and where each of its inputs is printed."""
    figure = derived.observation
    lines = [
        f"{bold(title)} · {plain(period_words(figure.period))}",
        plain(f"Computed, no report prints it: {derived.formula} = {figure_words(figure)}"),
        "From these printed figures:",
    ]
    for each in derived.inputs[:MOST_INPUTS]:
        place = f"{each.document.title} ({each.document.name}), {_place(each)}"
        lines.append(plain(f"• {each.period.label}: {figure_words(each)} · {place}"))
    if len(derived.inputs) > MOST_INPUTS:
        lines.append(f"… and {len(derived.inputs) - MOST_INPUTS} more of the same kind.")
    return Message("\n".join([*lines, f"What it counts: {plain(definition)}"]))


def _held(other: Other) -> dict[str, str]:
    figure = other.observation
    return {"value": figure_words(figure), "document": figure.document.title, "mistake": figure.mistake}


def _place(figure: Observation) -> str:
    medium = "text" if figure.medium is Medium.PROSE else "table"
    line = f", line {figure.line}" if figure.line else ""
    return f"{medium}, {figure.locator}{line}"


def _known(figure: Observation) -> str:
    document = figure.document
    known = f"Known from {day_words(document.known_from)}"
    if document.published:
        return f"{known}: the report is dated {plain(document.published)}"
    return f"{known}, estimated: the report prints no date" if document.known_from_estimated else known


def _released(figure: Observation) -> str:
    if figure.mistake:
        return f"Wrong, not to be quoted: {figure.mistake}"
    if figure.document.release is Release.PUBLISHED:
        return "Published, may be quoted"
    return "Not published: for use inside the office only"
