"""`kpibot series`: the figures of one measure in order of time, with their limits if asked."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.control import Screen
from bot.cli.failure import Failure, nothing_to_give, wrong_call
from bot.cli.limits import judged, with_limits
from bot.cli.opening import now, open_config, open_office, open_shelf
from bot.cli.rendering import FileFormat, Format, Output, rendered, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    from kpistore.catalogue import Office
    from kpistore.model.kpi import Kpi
    from kpistore.model.observation import Observation
    from kpistore.model.series import Series

    Word = TypeVar("Word", bound=str)
    OfKpi = Callable[..., Sequence[Observation]]


def series(
    kpi: Annotated[str, typer.Argument(help="The key of a KPI, or its name.")],
    area: Annotated[str | None, typer.Option(help="The area (default: the office's own).")] = None,
    kind: Annotated[
        str | None, typer.Option(help="The kind of period (default: the KPI's main kind, else the only one held).")
    ] = None,
    source: Annotated[
        str | None, typer.Option(help="The source family (default: force-report, else the only one held).")
    ] = None,
    unpublished: Annotated[
        bool, typer.Option("--unpublished", help="Unpublished figures too, not only where nothing is published.")
    ] = False,
    spc: Annotated[bool, typer.Option("--spc", help="With control limits and signals.")] = False,
    screen: Screen = True,
    file_format: FileFormat = Format.CSV,
    output: Output = None,
) -> None:
    """Write one series, oldest first."""
    config = open_config()
    office = open_office(config)
    measure = _measure(office, kpi)
    place = "-".join((area or office.area).lower().split())
    shelf = open_shelf(config, office)
    of_kpi = shelf.figures.of_kpi if unpublished else _published(shelf.figures.of_kpi)
    chosen, family = _chosen(measure, of_kpi, place, kind, source)
    rebases = [each.day for each in shelf.rebases.of_kpi(measure.key, place)] if spc else []
    chart = judged(measure, chosen, rebases, screen=screen) if spc else None
    if file_format is Format.JSON:
        document = with_limits(_document(measure.key, place, family, chosen), chart)
        write(json.dumps(document, ensure_ascii=False) + "\n", output)
        return
    write(rendered(list(chosen.observations), office, file_format, chart), output)


def _published(of_kpi: "OfKpi") -> "OfKpi":
    """The same without what may not be quoted, which answers only where nothing published does."""
    from kpistore.model.observation import Release

    def told(key: str, area: str | None = None) -> "list[Observation]":
        held = list(of_kpi(key, area))
        return [each for each in held if each.document.release is Release.PUBLISHED] or held

    return told


def _chosen(measure: "Kpi", of_kpi: "OfKpi", area: str, kind: str | None, source: str | None) -> "tuple[Series, str]":
    """What is in force of one area, kind and family, and which family; Failure where there is none, with what there is.

    A kind or a family that is not named is the usual one, or the only one that is held with the other two.
    """
    from kpistore.model.observation import FORCE_REPORT
    from kpistore.model.period import PeriodKind
    from kpistore.model.series import Series, series_of

    _check_kind(kind)
    held = [each for each in _whole(of_kpi(measure.key, area)) if source in (None, each.document.family)]
    wanted = PeriodKind(kind) if kind else _usual(measure.main_kind, [each.period.kind for each in held])
    of_kind = [each for each in held if each.period.kind is wanted]
    family = source or _usual(FORCE_REPORT, [each.document.family for each in of_kind])
    own = [each for each in of_kind if each.document.family == family]
    dated = series_of(own, wanted)
    # Without an end they have no place in time; they stand last.
    undated = [each for each in own if each.period.end is None]
    if not dated.observations and not undated:
        instead = _instead(_whole(of_kpi(measure.key)))
        raise nothing_to_give(f"{measure.title}: no figures by {wanted} from {family} for {area}{instead}")
    return Series(wanted, (*dated.observations, *undated)), family


def _check_kind(kind: str | None) -> None:
    from kpistore.model.period import PeriodKind

    if kind is not None and kind not in set(PeriodKind):
        raise wrong_call(f"--kind is {kind!r}; write one of {', '.join(PeriodKind)}")


def _usual(usual: "Word", held: "Sequence[Word]") -> "Word":
    """The usual one, unless one other is all that is held."""
    return held[0] if held and len(set(held)) == 1 else usual


def _whole(recorded: "Sequence[Observation]") -> "list[Observation]":
    """What is in force of the areas as a whole."""
    from kpistore.model.observation import Status, current

    held = (each for each in current(list(recorded)) if each.status is not Status.FORECAST)
    return [each for each in held if each.comparator is None and not each.breakdown]


def _instead(whole: "Sequence[Observation]") -> str:
    held = dict.fromkeys(f"--area {e.area} --kind {e.period.kind} --source {e.document.family}" for e in whole)
    return f"; there are: {', or '.join(held)}" if held else "; kpibot export writes all that is held"


def _document(kpi: str, area: str, family: str, chosen: "Series") -> dict[str, Any]:
    from briefing.document import exact

    points = [
        {
            "period_start": each.period.start.isoformat() if each.period.start else None,
            "period_end": each.period.end.isoformat() if each.period.end else None,
            "label": each.period.label,
            "value": exact(each.value),
            "as_published": each.as_published or None,
        }
        for each in chosen.observations
    ]
    unit = chosen.observations[0].unit.value
    shape = {"kpi": kpi, "area": area, "kind": chosen.kind.value, "family": family, "unit": unit}
    return {**shape, "n": len(chosen.figures), "points": points}


def _measure(office: "Office", name: str) -> "Kpi":
    from kpistore.asking.question import understand
    from kpistore.catalogue import UnknownKpi

    try:
        return office.catalogue.kpi(name)
    except UnknownKpi as error:
        found = understand(name, office.catalogue, now().date()).kpi
        if found is None:
            raise Failure(f"{error}; kpibot export writes the keys of all that is held", 1) from None
        return found


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(series)
