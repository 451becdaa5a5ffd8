"""Figures as CSV, JSON or a workbook, to a file or to standard output."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.failure import unwritable, wrong_call
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


def pieces(parts: "Iterable[list[Observation]]", office: "Office", file_format: Format) -> Iterator[str | bytes]:
    """The figures in the tidy columns, each part of them as soon as it is there; a workbook is made whole."""
    tables = _tables(parts, office)
    if file_format is Format.CSV:
        yield from tables
    elif file_format is Format.JSON:
        yield from _listed(tables)
    else:
        from kpistore.readers.workbook import workbook

        yield workbook("".join(tables))


def _tables(parts: "Iterable[list[Observation]]", office: "Office") -> Iterator[str]:
    """The header, then the rows of each part."""
    from kpistore.readers.tidy import write_tidy

    titles = {kpi.key: kpi.title for kpi in office.catalogue.kpis}
    yield write_tidy((), titles)
    for part in parts:
        yield write_tidy(part, titles).partition("\n")[2]


def _listed(tables: Iterator[str]) -> Iterator[str]:
    from kpistore.readers.workbook import tidy_rows

    header, before = next(tables), "["
    for table in tables:
        for row in tidy_rows(header + table):
            yield before + json.dumps(_document(row), ensure_ascii=False)
            before = ", "
    yield "[]\n" if before == "[" else "]\n"


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


def write(content: str | bytes | Iterable[str | bytes], output: Path | None) -> None:
    """To the file, or to standard output; Failure where it cannot be written, and the file is then as before."""
    told = [content] if isinstance(content, str | bytes) else content
    try:
        if output is None:
            _write_to(sys.stdout.buffer, told)
        elif output.exists() and not output.is_file():  # a device or a pipe cannot be replaced
            with output.open("wb") as stream:
                _write_to(stream, told)
        else:
            _replace(output.resolve(), told)
    except BrokenPipeError:
        raise
    except OSError as error:
        if output:
            raise unwritable(output, error) from None
        raise wrong_call(f"standard output cannot be written ({error.strerror})") from None


def _replace(output: Path, told: Iterable[str | bytes]) -> None:
    """Beside the file first, so that nobody finds half of it."""
    with NamedTemporaryFile("wb", dir=output.parent, prefix=f".{output.name}.", delete=False) as stream:
        beside = Path(stream.name)
        try:
            _write_to(stream, told)
            beside.chmod(_mode(output))
            beside.replace(output)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def _write_to(stream: IO[bytes], told: Iterable[str | bytes]) -> None:
    for each in told:
        stream.write(each if isinstance(each, bytes) else each.encode())
    stream.flush()


def _mode(output: Path) -> int:
    """Who may read it: as before, or as for any new file."""
    if output.exists():
        return output.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
