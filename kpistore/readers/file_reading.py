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


class Refused(ValueError):
    """The file is not read at all; the message says why and what to do."""

    grounds = Grounds.FAULT


class PersonalData(Refused):
    """The file seems to be about single people: it is not kept anywhere."""

    grounds = Grounds.PERSONAL


class Protected(Refused):
    """The file is locked with a password."""

    grounds = Grounds.PROTECTED


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
    """Labels the catalogue does not know: for the editor to place, never dropped."""
    refused: tuple[Problem, ...] = ()
    understood: tuple[str, ...] = ()
    """How each table was read, in words."""
    claims: tuple[Claim, ...] = ()
    """The changes it publishes: to be checked, never figures themselves."""
    unread: tuple[Unread, ...] = ()
    """Parts that look like figures and were not taken for any."""
