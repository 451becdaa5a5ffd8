"""A page whose letters are described briefly reads like the page as pdfplumber describes it."""

from io import BytesIO

import pdfplumber

from kpistore.readers.light_page import light
from tests.kpistore.readers.books import pdf

TABLE = [["", "Q1 2021/22", "Q2 2021/22"], ["Robbery – police*", "1,204", "-"], ["Theft", "", "89.2%"]]


def test_words_lines_and_tables_are_the_same() -> None:
    with pdfplumber.open(BytesIO(pdf(["Crime", TABLE, "It fell by 5.7%."], ["The end."]))) as document:
        for page in document.pages:
            brief = light(page)
            assert brief.extract_words(extra_attrs=["fontname"]) == page.extract_words(extra_attrs=["fontname"])
            lines = [[(each["top"], each["bottom"], each["text"]) for each in one.extract_text_lines()]
                     for one in (brief, page)]  # fmt: skip
            assert lines[0] == lines[1]
            tables = [[(each.bbox, each.extract()) for each in one.find_tables()] for one in (brief, page)]
            assert tables[0] == tables[1]
