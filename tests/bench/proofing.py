"""A draft of some two hundred pages proof-read, text to findings, beside the reading of its tables alone."""

import tempfile
from datetime import date
from os import times
from pathlib import Path
from time import perf_counter

from kpistore.incoming.desk import Desk
from kpistore.incoming.placing import report_file
from kpistore.proofing.proof_reading import proof_read
from kpistore.readers.source import Limits, source_of
from kpistore.shelf import ClaimShelf, Shelf
from tests.kpistore.shipped import office, shelf

PAGES = 200
WORDS_ON_A_PAGE = 400
TODAY = date(2024, 10, 7)
_SECTION = """Section {number}

Indicator\tQ1 2029/30\tQ2 2029/30\tQ3 2029/30
Robbery\t104\t120\t96
Vehicle crime\t54\t66\t61

"""
_SENTENCES = (
    "Robbery rose from 104 in Q1 2029/30 to 120 in Q2 2029/30, an increase of 15.4%.",
    "In Q3 2029/30 there were 96 robberies, 20% fewer than in Q2.",
    "Of the 242 people referred, 177 (73.1%) completed the programme, and the office goes on with its work in schools,",
    "with partners and with the people who live here.\n\n",
)
_PARAGRAPH = " ".join(_SENTENCES)


def draft(pages: int) -> str:
    """A report of so many pages: on each a table and paragraphs full of figures."""
    paragraphs = WORDS_ON_A_PAGE // len(_PARAGRAPH.split())
    return "".join(_SECTION.format(number=page) + _PARAGRAPH * paragraphs for page in range(pages))


def _processor() -> float:
    """Seconds of processors used so far, by this process and those that it has ended."""
    return sum(times()[:4])


def measure(pages: int = PAGES) -> list[str]:
    """One line: seconds for the whole and for the tables alone, and what was read."""
    text = draft(pages)
    with tempfile.TemporaryDirectory(prefix="kpibot-bench-") as folder:
        path = Path(folder) / "draft.txt"
        path.write_text(text, encoding="utf-8")
        begun, busy = perf_counter(), _processor()
        proof = proof_read(source_of(path, Limits()), Desk(office(), TODAY), Shelf(shelf().all()), ClaimShelf(()))
        whole, busy = perf_counter() - begun, _processor() - busy
    begun = perf_counter()
    report_file("draft.txt", text, "0", office(), TODAY)
    tables = perf_counter() - begun
    read, left = len(proof.sentences), len(proof.unchecked)
    spent = f"{whole:.1f} s ({busy:.1f} s of one processor), tables alone {tables:.1f} s"
    words = f"{pages} pages, {len(text.split()):,} words"
    return [f"{words}: {spent}; {read:,} statements read, {read - left:,} checked"]
