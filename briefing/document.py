"""An answer as a JSON document, in the shape that is promised to scripts."""

import hashlib
from decimal import Decimal
from typing import Any

from briefing.answer import suggestion_texts, title_of, warnings
from briefing.control_document import control_document, signal_document, standing_document
from briefing.finding_words import finding_lines
from briefing.reply import reply_message
from briefing.say import say
from briefing.words import plain_number
from kpistore.analysis.change import Comparison
from kpistore.asking.answer import Answer, AnswerStatus, Other
from kpistore.model.kpi import Breakdown, Unit
from kpistore.model.note import Note
from kpistore.model.observation import Observation
from kpistore.model.period import Period

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ID_LETTERS = 4


def answer_id(answer: Answer) -> str:
    """Four letters that name what was said: the same question, figure and source give the same ones."""
    figure = answer.observation
    content = [answer.question.text, answer.kpi.key if answer.kpi else "", str(figure.identity) if figure else ""]
    content += [str(answer.value), figure.document.name if figure else "", answer.status.value]
    number = int.from_bytes(hashlib.sha256("\n".join(content).encode("utf-8", "replace")).digest()[:8])
    return "".join(_LETTERS[number >> 5 * place & 31] for place in range(ID_LETTERS))


def answer_document(answer: Answer, area: str, area_title: str) -> dict[str, Any]:
    """The JSON shape of `kpibot ask --json`; numbers are exact as published."""
    figure, kpi = answer.observation, answer.kpi
    computed = answer.change
    return {
        "id": answer_id(answer),
        "status": answer.status.value,
        "kpi": kpi.key if kpi else None,
        "title": _title(answer),
        "area": answer.question.area or area,
        "comparator": answer.comparator,
        "breakdown": breakdown_document(answer.breakdown),
        "unit": _unit(answer),
        "measure": answer.question.measure,
        "period": period_document(answer.period),
        "value": exact(answer.value),
        "bound": figure.bound.value if figure and figure.bound else None,
        "as_published": figure.as_published if figure and not computed and not answer.derived else None,
        "release": figure.document.release.value if figure else None,
        "source": source_document(figure) if figure else None,
        "computed": _computed(answer, computed),
        "also": [_also(other) for other in answer.also],
        "comparisons": [_comparison(each) for each in answer.comparisons],
        "signal": signal_document(answer),
        "control": control_document(answer),
        "standing": standing_document(answer),
        "findings": finding_lines(answer),
        "warnings": warnings(answer),
        "notes": [_note(each) for each in answer.notes if each.concerns(answer.period)],
        "suggestions": suggestion_texts(answer),
        "say": say(answer, area_title),
        "text": reply_message(answer, area_title).plain(),
    }


def _note(note: Note) -> dict[str, Any]:
    """What an editor said; the person's name stays with the office."""
    period = period_document(note.period)
    return {"text": note.text, "period": period, "by": note.role, "made_on": note.made_on.isoformat()}


def _title(answer: Answer) -> str | None:
    if answer.kpi:
        return title_of(answer.kpi, answer.breakdown, answer.comparator)
    return answer.question.topic.title if answer.question.topic else None


def exact(value: Decimal | None) -> int | float | None:
    """A number as JSON writes it: 86.8, never 86.80000000000001; whole numbers without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def period_document(period: Period | None) -> dict[str, Any] | None:
    """Label, kind, start and end; dates as YYYY-MM-DD or null."""
    if period is None:
        return None
    start, end = (day.isoformat() if day else None for day in (period.start, period.end))
    return {"label": period.label, "kind": period.kind.value, "start": start, "end": end}


def breakdown_document(breakdown: Breakdown) -> dict[str, str]:
    """{"sex": "female"}; empty for the whole."""
    return dict(breakdown)


def source_document(figure: Observation) -> dict[str, Any]:
    """Where a figure is printed."""
    document = figure.document
    return {
        "document": document.name,
        "title": document.title,
        "published": document.published or None,
        "known_from": document.known_from.isoformat(),
        "family": document.family,
        "locator": figure.locator,
        "line": figure.line,
    }


def _unit(answer: Answer) -> str | None:
    if answer.kpi is None:
        return None
    if answer.status is AnswerStatus.ANSWERED and answer.question.measure == "percent_change":
        return Unit.PERCENT.value
    if answer.question.measure == "change" and answer.kpi.unit is Unit.PERCENT:
        return Unit.POINTS.value
    return answer.kpi.unit.value


def _computed(answer: Answer, change: Comparison | None) -> dict[str, Any] | None:
    if change is None:
        held = answer.derived
        return {"formula": held.formula, "inputs": [_value(each) for each in held.inputs]} if held else None
    assert answer.observation is not None
    assert answer.observation.value is not None
    newer, older = plain_number(answer.observation.value), plain_number(change.value)
    formula = f"{newer} - {older}"
    if answer.question.measure == "percent_change":
        formula = f"({formula}) / {older} x 100"
    figures = [answer.observation, change.observation]
    return {"formula": formula, "inputs": [_value(each) for each in figures if each]}


def _value(figure: Observation) -> dict[str, Any]:
    return {
        "value": exact(figure.value),
        "as_published": figure.as_published or None,
        "period": period_document(figure.period),
        "source": source_document(figure),
    }


def _also(other: Other) -> dict[str, Any]:
    release = other.observation.document.release.value
    return {**_value(other.observation), "release": release, "why": other.why.value}


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "with": comparison.against.value,
        "period": period_document(comparison.period),
        "value": exact(comparison.value),
        "change": exact(comparison.change),
        "percent": exact(comparison.percent),
        "verdict": comparison.verdict.value,
        "beyond_chance": comparison.beyond_chance,
    }
