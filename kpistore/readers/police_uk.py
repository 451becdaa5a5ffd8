"""The monthly files of data.police.uk: what their names say, and the document each one is."""

import re
from dataclasses import dataclass
from datetime import timedelta

from kpistore.model.observation import DATA_POLICE_UK, Document
from kpistore.model.period import Period, month, month_words

_NAME = re.compile(
    r"(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<force>[a-z]+(?:-[a-z]+)*?)-(?P<kind>stop-and-search|street|outcomes)\.csv"
)
_TITLES = {"stop-and-search": "Stop and search", "street": "Street-level crime", "outcomes": "Outcomes"}


@dataclass(frozen=True, slots=True)
class PoliceFile:
    """What a file's name says: one force, one month, one kind of record."""

    name: str
    force: str
    """The area as the files name it: "cleveland"."""
    period: Period
    kind: str

    def document(self, sha256: str = "") -> Document:
        """The file as a published document; it prints no date, so it counts as known from the day after its month."""
        assert self.period.start is not None
        assert self.period.end is not None
        force = self.force.replace("-", " ").title()
        return Document(
            name=self.name,
            title=f"{_TITLES[self.kind]}, {month_words(self.period.start)}, {force} (data.police.uk)",
            published="",
            known_from=self.period.end + timedelta(days=1),
            known_from_estimated=True,
            family=DATA_POLICE_UK,
            sha256=sha256,
        )


def police_file(name: str) -> PoliceFile | None:
    """What the base name of a file of data.police.uk says; None for any other name."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    return PoliceFile(name, found["force"], month(int(found["year"]), int(found["month"])), found["kind"])


def documents_named(text: str) -> dict[str, Document]:
    """The files of data.police.uk that a text names, as documents by their names."""
    files = (police_file(found.group()) for found in _NAME.finditer(text))
    return {file.name: file.document() for file in files if file}
