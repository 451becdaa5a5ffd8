"""The caveats of a measure in catalogue.toml, and that their documents are the office's."""

from collections.abc import Iterable, Mapping

from kpistore.catalogue.entry import CatalogueError, Entry
from kpistore.model.caution import Caution
from kpistore.model.kpi import Kpi


def read_cautions(entry: Entry) -> tuple[Caution, ...]:
    """The cautions of one measure's entry, in its order; refuses what cannot be used."""
    return tuple(_caution(each) for each in entry.entries("cautions"))


def refuse_unknown_documents(kpis: Iterable[Kpi], documents: Mapping[str, object]) -> None:
    """Raise CatalogueError for the first caution that names no document of the office."""
    for kpi in kpis:
        for caution in kpi.cautions:
            if caution.document not in documents:
                raise CatalogueError(
                    f"catalogue.toml, kpi {kpi.key!r}, cautions: {caution.document!r} is not in documents.toml; "
                    f"write the file name of one of its documents"
                )


def _caution(entry: Entry) -> Caution:
    caution = Caution(
        text=entry.text("text"),
        document=entry.text("document"),
        line=_line(entry),
        since=entry.day("since"),
        until=entry.day("until"),
        no_verdict="no_verdict" in entry.raw and entry.flag("no_verdict"),
    )
    entry.finish()
    if caution.since and caution.until and caution.until < caution.since:
        entry.refuse("until", f"{caution.until} is before since, {caution.since}; exchange or correct them")
    return caution


def _line(entry: Entry) -> int:
    number = entry.number("line")
    if number is None or number != int(number) or number < 1:
        entry.refuse("line", f"{number} is no line; write its number in the document, counted from 1")
    return int(number)
