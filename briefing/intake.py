"""A file that was sent, in words: what is new, revised, unchanged, questioned and refused."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing.answer import title_of
from briefing.message import Message, bold, plain
from briefing.named import place_words
from briefing.words import WHY_NONE, figure_words
from kpistore.catalogue import Office
from kpistore.model.observation import DATA_POLICE_UK, Observation, Release
from kpistore.readers.file_reading import Grounds, Problem
from kpistore.readers.spreadsheet import guarded
from kpistore.readers.tidy import COLUMNS, write_tidy

if TYPE_CHECKING:
    from kpistore.incoming.importing import Imported
    from kpistore.incoming.proposing import Proposal

EXAMPLES = 5
"""Of each kind so many are shown; the rest is counted, and the rows show all."""
MOST_FAULTS = 15
"""So many faults of a refused file are told in the reply."""
SEVERAL_FAULTS = "{name} has {count:,} faults, and nothing of it was recorded. Mend them and send the whole file again."
ROW_COLUMNS = ("change", "was", *COLUMNS)
LOCKED = "{name} is protected. Load it at the office with kpibot import; please don't send an unprotected copy here."
OTHER_CONTENT = "⚠ {name} differs from what is held under this name. Once approved, its figures count as that report's."
SAME = "{name} is another extraction of {held}, which is held already; it counts once, under that name"
NOTHING_NEW = "Nothing new, so there is nothing to approve."
NOTHING_LEFT = "None of it can be recorded as it is. Please correct the file and send it again."
QUIET = "Not published: for use inside the office only until somebody publishes it."
PUBLISHED = "From a published source: may be quoted once recorded."


def proposal_message(proposal: "Proposal", office: Office) -> Message:
    """What recording the file would change; the buttons are for the caller to add."""
    head = bold(proposal.name)
    if covered := _covered(proposal, office):
        head += f" · {plain(covered)}"
    lines = [plain(OTHER_CONTENT.format(name=each)) for each in proposal.other_contents]
    lines += [plain(each) for each in _understood(proposal)]
    lines += _listed(
        "Refused", proposal.faults, [_first_line(each) for each in proposal.faults], ": nothing is recorded"
    )
    # What the first line says of all of them is not said of each again.
    subject = _title if len({(each.area, each.period) for each in _figures(proposal)}) == 1 else subject_words
    lines += _listed("New", proposal.new, [_new(each, subject(each, office)) for each in proposal.new[:EXAMPLES]])
    lines += _listed("Revised", proposal.revised, [_revised(*each, office) for each in proposal.revised[:EXAMPLES]])
    lines += [f"Unchanged: {proposal.unchanged:,}"] if proposal.unchanged else []
    lines += [plain(words) for each in proposal.imported for words in also_words(each)]
    lines += _problems("Questioned", proposal.questioned)
    return Message("\n".join([head, *lines, *_ending(proposal)]))


def also_words(imported: "Imported") -> list[str]:
    """Where else a file's figures stand: in the document that it is another extraction of, or in others."""
    lines = [SAME.format(name=imported.intake.name, held=imported.twin)] if imported.twin else []
    for document, count in imported.change.repeated.items():
        lines.append(f"{count:,} unchanged {'figure is' if count == 1 else 'figures are'} also printed in {document}")
    return lines


def refusal_words(proposal: "Proposal") -> str:
    """Why nothing of a file is recorded, a line for each fault; of a locked one how it can be loaded all the same."""
    locked = [each for each in proposal.imported if each.intake.grounds is Grounds.PROTECTED]
    if locked:
        return LOCKED.format(name=locked[0].intake.name)
    faults = [_first_line(each) for each in proposal.faults]
    if len(faults) == 1:
        return f"{faults[0]}\nNothing was recorded."
    head = SEVERAL_FAULTS.format(name=proposal.name, count=len(faults))
    left = [f"• and {len(faults) - MOST_FAULTS:,} more"] if len(faults) > MOST_FAULTS else []
    return "\n".join([head, *(f"• {each}" for each in faults[:MOST_FAULTS]), *left])


def fault_lines(proposal: "Proposal") -> str:
    """Every fault in full, where the reply has no room for it: many, or a layout to complete; else empty."""
    told_whole = len(proposal.faults) <= MOST_FAULTS and not any("\n" in each for each in proposal.faults)
    return "" if told_whole else "\n".join([*proposal.faults, ""])


