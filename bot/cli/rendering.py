"""Figures as CSV, JSON or a workbook, to a file or to standard output."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.failure import wrong_call
from bot.cli.limits import with_limit_columns

if TYPE_CHECKING:
    from kpistore.analysis.spc.chart import ControlChart, Refusal
    from kpistore.catalogue import Office
    from kpistore.model.observation import Observation


class Format(StrEnum):
    """How figures are written."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


FileFormat = Annotated[Format, typer.Option("--format", help="How the figures are written.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="The file to write (default: standard output).")]
NUMBERS = ("value", "line")


def rendered(
    figures: "list[Observation]",
    office: "Office",
    file_format: Format,
    chart: "ControlChart | Refusal | None" = None,
) -> str | bytes:
    """The figures in the tidy columns, with those of a control chart if there is one."""
    from kpistore.readers.tidy import write_tidy

    text = write_tidy(figures, {kpi.key: kpi.title for kpi in office.catalogue.kpis})
    if chart:
        text = with_limit_columns(text, chart)
    if file_format is Format.CSV:
        return text
    if file_format is Format.JSON:
        from kpistore.readers.workbook import tidy_rows

        return json.dumps([_document(each) for each in tidy_rows(text)], ensure_ascii=False) + "\n"
    from kpistore.readers.workbook import workbook

    return workbook(text)


def _document(row: dict[str, str]) -> dict[str, Any]:
    """Numbers as numbers, a breakdown by its dimensions, and null where a table has nothing."""
    from decimal import Decimal

    from briefing.document import breakdown_document, exact
    from kpistore.model.kpi import parse_breakdown

    told: dict[str, Any] = {name: held or None for name, held in row.items()}
    told |= {name: exact(Decimal(row[name])) for name in NUMBERS if row.get(name)}
    return told | {"breakdown": breakdown_document(parse_breakdown(row["breakdown"]))}


def write(content: str | bytes, output: Path | None) -> None:
    """To the file, or to standard output; Failure where it cannot be written."""
    try:
        if output is None:
            sys.stdout.buffer.write(content if isinstance(content, bytes) else content.encode())
        elif isinstance(content, bytes):
            output.write_bytes(content)
        else:
            output.write_text(content, encoding="utf-8", newline="")
    except BrokenPipeError:
        raise
    except OSError as error:
        raise wrong_call(f"{output or 'standard output'} cannot be written ({error.strerror})") from None
