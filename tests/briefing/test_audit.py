"""Findings in words: in the chat by pages, in a terminal with the line quoted, for scripts in the promised shape."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest

from briefing.audit import audit_document, audit_lines, audit_message, gravest, summary, warning_words
from briefing.message import TEXT_LIMIT, Message
from kpistore.model.finding import Audit, Finding, FindingKind, Gravity, touched
from kpistore.model.kpi import Unit
from kpistore.model.observation import Document, Observation
from kpistore.model.period import quarter

REPORT = Document("one.txt", "Report <one> & more", "", date(2022, 4, 1), True)
FIGURE = Observation(
    "wait", "orchard", None, (), quarter(2021, 3), Decimal("4.4"), Unit.SECONDS, "4.4", REPORT, "Calls, row 3", 72
)


def finding(severity: Gravity = Gravity.ERROR, kind: FindingKind = FindingKind.PROSE_AND_TABLE) -> Finding:
    matter = "the report's text says 4.9 seconds, its table 4.4 seconds"
    place = (REPORT, "Calls, text", 79)
    return Finding(kind, severity, *place, "4.9 seconds", "4.4 seconds", "Wait, Q3 2021/22", matter, (touched(FIGURE),))


def audit_of(*severities: Gravity) -> Audit:
    return Audit(85, tuple(finding(each) for each in severities))


def labels(message: Message) -> list[tuple[str, str]]:
    return [(button.label, button.action) for row in message.buttons for button in row]


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ((), "85 checked and right; nothing found."),
        ((Gravity.ERROR,), "85 checked and right; found: 1 error."),
        ((Gravity.ERROR, Gravity.DOUBT, Gravity.DOUBT), "85 checked and right; found: 1 error, 2 doubts."),
    ],
)
def test_how_much_holds_is_said_first(severities: tuple[Gravity, ...], words: str) -> None:
    assert summary(audit_of(*severities)) == words


def test_of_a_draft_only_what_could_be_compared_is_spoken_of() -> None:
    assert summary(audit_of(), is_draft=True) == "85 comparisons agree; nothing found in what could be compared."
    assert summary(audit_of(Gravity.DOUBT), is_draft=True) == "85 comparisons agree; found: 1 doubt."


def test_what_the_severities_mean_is_said_of_those_that_occur() -> None:
    lines = audit_lines(audit_of(Gravity.DOUBT))
    assert lines[1].startswith("Doubt: right only if something else is meant")
    assert not any("Error:" in each for each in lines)


def test_a_finding_in_the_chat_says_what_and_where_and_is_escaped() -> None:
    message = audit_message(audit_of(Gravity.ERROR))
    assert message.text.split("\n")[-2:] == [
        "🔴 Error · Wait, Q3 2021/22: the report's text says 4.9 seconds, its table 4.4 seconds.",
        "Report &lt;one&gt; &amp; more, “Calls, text”, line 79",
    ]
    assert message.buttons == ()


def test_nothing_found_is_said_in_two_lines() -> None:
    assert audit_message(audit_of()).plain() == "Audit of the figures held\n85 checked and right; nothing found."


@pytest.mark.parametrize(
    ("page", "shown", "turning"),
    [
        (0, 5, [("Next ›", "a:1")]),
        (1, 5, [("‹ Before", "a:0"), ("Next ›", "a:2")]),
        (2, 1, [("‹ Before", "a:1")]),
        (99, 1, [("‹ Before", "a:1")]),
    ],
)
def test_pages_are_turned_by_buttons(page: int, shown: int, turning: list[tuple[str, str]]) -> None:
    message = audit_message(audit_of(*[Gravity.NOTE] * 11), page)
    assert message.text.count("Note ·") == shown
    assert labels(message) == turning
    assert len(message.plain()) < TEXT_LIMIT


@dataclass
class AtHand:
    words: str | None
    number: int | None

    def quotation(self, finding: Finding) -> str | None:
        return self.words

    def page(self, finding: Finding) -> int | None:
        return self.number

    def paragraph(self, finding: Finding) -> int | None:
        return None


def test_a_terminal_shows_the_line_where_the_document_is_at_hand() -> None:
    lines = audit_lines(audit_of(Gravity.DOUBT), AtHand("decreased in quarter 3 to 4.9 seconds", 4))
    assert lines[3:] == [
        "doubt (prose-and-table): Wait, Q3 2021/22: the report's text says 4.9 seconds, its table 4.4 seconds.",
        "  Report <one> & more, “Calls, text”, page 4, line 79",
        "  > decreased in quarter 3 to 4.9 seconds",
    ]
    assert len(audit_lines(audit_of(Gravity.DOUBT), AtHand(None, None))) == 5
    assert len(audit_lines(audit_of(Gravity.DOUBT))) == 5


def test_scripts_get_the_promised_shape() -> None:
    document = audit_document(audit_of(Gravity.ERROR), AtHand(None, None))
    assert document["checked"] == 85
    assert document["findings"] == [
        {
            "document": "one.txt",
            "locator": "Calls, text",
            "line": 79,
            "page": None,
            "paragraph": None,
            "quotation": None,
            "kind": "prose-and-table",
            "printed": "4.9 seconds",
            "computed": "4.4 seconds",
            "says": "Wait, Q3 2021/22: the report's text says 4.9 seconds, its table 4.4 seconds.",
            "severity": "error",
            "kpis": ["wait"],
        }
    ]


def test_below_a_figure_stands_the_gravest_finding_without_the_name_of_the_measure() -> None:
    found = [finding(Gravity.ERROR), finding(Gravity.DOUBT)]
    assert gravest(found) is found[0]
    assert warning_words(found[0], FIGURE) == "The report's text says 4.9 seconds, its table 4.4 seconds."


def test_a_finding_about_the_value_goes_before_one_about_the_heading() -> None:
    heading, value = finding(kind=FindingKind.PERIOD_LABEL), finding(Gravity.DOUBT)
    assert gravest([heading, value]) is value
    assert gravest([heading]) is heading


def test_a_note_puts_no_figure_in_question() -> None:
    assert gravest([finding(Gravity.NOTE)]) is None
    assert gravest([]) is None


def test_below_another_measure_the_finding_names_its_own() -> None:
    other = replace(FIGURE, kpi="calls")
    assert warning_words(finding(), other).startswith("Wait, Q3 2021/22: the report's text")
