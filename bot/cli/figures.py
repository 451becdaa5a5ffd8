"""`kpibot export`; `kpibot import` is at hand too."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.importing import import_
from bot.cli.opening import open_config, open_office, open_shelf
from bot.cli.rendering import FileFormat, Format, Output, pieces, write

if TYPE_CHECKING:
    from kpistore.catalogue import Office
    from kpistore.model.observation import Observation
    from kpistore.shelf import Shelf
    from kpistore.store.figures import Figures


def export(
    file_format: FileFormat = Format.CSV,
    unpublished: Annotated[bool, typer.Option("--unpublished", help="Unpublished figures too.")] = False,
    output: Output = None,
) -> None:
    """Write every current observation; what is only expected is no figure and is left out."""
    config = open_config()
    office = open_office(config)
    shelf = open_shelf(config, office)
    try:
        parts = _by_measure(shelf.figures, office, unpublished=unpublished)
        write(pieces(parts, office, file_format), output)
    finally:
        shelf.close()


def _by_measure(figures: "Shelf | Figures", office: "Office", *, unpublished: bool) -> "Iterator[list[Observation]]":
    """The figures in force, one measure at a time: a store may hold more than the memory does."""
    from kpistore.analysis.suppressing import without_small_parts
    from kpistore.model.observation import Release, Status, current

    for key in figures.measures():
        recorded = figures.of_kpi(key)
        if not unpublished:  # before it is seen which are in force: an unpublished revision leaves the published figure
            recorded = [each for each in recorded if each.document.release is Release.PUBLISHED]
        kpis = [each for each in office.catalogue.kpis if each.key == key]
        shown = without_small_parts(kpis, recorded)
        yield [each for each in current(shown) if each.status is not Status.FORECAST]


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(export)
    app.command("import")(import_)
