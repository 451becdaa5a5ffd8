"""`kpibot import`."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.failure import missing, nothing_to_give
from bot.cli.imported import document_of, fault_line, lines_of
from bot.cli.opening import ShippedShelf, now, open_config, open_office, open_shelf, open_store_for_writing

if TYPE_CHECKING:
    from bot.config import Config
    from kpistore.incoming.desk import Desk
    from kpistore.incoming.importing import Imported
    from kpistore.store import Store

MOST_NOTED = 3
"""So many faults of a file are noted for the rules that speak of failed imports."""
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

    if absent := next((each for each in files if not each.exists()), None):
        raise missing(absent)
    config = open_config()
    office = open_office(config)
    store = open_shelf(config, office) if dry_run else open_store_for_writing(config, office)
    imported = import_all(files, _desk(config, office), store.figures)
    if not as_json:
        told = ([*lines_of(each), *_proofed(each, config, office, store)] for each in imported)
        print("\n".join(line for lines in told for line in lines))
    kept_in = None if isinstance(store, ShippedShelf) or dry_run else store
    recorded = kept_in is not None and _recorded(kept_in, imported, yes, as_json)
    if kept_in and publish and (recorded or not any(each.change.new or each.change.revised for each in imported)):
        _publish(kept_in, imported, config)
    if as_json:
        _print_documents(imported, recorded=recorded, alone=len(files) == 1)
    if kept_in:
        _keep_failed(kept_in, imported)
    if fault := fault_line(imported):
        raise nothing_to_give(fault)


def _print_documents(imported: "Sequence[Imported]", *, recorded: bool, alone: bool) -> None:
    """One document for a file that was given alone, else a list of them."""
    documents = [document_of(each, recorded=recorded) for each in imported]
    print(json.dumps(documents[0] if alone and len(documents) == 1 else documents, ensure_ascii=False))


def _proofed(each: "Imported", config: "Config", office: Any, store: "Store | ShippedShelf") -> list[str]:
    """What a report that may be a draft says against itself, if anything."""
    from bot.proofed import proofed

    if each.intake.source is None or each.intake.archive:
        return []
    line = proofed(each, each.intake.source, _desk(config, office), store.figures, store.claims)
    return [f"  {line}"] if line else []


def _keep_failed(store: "Store", imported: "Sequence[Imported]") -> None:
    """What was refused, for the rules that speak of it; not the name of a file that holds personal data."""
    from kpistore.model.failed_import import FailedImport
    from kpistore.readers.file_reading import Grounds

    for each in imported:
        if each.intake.faults and each.intake.grounds is not Grounds.PERSONAL:
            why = "; ".join(fault.partition("\n")[0].rstrip(":") for fault in each.intake.faults[:MOST_NOTED])
            store.failed_imports.keep(FailedImport(each.intake.name, why, now()))


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
    sound = [each for each in imported if not each.intake.is_refused]
    numbers = store.releases.of_content([sha256 for each in sound for sha256 in each.contents])
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
