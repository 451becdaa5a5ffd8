"""structure.toml: which measures add up to which; an office need not have the file."""

from pathlib import Path

from kpistore.catalogue.entry import Entry, read_entry
from kpistore.catalogue.lookup import Catalogue, UnknownKpi
from kpistore.model.structure import Hundred, Share, Structure, Total, Unlike

FILE = "structure.toml"


def load_structure(folder: Path, catalogue: Catalogue) -> Structure:
    """The structure of the office's folder; CatalogueError names the entry that names no measure."""
    path = folder / FILE
    if not path.is_file():
        return Structure()
    whole = read_entry(path)
    totals, shares, hundreds, unlike = (whole.entries(each) for each in ("total", "share", "hundred", "unlike"))
    whole.finish()
    return Structure(
        tuple(_total(each, catalogue) for each in totals),
        tuple(_share(each, catalogue) for each in shares),
        tuple(_hundred(each, catalogue) for each in hundreds),
        tuple(_unlike(each, catalogue) for each in unlike),
    )


def _total(entry: Entry, catalogue: Catalogue) -> Total:
    kpi, parts = _kpi(entry, "kpi", catalogue), _kpis(entry, "parts", catalogue)
    total = Total(kpi, parts, entry.flag("complete"), entry.optional_text("over"))
    entry.finish()
    return total


def _share(entry: Entry, catalogue: Catalogue) -> Share:
    kpi, part, whole = (_kpi(entry, key, catalogue) for key in ("kpi", "part", "whole"))
    alike = _flag(entry, "alike", False)
    entry.finish()
    return Share(kpi, part, whole, alike)


def _hundred(entry: Entry, catalogue: Catalogue) -> Hundred:
    hundred = Hundred(_kpis(entry, "kpis", catalogue), entry.optional_text("over"))
    entry.finish()
    return hundred


def _unlike(entry: Entry, catalogue: Catalogue) -> Unlike:
    kpis, because = _kpis(entry, "kpis", catalogue), entry.text("because")
    doubt, same = _flag(entry, "doubt", True), _flag(entry, "same_document", True)
    entry.finish()
    if len(set(kpis)) < 2:
        entry.refuse("kpis", "are fewer than two; write the measures that are not to be set side by side")
    return Unlike(kpis, because, doubt, same)


def _flag(entry: Entry, key: str, otherwise: bool) -> bool:
    return entry.flag(key) if key in entry.raw else otherwise


def _kpi(entry: Entry, key: str, catalogue: Catalogue) -> str:
    return _known(entry, key, entry.text(key), catalogue)


def _kpis(entry: Entry, key: str, catalogue: Catalogue) -> tuple[str, ...]:
    names = entry.texts(key)
    if not names:
        entry.refuse(key, "is missing or empty; write keys of catalogue.toml")
    return tuple(_known(entry, key, each, catalogue) for each in names)


def _known(entry: Entry, key: str, name: str, catalogue: Catalogue) -> str:
    try:
        return catalogue.kpi(name).key
    except UnknownKpi as error:
        entry.refuse(key, f"{error}; write a key of catalogue.toml")
