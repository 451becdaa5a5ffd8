"""A draft that looks like the office's reports. Its measures are the catalogue's; every figure in it is invented."""

from pathlib import Path

from kpistore.incoming.desk import Desk
from kpistore.proofing.draft import read_draft
from kpistore.proofing.proof_reading import ProofReading, checked, proof_read
from kpistore.readers.source import Limits, Source, source_of
from kpistore.shelf import ClaimShelf, Shelf
from tests.kpistore.shipped import TODAY, office

COVER = "Police and Crime Plan\nDelivery Performance\nSummary\n\n2029-2030\n\nQuarter 2\n\n"
_HEADER = (
    "Performance measures\t12 months Sept 2028\t12 months Sept 2029\tVolume change v's previous 12 months"
    "\t% Change on previous 12 months\n"
)
CALLS = (
    "Emergency calls\n\n" + _HEADER + "Number of 999 calls received\t101,752\t93,266\t-8,486\t-8.3%\n"
    "% 999 calls answered within 10 seconds\t87.7%\t89.2%\t-\t-\n\n"
)
CRIME = (
    "Neighbourhood crime\n\n" + _HEADER + "Theft from person\t453\t280\t-173\t-38.2%\n"
    "Residential burglary\t4,050\t3,131\t-919\t-22.7%\nVehicle crime\t4,491\t4,222\t-269\t-6.0%\n"
    "Robbery\t914\t830\t-84\t-9.2%\nTotal neighbourhood crime\t9,908\t8,463\t-1,445\t-14.6%\n\n"
)
QUARTERS = (
    "Access\n\nIndicator\tQ1 2029/30\tQ2 2029/30\tQ3 2029/30\tQ4 2029/30\n"
    "Number of Stop and Search carried out\t1,687\t1,380\t1,546\t1,702\n"
    "Average call wait time for a 999 call (seconds)\t7.4\t7.7\t4.4\t4.0\n"
    "Number of police officers\t1,410\t1,440\t1,445\t1,461\n\n"
)


def desk(limits: Limits | None = None) -> Desk:
    """The office's desk, with its own limits if given."""
    return Desk(office(), TODAY, limits or Limits())


def proof_at(path: Path, figures: Shelf | None = None, claims: ClaimShelf | None = None) -> ProofReading:
    """The proof-reading of a file beside what is on record, by default nothing."""
    return proof_read(source_of(path, Limits()), desk(), figures or Shelf(()), claims or ClaimShelf(()))


def proof_here(source: Source) -> ProofReading:
    """The same without a process of its own."""
    return checked(read_draft(source, desk()), office(), (), ())


def proof_of(folder: Path, *sentences: str, tables: str = COVER + CALLS + CRIME + QUARTERS) -> ProofReading:
    """The proof-reading of a draft of these tables and paragraphs, with nothing on record beside it."""
    path = folder / "draft.txt"
    path.write_text(tables + "Summary of the year\n\n" + "\n\n".join(sentences) + "\n", encoding="utf-8")
    return proof_at(path)


def told(proof: ProofReading) -> list[tuple[str, str, str]]:
    """Kind, gravity and what is printed, of what is found in the text."""
    return [
        (each.kind.value, each.severity.value, each.printed)
        for each in proof.audit.findings
        if each.locator.endswith("text")
    ]
