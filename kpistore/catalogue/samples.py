"""What a measure's share is taken of in catalogue.toml, and that the documents of its bases are the office's."""

from collections.abc import Iterable, Mapping

from kpistore.catalogue.entry import CatalogueError, Entry
from kpistore.model.kpi import Kpi
from kpistore.model.sample import Base, Sample


def read_sample(entry: Entry) -> Sample | None:
    """The sample of one measure's entry; None without `share_of`; refuses what cannot be used."""
    of = entry.optional_text("share_of")
    bases = tuple(_base(each) for each in entry.entries("bases"))
    if bases and not of:
        entry.refuse("bases", "need share_of; write of what the share is taken, like 'people asked'")
    return Sample(of, bases) if of else None


def refuse_bases_of_unknown_documents(kpis: Iterable[Kpi], documents: Mapping[str, object]) -> None:
    """Raise CatalogueError for the first base that names no document of the office."""
    for kpi in kpis:
        for base in kpi.sample.bases if kpi.sample else ():
            if base.document not in documents:
                raise CatalogueError(
                    f"catalogue.toml, kpi {kpi.key!r}, bases: {base.document!r} is not in documents.toml; "
                    f"write the file name of one of its documents"
                )


def _base(entry: Entry) -> Base:
    start, end = entry.day("start"), entry.day("end")
    if start is None or end is None or end < start:
        entry.refuse("start", "needs a start and an end that is not before it; write dates without quotes")
    number, document, line = _whole(entry, "number"), entry.text("document"), _whole(entry, "line")
    base = Base(start, end, number, document, line, entry.optional_flag("worked_out") or False)
    entry.finish()
    return base


def _whole(entry: Entry, key: str) -> int:
    number = entry.number(key)
    if number is None or number != int(number) or number < 1:
        entry.refuse(key, f"{number} is not a whole number from 1; write one without quotes")
    return int(number)
