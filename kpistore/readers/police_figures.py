"""The counted searches of one month as figures of the catalogue's stop-and-search measures."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from difflib import get_close_matches

from kpistore.model.kpi import Unit
from kpistore.model.observation import Document, NoFigure, Observation, Status
from kpistore.readers.file_reading import FileReading, Problem
from kpistore.readers.police_stop_search import LINKED, NO_FURTHER_ACTION, OUTCOME, POSITIVE, Searches
from kpistore.readers.police_uk import PoliceFile

SEARCHES = "stop-searches"
POSITIVE_COUNT, POSITIVE_SHARE = "stop-search-positive", "stop-search-positive-rate"
LINKED_COUNT, LINKED_SHARE = "stop-search-linked", "stop-search-linked-rate"
_TENTH = Decimal("0.1")


def figures_of(file: PoliceFile, searches: Searches, sha256: str = "") -> FileReading:
    """The month's figures; outcome words that are not known hold back its outcome figures with a question."""
    if not searches.total:
        why = "the file holds no search at all; an empty file is not taken for a month without searches"
        return FileReading(None, (), questioned=(Problem(file.name, why),))
    document = file.document(sha256)
    sheet = _Month(file, document, searches.total)
    figures = [sheet.figure(SEARCHES, searches.total, "all rows", f"{_told(searches.total)} rows counted")]
    questioned = tuple(_questions(file.name, searches))
    if not questioned:
        stated = searches.total - searches.outcomes.get("", 0)
        figures += sheet.share(POSITIVE_COUNT, POSITIVE_SHARE, searches.positive, stated, OUTCOME)
        stated = searches.total - searches.links.get("", 0)
        figures += sheet.share(LINKED_COUNT, LINKED_SHARE, searches.links.get("True", 0), stated, LINKED)
    return FileReading(document, tuple(figures), questioned, understood=(_understood(file, searches),))


@dataclass(frozen=True, slots=True)
class _Month:
    file: PoliceFile
    document: Document
    total: int

    def share(self, count: str, share: str, part: int, stated: int, column: str) -> Iterator[Observation]:
        """How many, and what part of all; no part where most are blank, and neither where all are."""
        column = f"column “{column}”"
        if not stated:
            note = f"stated for none of {_told(self.total)} searches, no figure given"
            yield self.figure(count, None, column, note)
            yield self.figure(share, None, column, note)
            return
        blank = self.total - stated
        note = f"{_told(part)} of {_told(self.total)}; {_told(blank)} not stated"
        yield self.figure(count, part, column, note)
        if blank > stated:
            yield self.figure(
                share, None, column, f"stated for {_told(stated)} of {_told(self.total)} only, no share given"
            )
        else:
            percent = (Decimal(100 * part) / self.total).quantize(_TENTH, ROUND_HALF_UP)
            yield self.figure(share, percent, column, note)

    def figure(self, kpi: str, value: int | Decimal | None, locator: str, note: str) -> Observation:
        """One figure; nothing is printed in the file, so as_published is empty."""
        return Observation(
            kpi=kpi,
            area=self.file.force,
            comparator=None,
            breakdown=(),
            period=self.file.period,
            value=None if value is None else Decimal(value),
            unit=Unit.PERCENT if kpi in (POSITIVE_SHARE, LINKED_SHARE) else Unit.COUNT,
            as_published="",
            document=self.document,
            locator=locator,
            reason=NoFigure.BLANK if value is None else None,
            status=Status.MISSING if value is None else Status.FINAL,
            note=note,
        )


def _questions(name: str, searches: Searches) -> Iterator[Problem]:
    known = [*sorted(POSITIVE), NO_FURTHER_ACTION]
    for column, words in ((OUTCOME, searches.unknown_outcomes), (LINKED, searches.unknown_links)):
        for word, rows in words.items():
            why = f"“{word}” in {_told(rows)} rows is not known; the month's outcome figures wait, its searches don't"
            yield Problem(f"{name}, column “{column}”", why, tuple(get_close_matches(word, known)))


def _understood(file: PoliceFile, searches: Searches) -> str:
    none, blank = searches.outcomes.get(NO_FURTHER_ACTION, 0), searches.outcomes.get("", 0)
    stated = searches.total - searches.links.get("", 0)
    return (
        f"{file.force.replace('-', ' ').title()}, {file.period.label}: {_told(searches.total)} searches; "
        f"outcome positive {_told(searches.positive)}, no further action {_told(none)}, not stated {_told(blank)}; "
        f"link to the object of the search stated for {_told(stated)} of {_told(searches.total)}"
    )


def _told(number: int) -> str:
    return f"{number:,}"
