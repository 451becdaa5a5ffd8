"""An office: its catalogue, the documents it publishes, its built-in rules and where its figures lie."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kpistore.catalogue.cautions import refuse_unknown_documents
from kpistore.catalogue.entry import CatalogueError, Entry, read_entry
from kpistore.catalogue.lookup import Catalogue, UnknownKpi
from kpistore.catalogue.measures import read_catalogue
from kpistore.catalogue.rates import POPULATION
from kpistore.catalogue.ruling import read_rule, rule_problem
from kpistore.catalogue.ruling_together import problem_beside
from kpistore.catalogue.samples import refuse_bases_of_unknown_documents
from kpistore.catalogue.structure import load_structure
from kpistore.catalogue.topics import with_topics
from kpistore.model.alert import AlertRule
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Document, Release
from kpistore.model.structure import Structure

CLEVELAND = Path(__file__).parents[1] / "offices" / "cleveland"
"""The office that ships with the program."""

SHA256_DIGITS = 64


@dataclass(frozen=True, slots=True)
class Office:
    """What load_office read from one folder."""

    catalogue: Catalogue
    documents: Mapping[str, Document]
    """By file name, in the order of documents.toml."""
    rules: tuple[AlertRule, ...]
    figures_path: Path
    """figures.csv of the folder; it need not be there."""
    area: str
    """The office's own area, as observations name it: "cleveland"."""
    tables_in: Mapping[str, str] = field(default_factory=dict)
    """A document extracted without its tables, by file name, and the one that holds the same with them."""
    structure: Structure = field(default_factory=Structure)
    """Which measures add up to which, for the audit."""
    title: str = ""
    """What the office is called, from the configuration."""

    @property
    def area_title(self) -> str:
        """The area as a person reads it: "Cleveland"."""
        return self.area.replace("-", " ").title()

    @property
    def counts(self) -> Mapping[str, tuple[Kpi, Kpi]]:
        """By the key of a share, the two counts it is made of; those a report words otherwise are left out.

        By the key of a measure per 1,000 people, what is counted and the population.
        """
        kpi, rates = self.catalogue.kpi, self.catalogue.rates
        shares = {each.kpi: (kpi(each.part), kpi(each.whole)) for each in self.structure.shares if not each.alike}
        return shares | {rate.key: (kpi(counted), kpi(POPULATION)) for counted, rate in rates.items()}

    def with_rules(self, further: tuple[AlertRule, ...], owners: Mapping[str, int] | None = None) -> "Office":
        """The same office with rules of its configuration; raises CatalogueError for one that cannot work.

        `owners` says who answers for a KPI, by its key, where a rule does not say it.
        """
        owners = owners or {}
        held = list(self.rules)
        for rule in further:
            twice = any(each.name == rule.name for each in held)
            problem = "stands twice; give each rule its own name" if twice else rule_problem(rule, self.catalogue)
            if problem := problem or problem_beside(rule, held):
                raise CatalogueError(f"[[alerts.rules]] {rule.name!r}: {problem}")
            held.append(rule)
        for kpi in owners:
            try:
                self.catalogue.kpi(kpi)
            except UnknownKpi as error:
                raise CatalogueError(f"[alerts.owners] {error}; write a key of catalogue.toml") from None
        every = (*self.rules, *further)
        return replace(self, rules=tuple(replace(each, owner=each.owner or owners.get(each.kpi)) for each in every))

    def document(self, name: str, sha256: str) -> Document | None:
        """The known document with this content, else the one of this file name, else None."""
        same = (each for each in self.documents.values() if sha256 and each.sha256 == sha256.lower())
        return next(same, None) or self.documents.get(name)


def load_office(folder: Path) -> Office:
    """The office of a folder with catalogue.toml, documents.toml and rules.toml.

    CatalogueError names the file, the entry, the key and the value that cannot be used, and what to write.
    """
    catalogue = with_topics(folder, read_catalogue(folder / "catalogue.toml"))
    area, documents, tables_in = _documents(folder / "documents.toml")
    catalogue = replace(catalogue, area=area)
    refuse_unknown_documents(catalogue.kpis, documents)
    refuse_bases_of_unknown_documents(catalogue.kpis, documents)
    rules = _rules(folder / "rules.toml", catalogue)
    structure = load_structure(folder, catalogue)
    return Office(catalogue, documents, rules, folder / "figures.csv", area, tables_in, structure)


def _documents(path: Path) -> tuple[str, dict[str, Document], dict[str, str]]:
    whole = read_entry(path)
    area = whole.text("area")
    entries = whole.entries("document")
    whole.finish()
    documents: dict[str, Document] = {}
    tables_in: dict[str, str] = {}
    for entry in entries:
        document = _document(entry)
        if document.name in documents:
            entry.refuse("file", f"{document.name!r} stands twice; keep one entry")
        if other := next((each.name for each in documents.values() if each.sha256 == document.sha256), None):
            entry.refuse("sha256", f"{document.sha256!r} is also that of {other!r}; write each file's own")
        documents[document.name] = document
        tables_in[document.name] = entry.optional_text("tables_in")
        entry.finish()
    return area, documents, _known_twins(entries, documents, tables_in)


def _document(entry: Entry) -> Document:
    known_from = entry.day("known_from")
    if known_from is None:
        entry.refuse("known_from", "is missing; write the day from which the figures are known, like 2022-03-31")
    return Document(
        name=entry.text("file"),
        title=entry.text("title"),
        published=entry.optional_text("published"),
        known_from=known_from,
        known_from_estimated=entry.flag("known_from_estimated"),
        family=entry.text("family"),
        release=entry.choice("release", Release),
        published_on=entry.day("published_on"),
        sha256=_sha256(entry),
    )


def _sha256(entry: Entry) -> str:
    digits = entry.text("sha256").lower()
    if len(digits) != SHA256_DIGITS or set(digits) - set("0123456789abcdef"):
        entry.refuse("sha256", f"{digits!r} is no SHA-256; write its {SHA256_DIGITS} hexadecimal digits")
    return digits


def _known_twins(entries: list[Entry], documents: dict[str, Document], twins: dict[str, str]) -> dict[str, str]:
    for entry, (name, twin) in zip(entries, twins.items(), strict=True):
        if twin and (twin not in documents or twin == name):
            entry.refuse("tables_in", f"{twin!r} is no other document of this file; write the file name of one")
    return {name: twin for name, twin in twins.items() if twin}


def _rules(path: Path, catalogue: Catalogue) -> tuple[AlertRule, ...]:
    whole = read_entry(path)
    entries = whole.entries("rule")
    whole.finish()
    rules = tuple(read_rule(each, catalogue) for each in entries)
    for number, (entry, rule) in enumerate(zip(entries, rules, strict=True)):
        if any(rule.name == earlier.name for earlier in rules[:number]):
            entry.refuse("name", f"{rule.name!r} stands twice; give each rule its own name")
    return rules
