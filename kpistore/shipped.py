"""What ships in an office's folder: its figures, published changes, and what could not be read.

Apart from importing, so that a question is answered without loading the readers of every format.
"""

import hashlib
from pathlib import Path

from kpistore.catalogue import Office
from kpistore.model.claim import Claim
from kpistore.model.finding import Unread
from kpistore.model.observation import Observation
from kpistore.readers.claim_rows import read_claims, read_unread
from kpistore.readers.file_reading import Refused
from kpistore.readers.police_uk import documents_named
from kpistore.readers.tidy import read_tidy

POLICE_UK = "police-uk.csv"
"""The monthly figures of data.police.uk, as `kpibot export` writes them; their documents are known by their names."""


def fingerprint_of(office: Office) -> str:
    """SHA-256 over the names and contents of the office's data, by which a folder with other data is known."""
    digest = hashlib.sha256()
    for path in sorted(office.figures_path.parent.iterdir()):
        if path.suffix in (".csv", ".toml"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def shipped_figures(office: Office) -> tuple[Observation, ...]:
    """The figures of the office's folder, from tables and from prose; none where it ships none.

    Raises Refused for a spoilt file.
    """
    folder = office.figures_path.parent
    files = [office.figures_path, *sorted(folder.glob("readings*.csv")), folder / POLICE_UK]
    return tuple(figure for path in files if path.is_file() for figure in _shipped(path, office))


def shipped_claims(office: Office) -> tuple[Claim, ...]:
    """The published changes of the office's folder; none where it ships none. Raises Refused for a spoilt file."""
    claims: list[Claim] = []
    for path in sorted(office.figures_path.parent.glob("claims*.csv")):
        try:
            claims += read_claims(path.read_text(encoding="utf-8"), office.documents)
        except ValueError as problem:
            raise Refused(f"{path.name}, {problem}") from problem
    return tuple(claims)


def shipped_unread(office: Office) -> tuple[Unread, ...]:
    """What the readers could not take for figures in the documents that ship; none where unread.csv is not there."""
    path = office.figures_path.parent / "unread.csv"
    if not path.is_file():
        return ()
    return read_unread(path.read_text(encoding="utf-8"), office.documents)


def _shipped(path: Path, office: Office) -> tuple[Observation, ...]:
    text = path.read_text(encoding="utf-8")
    reading = read_tidy(text, {**documents_named(text), **office.documents})
    if reading.refused:
        first = reading.refused[0]
        raise Refused(f"{path.name}, row {first.row}: {first.what}: {first.why}")
    return reading.observations