def proposal_rows(proposal: "Proposal", office: Office) -> str:
    """Every row as CSV: what it would change, what it takes the place of, then the columns of an export."""
    titles = {kpi.key: kpi.title for kpi in office.catalogue.kpis}
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(ROW_COLUMNS)
    for figure in proposal.new:
        writer.writerow(["new", "", *_cells(figure, titles)])
    for old, new in proposal.revised:
        writer.writerow(["revised", _value(old), *_cells(new, titles)])
    writer.writerows(_problem_row("questioned", each) for each in proposal.questioned)
    return written.getvalue()


def subject_words(figure: Observation, office: Office) -> str:
    """The measure with its part, area and period: "Robberies recorded, 2021/22"."""
    area = "" if figure.area == office.area else f", {place_words(figure.area)}"
    return f"{_title(figure, office)}{area}, {figure.period.label}"


def _title(figure: Observation, office: Office) -> str:
    return title_of(office.catalogue.kpi(figure.kpi), figure.breakdown, figure.comparator)


def value_words(figure: Observation) -> str:
    """The value, or that there is none."""
    return "no figure" if figure.value is None else figure_words(figure)


def _covered(proposal: "Proposal", office: Office) -> str:
    figures, own = _figures(proposal), office.area_title
    areas = dict.fromkeys(own if each.area == office.area else place_words(each.area) for each in figures)
    dated = [each.period for each in figures if each.period.start and each.period.end]
    if not dated:
        return ""
    first, last = min(dated, key=lambda each: str(each.start)), max(dated, key=lambda each: str(each.end))
    span = first.label if first.covers_same_days(last) else f"{first.label} to {last.label}"
    count = f", {len(proposal.imported)} files" if len(proposal.imported) > 1 else ""
    return f"{' and '.join(areas) if len(areas) < 3 else f'{len(areas)} areas'}, {span}{count}"


def _figures(proposal: "Proposal") -> list[Observation]:
    readings = [each.intake.reading for each in proposal.imported if each.intake.reading]
    return [figure for each in readings for figure in each.observations]


def _understood(proposal: "Proposal") -> list[str]:
    """How the rows of a single file of people were counted; for other files the figures speak for themselves."""
    if len(proposal.imported) != 1 or (reading := proposal.imported[0].intake.reading) is None:
        return []
    is_counted = reading.document is not None and reading.document.family == DATA_POLICE_UK
    return list(reading.understood) if is_counted else []


def _listed(title: str, whole: Sequence[object], shown: Iterable[str], after: str = "") -> list[str]:
    if not whole:
        return []
    lines = [f"{title} ({len(whole):,}){after}:", *(f"• {plain(each)}" for each in list(shown)[:EXAMPLES])]
    left = len(whole) - (len(lines) - 1)
    return [*lines, f"• and {left:,} more"] if left > 0 else lines


def _problems(title: str, problems: Sequence[Problem]) -> list[str]:
    return _listed(title, problems, [_problem(each) for each in problems[:EXAMPLES]], ", not recorded")


def _problem(problem: Problem) -> str:
    nearest = f"; nearest: {', '.join(problem.suggestions)}" if problem.suggestions else ""
    return f"{problem.where}: {_first_line(problem.why)}{nearest}"


def _first_line(fault: str) -> str:
    return fault.partition("\n")[0].rstrip(":")


def _new(figure: Observation, subject: str) -> str:
    if figure.value is None:
        why = figure.note or (f"no figure, the file {WHY_NONE[figure.reason]}" if figure.reason else "no figure")
        return f"{subject}: {why}"
    return f"{subject}: {figure_words(figure)}"


def _revised(old: Observation, new: Observation, office: Office) -> str:
    quiet = " and is published" if old.document.release is Release.PUBLISHED else ""
    return (
        f"{subject_words(new, office)}: was {value_words(old)}, is {value_words(new)} "
        f"({value_words(old)} stands in {old.document.title}{quiet})"
    )


def _ending(proposal: "Proposal") -> list[str]:
    if not proposal.changes_anything:
        return [NOTHING_NEW if proposal.unchanged else NOTHING_LEFT]
    figures = [*proposal.new, *(new for _, new in proposal.revised)]
    quiet = sum(each.document.release is Release.UNPUBLISHED for each in figures)
    return [PUBLISHED if not quiet else QUIET if quiet == len(figures) else f"{quiet:,} of them: {QUIET}"]


def _cells(figure: Observation, titles: dict[str, str]) -> list[str]:
    return list(csv.reader(io.StringIO(write_tidy([figure], titles), newline="")))[1]


def _problem_row(name: str, problem: Problem) -> list[str]:
    cells = {"change": name, "locator": guarded(problem.where), "note": guarded(_problem(problem))}
    return [cells.get(column, "") for column in ROW_COLUMNS]


def _value(figure: Observation) -> str:
    return "" if figure.value is None else format(figure.value, "f")
