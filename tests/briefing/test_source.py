"""Where a figure is printed, and what it counts."""

from dataclasses import replace

import pytest

from briefing.message import TEXT_LIMIT, without_markup
from briefing.source import source_message
from kpistore.model.observation import Medium, Observation, Release
from tests.briefing.answers import answered, asking
from tests.kpistore import shipped
from tests.kpistore.made import figure, kpi

HELD = replace(figure("1,204".replace(",", "")), as_published="1,204", line=104)
ESTIMATED = replace(HELD.document, published="", known_from_estimated=True)


def told(held: Observation, **more: str) -> list[str]:
    measure = replace(kpi(), **more)  # type: ignore[arg-type]
    return source_message(answered(asking(measure), held), "Robbery").plain().split("\n")


def test_the_source_names_document_place_and_printed_form() -> None:
    assert told(HELD) == [
        "Robbery · 2023/24",
        "Printed as “1,204”",
        "Document: Report of April 2024 (2024-04-01.txt)",
        "Place: table, Crime, row 1, line 104",
        "Known from 1 April 2024: the report is dated April 2024",
        "Published, may be quoted",
        "What it counts: What it counts.",
    ]


@pytest.mark.parametrize(
    ("held", "line"),
    [
        (replace(HELD, as_published=""), "Figure: 1,204"),
        (replace(HELD, medium=Medium.PROSE, line=None), "Place: text, Crime, row 1"),
        (replace(HELD, document=ESTIMATED), "Known from 1 April 2024, estimated: the report prints no date"),
        (replace(HELD, note="the year is the cover's"), "How it was read: the year is the cover's"),
        (
            replace(HELD, document=replace(HELD.document, release=Release.UNPUBLISHED)),
            "Not published: for use inside the office only",
        ),
    ],
)
def test_what_is_not_printed_is_said_not_to_be(held: Observation, line: str) -> None:
    assert line in told(held)


def test_a_note_of_the_catalogue_is_given() -> None:
    assert told(HELD, note="Recorded crime only.")[-1] == "Note: Recorded crime only."


def test_hostile_titles_are_escaped() -> None:
    bad = "<script>&"
    spoilt = replace(
        HELD,
        as_published=bad,
        locator=bad,
        note=bad,
        document=replace(HELD.document, title=bad, name=bad, published=bad),
    )
    message = source_message(answered(asking(replace(kpi(), definition=bad, note=bad)), spoilt), bad)
    assert "<script>" not in message.text
    assert without_markup(message.text).count(bad) == 9


def test_a_figure_marked_as_wrong_is_not_called_one_that_may_be_quoted() -> None:
    text = source_message(answered(asking(), replace(HELD, mistake="counted twice")), "Robberies").text
    assert "Wrong, not to be quoted: counted twice" in text
    assert "may be quoted" not in text


@pytest.mark.parametrize("measure", shipped.office().catalogue.kpis, ids=lambda each: each.key)
def test_the_source_of_every_shipped_figure_fits_one_message(measure: object) -> None:
    found = shipped.ask(measure.title)  # type: ignore[attr-defined]
    if found.observation:
        assert len(source_message(found, found.question.text).plain()) <= TEXT_LIMIT
