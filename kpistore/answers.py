"""The answer to a question from all that is held: the same in the chat, on a picture and for scripts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from kpistore.asking.answer import Answer, AnswerStatus, Shelf
from kpistore.asking.answering import answer
from kpistore.asking.doubted import doubted
from kpistore.asking.inside import with_unpublished
from kpistore.asking.judged import judged
from kpistore.asking.moving import with_movers
from kpistore.asking.printed_changes import with_printed_changes
from kpistore.asking.questioned import Question
from kpistore.auditing import Auditor, Claims, Figures
from kpistore.catalogue import Office
from kpistore.model.finding import Finding
from kpistore.model.note import Note
from kpistore.model.observation import Observation, Release
from kpistore.model.rebase import Rebase


class Notes(Protocol):
    """Where the notes of editors are read from."""

    def of_kpi(self, kpi: str, area: str) -> tuple[Note, ...]:
        """The notes on a measure of an area, in the order they are told."""
        ...


class Rebases(Protocol):
    """Where it is read from when on limits begin anew."""

    def of_kpi(self, kpi: str, area: str) -> list[Rebase]:
        """The rebases of a measure of an area."""
        ...


class Records(Protocol):
    """A store, or what ships with the program in its place."""

    @property
    def figures(self) -> Figures:
        """The observations."""
        ...

    @property
    def claims(self) -> Claims:
        """The published changes."""
        ...

    @property
    def notes(self) -> Notes:
        """What editors wrote below figures."""
        ...

    @property
    def rebases(self) -> Rebases:
        """What editors said of limits."""
        ...


class Answers:
    """Answers from one office's records, with what the audit, the editors and the control chart say of a figure."""

    def __init__(self, office: Office, records: Records) -> None:
        self._office, self._records = office, records
        self.auditor = Auditor(office, records.figures, records.claims)

    def of(self, question: Question, as_of: date | None = None, *, published: bool = False) -> Answer:
        """The answer from what was known on a day, or is known now.

        What is published answers. Unless only that is asked for, unpublished figures that differ stand beside it,
        and answer where no published one does.
        """
        shelf = _PublishedOnly(self._records.figures)
        told = self._answered(question, shelf, as_of, published=True)
        if published or not shelf.hides:
            return told
        return with_unpublished(told, self._answered(question, self._records.figures, as_of, published=False))

    def _answered(self, question: Question, shelf: Shelf, as_of: date | None, *, published: bool) -> Answer:
        findings = self._findings(question, as_of, published=published)
        found = answer(question, shelf, self._office.area, as_of, findings, self._office.counts)
        found = with_movers(judged(found, self._rebased)) if question.movers else found
        found = judged(self._noted(self._with_lines_doubted(found, as_of, published=published), as_of), self._rebased)
        if found.kpi is None or found.status not in (AnswerStatus.NO_DATA, AnswerStatus.ANSWERED):
            return found
        return with_printed_changes(found, self.auditor.claims_of(found.kpi.key, as_of, published=published))

    def shelf(self, *, published: bool = False) -> Shelf:
        """The figures that may be told: all, or the published ones."""
        return _PublishedOnly(self._records.figures) if published else self._records.figures

    def _findings(self, question: Question, as_of: date | None, *, published: bool) -> Sequence[Finding]:
        if question.kpi is None:
            return ()
        area = question.area or self._office.area
        return self.auditor.of_kpi(question.kpi.key, as_of, published=published, area=area)

    def _with_lines_doubted(self, found: Answer, as_of: date | None, *, published: bool) -> Answer:
        """A card's measures and the second of a pair with what the audit found about each."""
        lines = (doubted(each, self._findings(each.question, as_of, published=published)) for each in found.lines)
        return replace(found, lines=tuple(lines)) if found.lines else found

    def _noted(self, found: Answer, as_of: date | None) -> Answer:
        """With the notes of editors, as far as they were made by then."""
        if found.kpi is None:
            return found
        held = self._records.notes.of_kpi(found.kpi.key, self._area_of(found))
        return replace(found, notes=tuple(each for each in held if as_of is None or each.made_on <= as_of))

    def _rebased(self, found: Answer) -> list[date]:
        """The days from which editors let the limits of the measure begin anew."""
        if found.kpi is None:
            return []
        return [each.day for each in self._records.rebases.of_kpi(found.kpi.key, self._area_of(found))]

    def _area_of(self, found: Answer) -> str:
        return found.question.area or self._office.area


class _PublishedOnly:
    """Groups and readers are told published figures only."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.hides = False
        """Whether a figure was held back in a read so far."""

    def of_kpi(self, key: str, area: str | None = None) -> Sequence[Observation]:
        """The published observations of a KPI; of one area, if named."""
        held = self._shelf.of_kpi(key, area)
        told = [each for each in held if each.document.release is Release.PUBLISHED]
        self.hides = self.hides or len(told) < len(held)
        return told
