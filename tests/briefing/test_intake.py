"""What a file would change, in words a person reads on a phone; Exampleshire and all its figures are invented."""

import csv
import io
from pathlib import Path

import pytest

from briefing.intake import EXAMPLES, proposal_message, proposal_rows
from kpistore.catalogue import Office
from kpistore.incoming.desk import Desk
from kpistore.incoming.proposing import Proposal, propose
from kpistore.store import Store, open_store
from tests.kpistore.small_office import office_in
from tests.kpistore.store.stores import NOW

HEADER = "kpi,period_start,period_end,value,unit,reason\n"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_in(tmp_path)


def robberies(*values: object, reason: str = "") -> str:
    """The rows of so many years from 2001/02 on."""
    years = range(2001, 2001 + len(values))
    pairs = zip(years, values, strict=True)
    return "".join(f"robbery,{year}-04-01,{year + 1}-03-31,{value},count,{reason}\n" for year, value in pairs)


def proposal(office: Office, rows: str, store: Store | None = None) -> Proposal:
    """A tidy table of these rows as it was sent."""
    content = (HEADER + rows).encode()
    return propose("years.csv", content, Desk(office, NOW.date()), store or open_store("sqlite://"))


def said(office: Office, rows: str, store: Store | None = None) -> list[str]:
    return proposal_message(proposal(office, rows, store), office).plain().split("\n")


def test_the_first_lines_say_which_file_what_it_covers_and_how_much_is_new(office: Office) -> None:
    lines = said(office, robberies(1204, 5))
    assert lines[:4] == [
        "years.csv · Exampleshire, 2001/02 to 2002/03",
        "New (2):",
        "• Robberies recorded, 2001/02: 1,204",
        "• Robberies recorded, 2002/03: 5",
    ]


def test_of_many_figures_a_few_are_shown_and_the_rest_is_counted(office: Office) -> None:
    lines = said(office, robberies(*range(1, 13)))
    assert lines[1] == "New (12):"
    assert sum(line.startswith("• Robberies") for line in lines) == EXAMPLES
    assert "• and 7 more" in lines


def test_where_there_is_no_figure_it_is_said_why(office: Office) -> None:
    lines = said(office, robberies("", reason="suppressed"))
    assert "• Robberies recorded: no figure, the file withholds it, because the number is too small to publish" in lines


def test_a_published_figure_that_would_be_revised_is_said_to_be_published(office: Office) -> None:
    store = open_store("sqlite://")
    first = proposal(office, robberies(5), store)
    store.figures.record(first.new, NOW)
    store.releases.publish([1], "Ann", NOW.date(), NOW)
    lines = said(office, robberies(6), store)
    assert "• Robberies recorded, 2001/02: was 5, is 6 (5 stands in years.csv and is published)" in lines


def test_what_comes_from_outside_cannot_become_markup(office: Office) -> None:
    rows = "<b>x</b>,2001-04-01,2002-03-31,5,count,\n"
    assert "<b>x</b>" not in proposal_message(proposal(office, rows), office).text


def test_the_rows_hold_every_figure_and_no_formula(office: Office) -> None:
    rows = robberies(*range(1, 13)) + '"=HYPERLINK(1)",2001-04-01,2002-03-31,5,count,\n'
    table = list(csv.reader(io.StringIO(proposal_rows(proposal(office, rows), office))))
    assert [row[0] for row in table[1:]] == ["new"] * 12 + ["questioned"]
    assert not any(cell.startswith("=") for row in table for cell in row)


def test_the_fingerprint_is_of_what_would_change(office: Office) -> None:
    assert proposal(office, robberies(5)).fingerprint() == proposal(office, robberies(5)).fingerprint()
    assert proposal(office, robberies(5)).fingerprint() != proposal(office, robberies(6)).fingerprint()
