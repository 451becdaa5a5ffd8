"""Whatever stands in a draft, its prose is read to the end and nothing is raised."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kpistore.proofing.proof import read_prose
from tests.kpistore.proofing.sentences_made import DRAFT
from tests.kpistore.shipped import office

WORDS = (
    "999 calls", "robbery", "from", "to", "in", "of", "by", "than", "a", "the", "rose", "fell", "increase", "reduction",
    "doubled",
    "half", "nine in ten", "one in zero", "0 in 0", "12%", "+3%", "-2%", "0", "0%", "1.5pts", "1,234",
    "£1.4m",
    "£0", "2021/22", "2021/23", "Q3", "quarter 3", "31 February 2021", "12 months to March 2024", "the previous year",
    "this reporting period", "since 2019", "a total of", ":", "(", ")", ",", ".", "and", "remaining", "‹3›", "«9»", "‹",
    "highest on record",
    "peaked", "will reach", "by March 2026", "compared with", "more", "fewer", "This is", "–",
    "\n",
    "\n\n", "\t", "- ", "9999999999999999999999999999", "0.0000000000000000001", "<b>", "**", "％", "٣٤", "²", "½",
)  # fmt: skip


def read(text: str) -> None:
    read_prose(text, office().catalogue, office().area, DRAFT, None, ())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_of_a_report_are_read(words: list[str]) -> None:
    read(" ".join(words))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    read(text)
