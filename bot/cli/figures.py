"""`kpibot export`; `kpibot import` is at hand too."""

from typing import Annotated

import typer

from bot.cli.importing import import_
from bot.cli.opening import open_config, open_office, open_shelf
from bot.cli.rendering import FileFormat, Format, Output, rendered, write


def export(
    file_format: FileFormat = Format.CSV,
    unpublished: Annotated[bool, typer.Option("--unpublished", help="Unpublished figures too.")] = False,
    output: Output = None,
) -> None:
    """Write every current observation; what is only expected is no figure and is left out."""
    from kpistore.analysis.suppressing import without_small_parts
    from kpistore.model.observation import Release, Status, current

    config = open_config()
    office = open_office(config)
    recorded = open_shelf(config, office).figures.all()
    if not unpublished:  # before it is seen which are in force: an unpublished revision leaves the published figure
        recorded = [each for each in recorded if each.document.release is Release.PUBLISHED]
    shown = without_small_parts(office.catalogue.kpis, recorded)
    figures = [each for each in current(shown) if each.status is not Status.FORECAST]
    write(rendered(figures, office, file_format), output)


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(export)
    app.command("import")(import_)
