"""`kpibot import`."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.failure import nothing_to_give
from bot.cli.opening import ShippedShelf, now, open_config, open_office, open_shelf, open_store_for_writing

if TYPE_CHECKING:
    from bot.config import Config
    from kpistore.incoming.desk import Desk
    from kpistore.incoming.importing import Imported
    from kpistore.model.observation import Observation
    from kpistore.store import Store

MOST_TOLD = 3
"""So many faults of a file that gave nothing are told again in its one line."""
ROWS_BETWEEN = 250_000
"""Progress is told every so many rows; smaller files are done before anyone asks."""


def import_(
    files: Annotated[
        list[Path],
        typer.Argument(help="Reports (text, DOCX, PDF), tables (CSV, XLSX), files of data.police.uk, folders, ZIPs."),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change and record nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Record without asking.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document and nothing else.")] = False,
    publish: Annotated[bool, typer.Option("--publish", help="The figures recorded may be quoted.")] = False,
) -> None:
    """Read files, show what is new, and record it once told yes."""
    from kpistore.incoming.importing import import_all

    config = open_config()
    office = open_office(config)
    store = open_shelf(config, office) if dry_run else open_store_for_writing(config, office)
    imported = import_all(files, _desk(config, office), store.figures)
    if not as_json:
        print("\n".join(line for each in imported for line in _lines(each)))
    recorded = not isinstance(store, ShippedShelf) and not dry_run and _recorded(store, imported, yes, as_json)
    held = recorded or not any(each.change.new or each.change.revised for each in imported)
    if publish and held and not isinstance(store, ShippedShelf) and not dry_run:
        _publish(store, imported, config)
    if as_json:
        documents = [_document(each, recorded=recorded) for each in imported]
        alone = len(documents) == 1 and len(files) == 1
        print(json.dumps(documents[0] if alone else documents, ensure_ascii=False))
    refusals = [words for each in imported if (words := _refusal(each))]
    if not isinstance(store, ShippedShelf) and not dry_run:
        _keep_failed(store, imported)
    if refusals:
        raise nothing_to_give("; ".join(refusals))


def _refusal(imported: "Imported") -> str:
    """Why a file gave nothing; empty where it gave figures, or questions for an editor."""
    reading = imported.intake.reading
    if reading is None or reading.observations or reading.questioned or not reading.refused:
        return imported.intake.refusal
    return "; ".join(
        f"{each.where}: {each.why.partition(chr(10))[0].rstrip(':')}" for each in reading.refused[:MOST_TOLD]
    )


def _keep_failed(store: "Store", imported: "Sequence[Imported]") -> None:
    """What was refused, for the rules that speak of it; not the name of a file that holds personal data."""
    from kpistore.model.failed_import import FailedImport
    from kpistore.readers.file_reading import Grounds

    for each in imported:
        if _refusal(each) and each.intake.grounds is not Grounds.PERSONAL:
            store.failed_imports.keep(FailedImport(each.intake.name, _refusal(each), now()))


def _desk(config: "Config", office: Any) -> "Desk":
    from kpistore.incoming.desk import Desk

    return Desk(office, now().astimezone(config.zone).date(), config.file.imports.limits(), _progress())


def _progress() -> Callable[[int], None]:
    """Tells on standard error how many rows of a big file are read."""
    told = 0

    def tell(rows: int) -> None:
        nonlocal told
        told = min(told, rows)  # the next file begins again
        if rows - told >= ROWS_BETWEEN:
            told = rows
            print(f"{rows:,} rows read", file=sys.stderr, flush=True)

    return tell


def _publish(store: "Store", imported: "Sequence[Imported]", config: "Config") -> None:
    """Let the figures of these files be quoted, whether they were recorded now or before."""
    numbers = store.releases.of_content([each.sha256 for each in imported if each.sha256])
    count = store.releases.publish(numbers, "kpibot import --publish", now().astimezone(config.zone).date(), now())
    print(f"{count} document{'' if count == 1 else 's'} published.", file=sys.stderr)


def _recorded(store: "Store", imported: "Sequence[Imported]", yes: bool, quiet: bool) -> bool:
    """Record all of it in one transaction once told yes; False where nothing was recorded."""
    from kpistore.incoming.importing import record

    if not any(each.change.new or each.change.revised for each in imported):
        return False
    if not yes and (quiet or not sys.stdin.isatty() or not typer.confirm("Record these figures?")):
        print("Nothing recorded; say yes, or call again with --yes.", file=sys.stderr)
        return False
    record(store, imported, now())
    return True


def _lines(imported: "Imported") -> list[str]:
    name, reading, change = imported.intake.name, imported.intake.reading, imported.change
    if reading is None:
        return [f"{name}: refused"]
    counts = [f"{len(change.new)} new", f"{len(change.revised)} revised", f"{change.unchanged} unchanged"]
    counts += [f"{len(reading.questioned)} questioned", f"{len(reading.refused)} refused"]
    lines = [f"{name}: {', '.join(counts)}"]
    lines += [f"  {each}" for each in _warnings(imported)]
    lines += [f"  {each}" for each in reading.understood]
    lines += [f"  revised: {_line(new)} (was {_value(old)})" for old, new in change.revised]
    lines += [f"  new: {_line(each)}" for each in change.new]
    lines += [f"  question, {each.where}: {each.why}" + _nearest(each.suggestions) for each in reading.questioned]
    lines += [f"  refused, {each.where}: {each.why}" for each in reading.refused]
    return lines


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


def _document(imported: "Imported", *, recorded: bool) -> dict[str, Any]:
    reading, change = imported.intake.reading, imported.change
    refused = [{"where": each.where, "why": each.why} for each in reading.refused] if reading else []
    if reading is None:
        refused = [{"where": imported.intake.name, "why": imported.intake.refusal}]
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
        "refused": refused,
        "warnings": _warnings(imported),
        "recorded": len(change.new) + len(change.revised) if recorded else 0,
    }


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
