"""What came out of a file badly: tables not read, marks that became digits, a document that is there twice."""

from collections.abc import Iterable, Iterator, Mapping

from kpistore.model.finding import Finding, FindingKind, Gravity, Unread
from kpistore.model.observation import Document


def check_unread(unread: Iterable[Unread]) -> Iterator[Finding]:
    """One finding for each part that was not read."""
    for part in unread:
        yield Finding(
            FindingKind.UNREADABLE,
            Gravity.NOTE,
            part.document,
            part.locator,
            part.line,
            part.what,
            "",
            f"Table “{part.locator}”" if part.locator else "The text",
            f"“{part.what}”: {part.why}",
        )


def check_twins(documents: Mapping[str, Document], twins: Mapping[str, str]) -> Iterator[Finding]:
    """One finding for each document that is another extraction of one that is held."""
    for name, other in twins.items():
        document, twin = documents[name], documents[other]
        yield Finding(
            FindingKind.DUPLICATE_DOCUMENT,
            Gravity.NOTE,
            document,
            "",
            None,
            document.title,
            twin.name,
            document.name,
            f"the same document as {twin.name}, extracted without its tables; it counts once, under that name",
        )
