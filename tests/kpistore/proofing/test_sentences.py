"""A report's text as sentences with their lines and headings."""

from kpistore.proofing.sentences import sentences_of

REPORT = (
    "Kites and Owls\n"
    "\n"
    "Kites rose. There were approx. 48 of them, of which\n"
    "12 were red. No. 5 was lost.\n"
    "\n"
    "Measures\tQ1 2021/22\nKites\t5\n"
    "\n"
    "Owls\n"
    "\n"
    "- **7** owls flew\n"
    "- 8 owls sat\n"
    "1. 9 owls slept\n"
)


def test_sentences_keep_their_lines_and_headings_and_tables_are_left_out() -> None:
    assert [(each.text, each.line, each.heading) for each in sentences_of(REPORT)] == [
        ("Kites rose.", 3, "Kites and Owls"),
        ("There were approx. 48 of them, of which 12 were red.", 3, "Kites and Owls"),
        ("No. 5 was lost.", 4, "Kites and Owls"),
        ("7 owls flew", 11, "Owls"),
        ("8 owls sat", 12, "Owls"),
        ("9 owls slept", 13, "Owls"),
    ]


def test_a_figure_on_a_wrapped_line_is_placed_on_its_own_line() -> None:
    sentence = sentences_of(REPORT)[1]
    assert sentence.line_at(sentence.text.index("48")) == 3
    assert sentence.line_at(sentence.text.index("12 were")) == 4
    assert (sentence.line, sentence.last_line) == (3, 4)


def test_sentences_of_one_paragraph_share_it() -> None:
    first, second, *others = sentences_of(REPORT)
    assert first.paragraph == second.paragraph
    assert len({each.paragraph for each in (first, *others)}) == len(others)


def test_a_short_line_is_a_paragraph_of_its_own() -> None:
    text = "Kites in Hill\nThere were 12 kites in the hills and valleys of Hill, and nobody knew from where they.\n"
    assert [each.text[:12] for each in sentences_of(text)][-1] == "There were 1"


def test_nothing_has_no_sentences() -> None:
    assert sentences_of("") == []


def test_a_sentence_runs_on_over_the_end_of_a_page() -> None:
    text = "Kites were seen on every one of the 12 hills of Dale and they fell\n\nfrom 914 to 830.\n\nOwls\n"
    (sentence,) = sentences_of(text)
    assert sentence.text.endswith("they fell from 914 to 830.")
    assert sentence.line_at(sentence.text.index("830")) == 3


def test_a_name_with_digits_is_a_heading_and_a_heading_may_state_a_figure() -> None:
    text = "Emergency Calls (999 service)\n\nAll is well.\n\nOver 2,700 walks\n\nThey were long.\n"
    assert [(each.text, each.heading) for each in sentences_of(text)] == [
        ("All is well.", "Emergency Calls (999 service)"),
        ("Over 2,700 walks", "Over 2,700 walks"),
        ("They were long.", "Over 2,700 walks"),
    ]
