"""What the reading of one file gives, whatever its format: figures, questions and refusals."""

from dataclasses import dataclass
from enum import StrEnum

from kpistore.model.claim import Claim
from kpistore.model.finding import Unread
from kpistore.model.observation import Document, Observation


class Grounds(StrEnum):
    """On what grounds a file is refused."""

    FAULT = "fault"
    PERSONAL = "personal data"
    PROTECTED = "protected"
    NOTHING = "nothing to read"


class Refused(ValueError):
    """The file is not read at all; the message says why and what to do."""

    grounds = Grounds.FAULT


class PersonalData(Refused):
    """The file seems to be about single people: it is not kept anywhere."""

    grounds = Grounds.PERSONAL


class Protected(Refused):
    """The file is locked with a password."""

    grounds = Grounds.PROTECTED


class NothingToRead(Refused):
    """The file is sound and holds no figures that this program takes."""

    grounds = Grounds.NOTHING


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a file that is not recorded, where it stands and what to do about it."""

    where: str
    why: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a file says."""

    document: Document | None
    """None for a table that names a document in each row."""
    observations: tuple[Observation, ...]
    questioned: tuple[Problem, ...] = ()
    """Labels the catalogue does not know, tables nobody understands: for the editor, never dropped."""
    refused: tuple[Problem, ...] = ()
    """Slips of whoever wrote it, each by its place: as long as there is one, nothing of the file is recorded."""
    understood: tuple[str, ...] = ()
    """How each table was read, or why it holds no figures, in words."""
    claims: tuple[Claim, ...] = ()
    """The changes it publishes: to be checked, never figures themselves."""
    unread: tuple[Unread, ...] = ()
    """Parts that look like figures and were not taken for any."""

    held: bool = False
    """Whether its document is listed by its content, so that what it says is held though nothing of it is read here."""

    @property
    def is_empty(self) -> bool:
        """Whether it gives neither a figure nor anything to ask or to correct."""
        return not (self.observations or self.questioned or self.refused)
