"""The chart of a series before it is drawn: its finding, marks, levels and a caption with the numbers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefing.answer_picture import picture_for
from briefing.chart import figure as chart_of
from briefing.figure_picture import MOST_MARKS, picture_of
from briefing.message import CAPTION_LIMIT
from briefing.picture import Level, Picture, Shape
from briefing.picture_words import series_lines
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Direction, Kpi, Target, Unit
from kpistore.model.observation import Observation
from kpistore.model.period import PeriodKind, month, point, quarter
from kpistore.model.series import Series, series_of
from tests.briefing.answers import TITLE, answered, asking
from tests.briefing.test_chart import assert_readable, words
from tests.kpistore import shipped
from tests.kpistore.made import figure, kpi

SHARE = kpi("answered", Unit.PERCENT, Direction.MORE, target="90", title="999 calls answered")


def drawn(measure: Kpi, *values: str | None, **more: object) -> Picture | None:
    cells = [
        figure(value, month(2020, 1).shifted(place), measure.key, unit=measure.unit, **more)  # type: ignore[arg-type]
        for place, value in enumerate(values)
    ]
    return picture_of(measure, series_of(cells, PeriodKind.MONTH), TITLE)


def picture(measure: Kpi, *values: str | None, **more: object) -> Picture:
    made = drawn(measure, *values, **more)
    assert made is not None
    return made


@pytest.mark.parametrize("values", [(), ("12",), (None, "12"), (None, None)])
def test_a_single_figure_is_no_picture(values: tuple[str | None, ...]) -> None:
    assert drawn(kpi(), *values) is None


@pytest.mark.parametrize(
    ("values", "title"),
    [
        (("80", "89.2"), "89.2% in Feb 2020, up 9.2 points on Jan 2020"),
        (("89.2", "80"), "80% in Feb 2020, down 9.2 points on Jan 2020"),
        (("80", "80.0"), "80.0% in Feb 2020, unchanged on Jan 2020"),
        (("80", None, "89.2"), "89.2% in March 2020"),
    ],
)
def test_the_title_is_the_finding(values: tuple[str | None, ...], title: str) -> None:
    assert picture(SHARE, *values).title == title


def test_a_title_reads_as_a_sentence_and_a_handful_has_its_words() -> None:
    made = picture_for(shipped.ask("homicides"), "Cleveland")
    assert made is not None
    assert made.title == "11 in the 12 months to Sept 2024, down 1 on the 12 months to Sept 2023"
    assert made.foot.startswith("Numbers this small rise and fall by chance. Source: ")


def test_a_gap_stays_a_gap_and_the_caption_says_so() -> None:
    made = picture(kpi(), "1200", None, "1300")
    assert [(each.label, each.value) for each in made.marks] == [
        ("Jan 2020", 1200.0),
        ("Feb 2020", None),
        ("March 2020", 1300.0),
    ]
    assert all(words in made.caption for words in ("Jan 2020: 1,200", "Feb 2020: no figure", "March 2020: 1,300"))


@pytest.mark.parametrize(
    ("measure", "shape"),
    [(kpi(), Shape.BARS), (SHARE, Shape.LINE), (kpi("wait", Unit.SECONDS), Shape.LINE)],
)
def test_counts_are_bars_from_zero_and_anything_else_a_line(measure: Kpi, shape: Shape) -> None:
    assert picture(measure, "1", "2").shape is shape


def test_a_target_is_a_level_of_the_own_figures_only() -> None:
    assert [each.label for each in picture(SHARE, "80", "81").levels] == ["national standard 90%"]
    assert picture(SHARE, "80", "81", comparator=NATIONAL).levels == ()
    assert picture(SHARE, "80", "81", breakdown=(("sex", "female"),)).levels == ()
    assert picture(kpi(), "80", "81").levels == ()


def test_the_subtitle_says_what_whose_and_by_which_period() -> None:
    assert picture(SHARE, "80", "81").subtitle == "999 calls answered · Exampleshire, by month"
    theirs = picture(SHARE, "80", "81", comparator=NATIONAL, breakdown=(("sex", "female"),))
    assert theirs.subtitle == "999 calls answered, female · England and Wales, by month"


def test_the_foot_has_the_date_of_a_document_whose_title_has_none() -> None:
    undated = replace(figure("80").document, title="Quarterly figures", published="May 2020")
    cells = [replace(figure(v, month(2020, at)), document=undated) for at, v in enumerate(("80", "90"), 1)]
    made = picture_of(kpi(), series_of(cells, PeriodKind.MONTH), TITLE)
    assert made is not None
    assert made.foot.endswith("Source: Quarterly figures, May 2020")


def test_a_long_series_is_cut_to_the_newest() -> None:
    made = picture(kpi(), *(str(number) for number in range(500)))
    assert len(made.marks) == MOST_MARKS
    assert made.foot.startswith("The newest 120 of 500 periods. ")
    assert made.marks[-1].value == 499.0


@pytest.mark.parametrize("measure", shipped.office().catalogue.kpis, ids=lambda each: each.key)
def test_every_shipped_caption_fits_telegram_and_holds_the_newest_number(measure: Kpi) -> None:
    found = shipped.ask(measure.title)
    made = picture_of(measure, found.series, "Cleveland") if found.series else None
    if made is None or found.series is None or found.series.newest is None:
        return
    assert len(made.caption) <= CAPTION_LIMIT
    assert measure.title in made.caption
    newest: Observation = found.series.newest
    assert f"{newest.period.label}: " in made.caption
    assert made.foot.startswith("Source: ")


def test_a_caption_carries_the_lines_across_too() -> None:
    assert picture(SHARE, "80", "81").caption.endswith("\nNational standard 90%")
    searches = picture_for(shipped.ask("stop searches durham"), "Cleveland")
    assert searches is not None
    assert searches.caption.endswith("\nUsual range 83 to 286, mean 185")


def test_a_caption_of_long_numbers_still_fits() -> None:
    made = picture(kpi(title="x" * 900), *["123456789"] * 40)
    assert len(made.caption) <= CAPTION_LIMIT


def test_series_lines_are_the_newest_figures_oldest_first() -> None:
    cells = [figure(value, quarter(2021, place + 1)) for place, value in enumerate(["1000", None, "3"])]
    series = series_of(cells, PeriodKind.QUARTER)
    assert series_lines(series, 8) == ["Q1 2021/22: 1,000", "Q3 2021/22: 3"]
    assert series_lines(series, 1) == ["Q3 2021/22: 3"]


FIRST = month(2020, 1)


def steps(*targets: Target) -> list[tuple[str, int, int | None]]:
    measure = replace(SHARE, targets=targets)
    made = picture(measure, *(str(80 + number) for number in range(6)))
    return [(each.label, each.first, each.last) for each in made.levels]


def test_a_target_is_drawn_for_the_periods_it_was_in_force() -> None:
    local = Target(Decimal(80), "local target", "plan", date(2020, 2, 1), date(2020, 4, 30))
    national = Target(Decimal(90), "national standard", "law", date(2020, 5, 1))
    assert steps(local, national) == [("local target 80%", 1, 3), ("national standard 90%", 4, None)]
    assert steps(local) == [("local target 80%", 1, 3)]


def along(comparator: str, *values: str | None) -> Series:
    cells = [
        figure(value, FIRST.shifted(place), SHARE.key, unit=SHARE.unit, comparator=comparator)
        for place, value in enumerate(values)
    ]
    return series_of(cells, PeriodKind.MONTH)


def others(*series: Series, own: tuple[str | None, ...] = ("80", "81", "82")) -> tuple[Level, ...]:
    cells = [figure(value, FIRST.shifted(at), SHARE.key, unit=SHARE.unit) for at, value in enumerate(own)]
    made = picture_of(replace(SHARE, targets=()), series_of(cells, PeriodKind.MONTH), TITLE, others=series)
    assert made is not None
    return made.levels


def test_the_countrys_figures_are_a_line_over_time_with_its_newest_in_words() -> None:
    (line,) = others(along(NATIONAL, "84", None, "86.5"))
    assert (line.values, line.label) == ((84.0, None, 86.5), "England and Wales 86.5%")


def test_a_line_that_ends_earlier_names_its_date_and_borrows_nothing() -> None:
    (line,) = others(along(MOST_SIMILAR_GROUP, "84", "85"))
    assert (line.values, line.label) == ((84.0, 85.0, None), "most similar group 85%, Feb 2020")


def test_one_figure_of_the_country_is_no_line() -> None:
    assert others(along(NATIONAL, "84")) == ()


def test_an_answers_chart_has_the_countrys_line_in_place_of_its_level() -> None:
    own = [figure(str(80 + at), FIRST.shifted(at), SHARE.key, unit=SHARE.unit) for at in range(3)]
    theirs = along(NATIONAL, "84", "85", "86").observations
    made = picture_for(answered(asking(SHARE, FIRST.shifted(2)), *own, *theirs), TITLE)
    assert made is not None
    assert [each.label for each in made.levels] == ["national standard 90%", "England and Wales 86%"]
    assert_readable(chart_of(made))


def test_many_documents_are_told_by_their_number_and_the_newest() -> None:
    made = picture(kpi(), *(str(number) for number in range(1, 10)))
    assert made.foot == "Source: 9 documents, the newest: Report of October 2020"


def test_a_month_that_no_document_prints_is_a_gap() -> None:
    held = [figure(value, FIRST.shifted(at)) for value, at in (("12", 0), ("14", 1), ("13", 3))]
    made = picture_of(kpi(), series_of(held, PeriodKind.MONTH), TITLE)
    assert made is not None
    assert [(each.label, each.value) for each in made.marks][2] == ("March 2020", None)
    assert "no figure" in words(chart_of(made))


@pytest.mark.parametrize(
    ("months", "said"), [((3, 6, 9, 12), False), ((3, 6, 12), True), ((1, 2), False)], ids=["quarters", "a leap", "two"]
)
def test_dates_that_are_not_evenly_apart_are_said_to_be(months: tuple[int, ...], said: bool) -> None:
    held = [figure(str(1400 + at), point(2023, at), unit=Unit.COUNT) for at in months]
    made = picture_of(kpi(), series_of(held, PeriodKind.POINT), TITLE)
    assert made is not None
    assert ("Dates not evenly apart." in made.foot) is said
