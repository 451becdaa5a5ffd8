"""Reports as Word and PDF become the lines that reports as text have; all figures are invented."""

from pathlib import Path

import pytest
from docx import Document

from kpistore.readers.documents import document_text
from kpistore.readers.file_reading import Refused
from kpistore.readers.source import Limits, source_of, source_of_bytes
from tests.kpistore.readers.books import pdf, word

TABLE = [["", "Q1 2021/22", "Q2 2021/22"], ["Robbery", "1,204", "-"], ["Theft", "", "89.2%"]]
LINES = ["\tQ1 2021/22\tQ2 2021/22", "Robbery\t1,204\t-", "Theft\t\t89.2%"]


def test_a_word_document_keeps_blank_cells_in_their_columns() -> None:
    document = document_text(source_of_bytes("a.docx", word("Crime", TABLE, "The end.")))
    assert document.text.split("\n") == ["Crime", "", *LINES, "", "The end.", ""]
    assert document.place(3) == "line 3"


def test_a_heading_over_the_whole_width_of_a_word_table_is_a_heading(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(3, 3)
    table.cell(0, 1).text, table.cell(0, 2).text = "Q1 2021/22", "Q2 2021/22"
    table.cell(1, 0).merge(table.cell(1, 2)).text = "Violent crime"
    table.cell(2, 0).text, table.cell(2, 2).text = "Robbery", "5"
    document.save(str(tmp_path / "a.docx"))
    assert document_text(source_of(tmp_path / "a.docx", Limits())).text.split("\n")[:3] == [
        "\tQ1 2021/22\tQ2 2021/22",
        "<i>Violent crime\t\t</i>",
        "Robbery\t\t5",
    ]


def test_a_label_merged_over_rows_of_a_word_table_names_each_and_a_figure_is_not_repeated(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Robbery"
    table.cell(0, 1).merge(table.cell(1, 1)).text = "5"
    document.save(str(tmp_path / "a.docx"))
    assert document_text(source_of(tmp_path / "a.docx", Limits())).text.split("\n")[:2] == ["Robbery\t5", "Robbery\t"]


def test_a_pdf_gives_text_and_tables_in_reading_order_with_the_page_of_each_line() -> None:
    document = document_text(source_of_bytes("a.pdf", pdf(["Crime", TABLE, "The end."], ["Second page", TABLE])))
    lines = document.text.split("\n")
    filled = [line for line in lines if line.strip()]
    assert filled == ["Crime", *LINES, "The end.", "Second page", *LINES]
    assert document.place(lines.index("The end.") + 1).startswith("page 1, line ")
    assert document.page(lines.index("Second page") + 1) == 2
    assert lines[lines.index("Crime") + 1] == ""


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.pdf", pdf(["Crime"])[:400], "cut off or damaged"),
        ("cut.docx", word("Crime")[:4000], "cut off or damaged"),
        ("empty.pdf", pdf([]), "holds no text, only pictures"),
        ("table.csv", b"a,b\n1,2\n", "not a report"),
        ("latin.txt", "caf\xe9\t1".encode("latin-1"), "is no UTF-8 text"),
    ],
)
def test_what_is_no_readable_report_is_refused_by_name(name: str, content: bytes, said: str) -> None:
    with pytest.raises(Refused) as caught:
        document_text(source_of_bytes(name, content))
    assert str(caught.value).startswith(name)
    assert said in str(caught.value)
