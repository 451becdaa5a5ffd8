"""`kpibot export` and `kpibot series`; `kpibot import` is at hand too."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.control import Screen
from bot.cli.failure import Failure, nothing_to_give, wrong_call
from bot.cli.importing import import_
from bot.cli.limits import judged, with_limit_columns, with_limits
from bot.cli.opening import now, open_config, open_office, open_shelf

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


def export(
    file_format: FileFormat = Format.CSV,
    unpublished: Annotated[bool, typer.Option("--unpublished", help="Unpublished figures too.")] = False,
    output: Output = None,
) -> None:
    """Write every current observation; what is only expected is no figure and is left out."""
    from kpistore.catalogue.suppressing import without_small_parts
    from kpistore.model.observation import Release, Status, current

    config = open_config()
    office = open_office(config)
    recorded = open_shelf(config, office).figures.all()
    if not unpublished:  # before it is seen which are in force: an unpublished revision leaves the published figure
        recorded = [each for each in recorded if each.document.release is Release.PUBLISHED]
    shown = without_small_parts(office.catalogue.kpis, recorded)
    figures = [each for each in current(shown) if each.status is not Status.FORECAST]
    _write(_rendered(figures, office, file_format), output)


def series(
    kpi: Annotated[str, typer.Argument(help="The key of a KPI, or its name.")],
    area: Annotated[str | None, typer.Option(help="The area (default: the office's own).")] = None,
    kind: Annotated[str | None, typer.Option(help="The kind of period (default: the KPI's main kind).")] = None,
    source: Annotated[str, typer.Option(help="The source family.")] = "force-report",
    spc: Annotated[bool, typer.Option("--spc", help="With control limits and signals.")] = False,
    screen: Screen = True,
    file_format: FileFormat = Format.CSV,
    output: Output = None,
) -> None:
    """Write one series, oldest first."""
    from kpistore.model.observation import current
    from kpistore.model.period import PeriodKind
    from kpistore.model.series import series_of

    config = open_config()
    office = open_office(config)
    measure = _measure(office, kpi)
    if kind is not None and kind not in set(PeriodKind):
        raise wrong_call(f"--kind is {kind!r}; write one of {', '.join(PeriodKind)}")
    shelf = open_shelf(config, office)
    recorded = current(shelf.figures.of_kpi(measure.key))
    wanted = [
        each
        for each in recorded
        if each.area == (area or office.area)
        and each.document.family == source
        and each.comparator is None
        and not each.breakdown
    ]
    chosen = series_of(wanted, PeriodKind(kind) if kind else measure.main_kind)
    if not chosen.observations:
        raise nothing_to_give(f"{measure.title}: no figures by {chosen.kind} from {source} for {area or office.area}")
    rebases = [each.day for each in shelf.rebases.of_kpi(measure.key, area or office.area)] if spc else []
    chart = judged(measure, chosen, rebases, screen=screen) if spc else None
    if file_format is Format.JSON:
        document = _series_document(measure.key, area or office.area, source, chosen)
        text = json.dumps(with_limits(document, chart) if chart else document, ensure_ascii=False)
        _write(text + "\n", output)
        return
    _write(_rendered(list(chosen.observations), office, file_format, chart), output)


def _series_document(kpi: str, area: str, family: str, chosen: Any) -> dict[str, Any]:
    from briefing.document import exact

    points = [
        {
            "period_start": each.period.start.isoformat(),
            "period_end": each.period.end.isoformat(),
            "label": each.period.label,
            "value": exact(each.value),
            "as_published": each.as_published,
        }
        for each in chosen.observations
    ]
    unit = chosen.observations[0].unit.value
    return {
        "kpi": kpi,
        "area": area,
        "kind": chosen.kind.value,
        "family": family,
        "unit": unit,
        "n": len(chosen.figures),
        "points": points,
    }


def _measure(office: "Office", name: str) -> Any:
    from kpistore.asking.question import understand
    from kpistore.catalogue import UnknownKpi

    try:
        return office.catalogue.kpi(name)
    except UnknownKpi as error:
        found = understand(name, office.catalogue, now().date()).kpi
        if found is None:
            raise Failure(str(error), 1) from None
        return found


def _rendered(
    figures: "list[Observation]",
    office: "Office",
    file_format: Format,
    chart: "ControlChart | Refusal | None" = None,
) -> str | bytes:
    from kpistore.readers.tidy import write_tidy

    text = write_tidy(figures, {kpi.key: kpi.title for kpi in office.catalogue.kpis})
    if chart:
        text = with_limit_columns(text, chart)
    if file_format is Format.CSV:
        return text
    if file_format is Format.JSON:
        from kpistore.readers.workbook import tidy_rows

        return json.dumps(tidy_rows(text), ensure_ascii=False) + "\n"
    from kpistore.readers.workbook import workbook

    return workbook(text)


def _write(content: str | bytes, output: Path | None) -> None:
    try:
        if output is None:
            sys.stdout.buffer.write(content if isinstance(content, bytes) else content.encode())
        elif isinstance(content, bytes):
            output.write_bytes(content)
        else:
            output.write_text(content, encoding="utf-8", newline="")
    except OSError as error:
        raise wrong_call(f"{output} cannot be written ({error.strerror})") from None


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(export)
    app.command()(series)
    app.command("import")(import_)
