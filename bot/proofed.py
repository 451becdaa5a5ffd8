"""A report that is sent and that nobody listed may be a draft: how much in it contradicts itself or what is held."""

from briefing.proof import count_line
from kpistore.auditing import Claims, Figures
from kpistore.incoming.desk import Desk
from kpistore.incoming.importing import Imported
from kpistore.incoming.intake import FEW_PAGES_BYTES
from kpistore.model.observation import FORCE_REPORT
from kpistore.proofing.proof_reading import proof_read
from kpistore.readers.file_reading import Refused
from kpistore.readers.kinds import Kind, kind_of
from kpistore.readers.source import Source


def proofed(imported: Imported, source: Source, desk: Desk, figures: Figures, claims: Claims) -> str:
    """One line for a text of a few pages, which is read in no time; empty for anything else."""
    document = imported.intake.reading.document if imported.intake.reading else None
    is_listed = document and document.name in desk.office.documents
    if (
        document is None
        or is_listed
        or document.family != FORCE_REPORT
        or kind_of(source) is not Kind.TEXT
        or source.size > FEW_PAGES_BYTES
    ):
        return ""
    try:
        return count_line(proof_read(source, desk, figures, claims).audit, source.name)
    except Refused:
        return ""
