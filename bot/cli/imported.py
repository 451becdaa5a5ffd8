"""How `kpibot import` tells what it read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kpistore.incoming.importing import Imported
    from kpistore.model.observation import Observation

SEVERAL = "{name} has {count:,} faults and nothing of it was recorded; the first: {first}"
SEVERAL_FILES = "{files} of {of} files have {count:,} faults and nothing of them was recorded; the first: {first}"


def fault_line(imported: "Sequence[Imported]") -> str:
    """What is refused in one line, the first fault with file, place, reason and what to do; empty where nothing is."""
    faulty = [each.intake for each in imported if each.intake.faults]
    faults = [fault.partition("\n")[0].rstrip(":") for each in faulty for fault in each.faults]
    if len(faults) < 2:
        return faults[0] if faults else ""
    if len(faulty) > 1:
        return SEVERAL_FILES.format(files=len(faulty), of=len(imported), count=len(faults), first=faults[0])
    name = f"{faulty[0].archive}: {faulty[0].name}" if faulty[0].archive else faulty[0].name
    return SEVERAL.format(name=name, count=len(faults), first=faults[0])


def lines_of(imported: "Imported") -> list[str]:
    """What a file would change, what has to be asked, and what is refused, a line each."""
    return [*_head(imported), *_problem_lines(imported)]


def _head(imported: "Imported") -> list[str]:
    from briefing.intake import also_words

    name, reading, change = imported.intake.name, imported.intake.reading, imported.change
    if imported.intake.is_refused or reading is None:
        faults = len(imported.intake.faults)
        why = f"refused, {faults} fault{'' if faults == 1 else 's'}" if faults else imported.intake.held_back
        return [f"{name}: {why}; nothing of it is recorded" if faults else f"{name} {why}"]
    counts = [f"{len(change.new)} new", f"{len(change.revised)} revised", f"{change.unchanged} unchanged"]
    counts += [f"{len(reading.questioned)} questioned", "0 refused"]
    lines = [f"{name}: {', '.join(counts)}"]
    lines += [f"  {each}" for each in [*_warnings(imported), *also_words(imported)]]
    lines += [f"  {each}" for each in reading.understood]
    lines += [f"  revised: {_line(new)} (was {_value(old)})" for old, new in change.revised]
    return lines + [f"  new: {_line(each)}" for each in change.new]


def _problem_lines(imported: "Imported") -> list[str]:
    reading, refusal = imported.intake.reading, imported.intake.refusal
    if reading is None:
        return [f"  refused: {refusal}"] if refusal else []
    lines = [f"  question, {each.where}: {each.why}" + _nearest(each.suggestions) for each in reading.questioned]
    return lines + [f"  refused, {each.where}: {each.why}" for each in reading.refused]


def _warnings(imported: "Imported") -> list[str]:
    from briefing.intake import OTHER_CONTENT

    return [OTHER_CONTENT.format(name=imported.intake.name)] if imported.is_other_content else []


def _line(figure: "Observation") -> str:
    return f"{figure.kpi}, {figure.period.label}: {_value(figure)}" + (f" ({figure.note})" if figure.note else "")


def _value(figure: "Observation") -> str:
    from briefing.words import figure_words

    return f"no figure, {figure.reason}" if figure.value is None else figure.as_published or figure_words(figure)


def _nearest(keys: Sequence[str]) -> str:
    return f"; nearest: {', '.join(keys)}" if keys else ""


def document_of(imported: "Imported", *, recorded: bool) -> dict[str, Any]:
    """The same as JSON; recorded says whether it was."""
    reading, change = imported.intake.reading, imported.change
    return {
        "file": imported.intake.name,
        "sha256": imported.sha256,
        "new": [_figure_document(each) for each in change.new],
        "revised": [{"was": _figure_document(old), "is": _figure_document(new)} for old, new in change.revised],
        "unchanged": change.unchanged,
        "questioned": [
            {"where": each.where, "why": each.why, "suggestions": each.suggestions}
            for each in (reading.questioned if reading else ())
        ],
        "refused": _refused(imported),
        "warnings": _warnings(imported),
        "same_as": imported.twin or None,
        "also_in": list(change.repeated),
        "recorded": len(change.new) + len(change.revised) if recorded else 0,
    }


def _refused(imported: "Imported") -> list[dict[str, str]]:
    intake = imported.intake
    if intake.reading is None or intake.held_back:
        return [{"where": intake.name, "why": intake.refusal or intake.held_back}]
    return [{"where": each.where, "why": each.why} for each in intake.reading.refused]


def _figure_document(figure: "Observation") -> dict[str, Any]:
    from briefing.document import breakdown_document, exact, period_document, source_document

    counted = figure.value is not None and not figure.as_published
    return {
        "kpi": figure.kpi,
        "area": figure.area,
        "comparator": figure.comparator,
        "breakdown": breakdown_document(figure.breakdown),
        "period": period_document(figure.period),
        "value": exact(figure.value),
        "as_published": None if counted else figure.as_published,
        "reason": figure.reason.value if figure.reason else None,
        "note": figure.note,
        "source": source_document(figure),
    }
