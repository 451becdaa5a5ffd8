"""A file becomes observations: what it says, what is new in it, and what has to be asked or refused."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kpistore.catalogue import Office
from kpistore.model.observation import Identity, Observation, current
from kpistore.placing import report_file, tidy_file
from kpistore.readers.file_reading import FileReading, Problem, Refused
from kpistore.readers.tidy import read_tidy

BIGGEST_BYTES = 20 * 1024 * 1024

__all__ = ["Difference", "FileReading", "Problem", "Refused", "differences", "read_file", "shipped_figures"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a reading would change."""

    new: tuple[Observation, ...] = ()
    revised: tuple[tuple[Observation, Observation], ...] = field(default=())
    """The figure in force and the one that would take its place."""
    unchanged: int = 0


def read_file(path: Path, office: Office, today: date) -> FileReading:
    """Read a file of any supported kind; raises Refused with what to do."""
    try:
        if path.stat().st_size > BIGGEST_BYTES:
            raise Refused(f"{path.name} is larger than {BIGGEST_BYTES // 1024**2} MB; split it")
        content = path.read_bytes()
    except OSError as error:
        raise Refused(f"{path.name} cannot be opened ({error.strerror}); check the name") from error
    if not content.strip():
        raise Refused(f"{path.name} is empty; save it again")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"{path.name} is no UTF-8 text; save it as text or CSV in UTF-8") from error
    if path.suffix.lower() == ".csv":
        return tidy_file(path.name, text, office)
    return report_file(path.name, text, hashlib.sha256(content).hexdigest(), office, today)


def shipped_figures(office: Office) -> tuple[Observation, ...]:
    """The figures of the office's folder; none where it has no figures.csv. Raises Refused for a spoilt one."""
    if not office.figures_path.is_file():
        return ()
    reading = read_tidy(office.figures_path.read_text(encoding="utf-8"), office.documents)
    if reading.refused:
        first = reading.refused[0]
        raise Refused(f"{office.figures_path.name}, row {first.row}: {first.what}: {first.why}")
    return reading.observations


def differences(held: Sequence[Observation], fresh: Sequence[Observation]) -> Difference:
    """What is new and what revises a figure in force; the same figure of the same document is unchanged."""
    known = {_sameness(each) for each in held}
    in_force: dict[Identity, Observation] = {each.identity: each for each in current(list(held))}
    new, revised, unchanged = [], [], 0
    for figure in fresh:
        before = in_force.get(figure.identity)
        if _sameness(figure) in known:
            unchanged += 1
        elif before and before.value not in (None, figure.value) and current([before, figure]) == [figure]:
            revised.append((before, figure))
        else:
            new.append(figure)
    return Difference(tuple(new), tuple(revised), unchanged)


def _sameness(figure: Observation) -> tuple[object, ...]:
    document = figure.document.name
    return (figure.identity, document, figure.as_published, figure.value, figure.medium, figure.locator)
