"""Tables of a PDF without lines around their cells: read where every word has one place; Exampleshire is invented."""

from collections.abc import Sequence

import pytest

from kpistore.readers.document_lines import DocumentText
from kpistore.readers.pdf_text import pdf_text
from tests.kpistore.readers.books import Placed, set_pdf

COLUMNS = (40, 250, 320, 390, 460)
HEAD = ("Crime", "Q1 2021/22", "Q2 2021/22", "Q3 2021/22", "Q4 2021/22")
ROBBERY = ("Robbery", "1,204", "1,100", "-", "5")
BURGLARY = ("Residential burglary", "12", "", "14", "15")
STEP = 18


def lines_of(*rows: Sequence[str], top: float = 100, step: float = STEP) -> list[tuple[float, float, str]]:
    """Rows of cells, each cell at the left of its column."""
    return [
        (left, top + number * step, cell)
        for number, row in enumerate(rows)
        for left, cell in zip(COLUMNS, row, strict=False)
        if cell
    ]


def read(*words: Placed) -> DocumentText:
    return pdf_text("a.pdf", set_pdf(*words))


def cells(document: DocumentText) -> list[tuple[str, ...]]:
    """The rows of its tables."""
    return [tuple(line.split("\t")) for line in document.text.split("\n") if "\t" in line]


def test_cells_are_told_by_where_they_stand_and_a_blank_one_stays_blank() -> None:
    document = read([(40, 60, "Neighbourhood crime"), *lines_of(HEAD, ROBBERY, BURGLARY)])
    assert cells(document) == [HEAD, ROBBERY, BURGLARY]
    assert document.doubtful == ()
    assert "Neighbourhood crime\n\n" in document.text


def test_headings_in_several_lines_are_joined() -> None:
    head = (("Key Performance", "Q1", "Q2", "Q3", "Q4"), ("Indicators", "Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"))
    first, *_ = cells(read(lines_of(*head, ROBBERY, BURGLARY, step=14)))
    assert first == ("Key Performance Indicators", "Q1 Apr-Jun", "Q2 Jul-Sep", "Q3 Oct-Dec", "Q4 Jan-Mar")


def test_words_in_bold_between_rows_are_a_heading_and_a_near_line_goes_on_with_its_label() -> None:
    words: list[tuple[float, float, str] | tuple[float, float, str, str]] = [
        *lines_of(HEAD),
        (40, 118, "Acquisitive crime", "bold"),
        *lines_of(ROBBERY, ("Burglary of",), top=136),
        *lines_of(("Burglary of", "12", "13", "14", "15"), top=154),
        (40, 164, "homes and sheds"),
        *lines_of(BURGLARY, ROBBERY, top=186),
    ]
    words.remove((40, 154, "Burglary of"))
    rows = cells(read(words))
    assert rows[1] == ("Acquisitive crime", "", "", "", "")
    assert rows[3] == ("Burglary of homes and sheds", "12", "13", "14", "15")


def test_wide_headings_one_for_each_column_belong_to_them_in_their_order() -> None:
    heads = [(40.0, 100.0, "Crime"), (200.0, 100.0, "12 months to Sept 2023"), (330.0, 100.0, "12 months to Sept 2024")]
    rows = [(40.0, 118.0, "Crimes recorded with a long name to read"), (270.0, 118.0, "12"), (390.0, 118.0, "14")]
    rows += [(40.0, 136.0, "Robbery"), (270.0, 136.0, "5"), (390.0, 136.0, "7")]
    document = read([*heads, *rows])
    assert cells(document)[0] == ("Crime", "12 months to Sept 2023", "12 months to Sept 2024")
    assert cells(document)[2] == ("Robbery", "5", "7")


LONG = ("Violence against the person of all kinds and more of it", "1", "2", "3", "4")
DOUBTFUL: list[tuple[str, Placed, str]] = [
    (
        "a band over columns",
        lines_of(("", "", "2021/22"), ("", "Q1", "Q2", "Q3", "Q4"), ROBBERY, BURGLARY),
        "“2021/22”",
    ),
    ("a label that reaches into a column", lines_of(HEAD, LONG, ROBBERY), "stand between two of its columns"),
    ("no headings", lines_of(ROBBERY, BURGLARY), "its columns have no headings with periods"),
    ("the last label goes on", lines_of(HEAD, ROBBERY, BURGLARY, ("of homes",)), "the line “of homes” may belong"),
    ("a line between two rows", lines_of(HEAD, ROBBERY, ("of all kinds",), BURGLARY), "“of all kinds” may belong"),
    (
        "a heading over two columns",
        [
            *lines_of(("Crime",), ROBBERY, BURGLARY),
            (245, 100, "Quarter one of the year 2021/22"),
            (460, 100, "Q4 2021/22"),
        ],
        "“Quarter one of the year 2021/22” may belong to several",
    ),
]


@pytest.mark.parametrize(("words", "why"), [each[1:] for each in DOUBTFUL], ids=[each[0] for each in DOUBTFUL])
def test_a_table_whose_columns_are_not_certain_is_not_read_and_said_so(words: Placed, why: str) -> None:
    document = read([(40, 40, "The first line.")], words)
    assert cells(document) == []
    ((line, said),) = document.doubtful
    assert why in said
    assert document.page(line) == 2
    assert document.text.split("\n")[line - 1] != ""


def test_sentences_contents_and_a_note_far_below_are_no_tables() -> None:
    prose = [(40, 60, "The force recorded 1,204 robberies in Q1 2021/22, and 12 burglaries.")]
    contents = [*lines_of(("Crime", "3"), ("Trust", "14"), top=200)]
    document = read([*prose, *contents])
    assert (cells(document), document.doubtful) == ([], ())
    noted = read([*lines_of(HEAD, ROBBERY, BURGLARY), (40, 100 + 3 * STEP + 15, "Source: the force")])
    assert len(cells(noted)) == 3
