"""Small counts of parts are hidden, and with them what would give them away; the figures are invented."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.answer_picture import picture_for
from kpistore.analysis.suppressing import FEWEST_HIDDEN, without_small_counts, without_small_parts
from kpistore.asking.answer import AnswerStatus
from kpistore.asking.answering import answer
from kpistore.auditing import Auditor
from kpistore.catalogue import Catalogue, CatalogueError, Office
from kpistore.model.kpi import parse_breakdown
from kpistore.model.observation import Medium, NoFigure, Observation
from kpistore.model.period import Period, financial_year, quarter, twelve_months_to
from kpistore.shelf import ClaimShelf, Shelf
from tests.briefing.answers import asking
from tests.kpistore.made import AREA, figure, kpi
from tests.kpistore.small_office import CATALOGUE, office_in

LEAST = 5
MEASURE = replace(kpi("searches"), suppress_below=LEAST)
YEAR = financial_year(2023)


def part(value: str, breakdown: str = "", period: Period = YEAR) -> Observation:
    return replace(figure(value, period, breakdown=parse_breakdown(breakdown)), kpi="searches")


def shown(recorded: list[Observation]) -> list[str]:
    """The values left, a dash for a hidden one."""
    return ["-" if each.value is None else str(each.value) for each in without_small_counts(MEASURE, recorded)]


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        (["20", "30", "40"], ["20", "30", "40"]),
        (["3", "30", "40"], ["-", "-", "40"]),
        (["30", "40", "3"], ["-", "40", "-"]),
        (["1", "2", "40"], ["-", "-", "-"]),
        (["1", "2", "30", "40"], ["-", "-", "-", "40"]),
        (["4", "4", "40"], ["-", "-", "40"]),
        (["5", "40"], ["5", "40"]),
        (["0", "9", "40"], ["-", "-", "40"]),
    ],
)
def test_a_small_part_goes_with_enough_of_its_fellows_that_the_total_gives_nothing_away(
    parts: list[str], left: list[str]
) -> None:
    total = part("100")
    assert shown([total, *(part(each, f"age={n}") for n, each in enumerate(parts))]) == ["100", *left]


def test_rows_and_columns_of_two_dimensions_are_both_kept_from_giving_it_away() -> None:
    table = {"age=1;sex=f": "2", "age=1;sex=m": "20", "age=2;sex=f": "30", "age=2;sex=m": "40"}
    assert shown([part(value, key) for key, value in table.items()]) == ["-", "-", "-", "-"]


def test_a_hidden_quarter_hides_the_periods_that_overlap_it() -> None:
    spans = {quarter(2023, 1): "2", quarter(2023, 2): "20", YEAR: "90", twelve_months_to(2023, 6): "80"}
    assert shown([part(value, "sex=f", span) for span, value in spans.items()]) == ["-", "-", "-", "-"]


def test_two_periods_of_which_one_holds_the_other_and_little_more_are_both_hidden() -> None:
    assert shown([part("30", "sex=f", quarter(2023, 1)), part("32", "sex=f")]) == ["-", "-"]
    assert shown([part("30", "sex=f", quarter(2023, 1)), part("90", "sex=f")]) == ["30", "90"]


def test_other_areas_and_the_whole_stay() -> None:
    elsewhere = replace(part("40", "sex=m"), area="elsewhere")
    assert shown([part("3"), part("3", "sex=f"), part("40", "sex=m"), elsewhere]) == ["3", "-", "-", "40"]


def test_every_revision_of_a_hidden_count_is_hidden_and_says_why() -> None:
    found = without_small_counts(MEASURE, [part("3", "sex=f"), part("12", "sex=f")])
    assert [each.reason for each in found] == [NoFigure.SUPPRESSED] * 2
    assert [each.as_published for each in found] == ["", ""]


def test_without_the_catalogue_s_word_nothing_changes() -> None:
    recorded = [part("3", "sex=f"), part("40", "sex=m")]
    assert without_small_counts(kpi("searches"), recorded) == recorded
    assert without_small_parts([kpi("searches")], recorded) == recorded


def test_only_the_measure_that_asks_loses_its_small_counts() -> None:
    other = replace(part("3", "sex=f"), kpi="robbery")
    left = without_small_parts([MEASURE, kpi("robbery")], [part("3", "sex=f"), other, part("40", "sex=m")])
    assert [each.value is None for each in left] == [True, False, True]


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 60), min_size=FEWEST_HIDDEN))
def test_nothing_below_the_threshold_can_be_had_by_subtraction(counts: Mapping[int, int]) -> None:
    recorded = [part(str(count), f"age={n}") for n, count in counts.items()]
    left = without_small_counts(MEASURE, recorded)
    gone = [int(before.value or 0) for before, after in zip(recorded, left, strict=True) if after.value is None]
    kept = [int(each.value) for each in left if each.value is not None]
    assert all(each >= LEAST for each in kept)
    assert not gone or not kept or (len(gone) >= FEWEST_HIDDEN and sum(gone) >= LEAST)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("suppress_below = 1", "suppress_below: 1 is no threshold"),
        ("suppress_below = 2.5", "suppress_below: 2.5 is no threshold"),
        ('suppress_below = 5\nshare_of = "people"', ""),
    ],
)
def test_the_catalogue_names_the_threshold(tmp_path: Path, line: str, message: str) -> None:
    text = CATALOGUE.replace('aliases = ["muggings"]', f'aliases = ["muggings"]\n{line}', 1)
    if message:
        with pytest.raises(CatalogueError, match=message):
            office_in(tmp_path, **{"catalogue.toml": text})
    else:
        assert office_in(tmp_path, **{"catalogue.toml": text}).catalogue.kpi("robbery").suppress_below == LEAST


def test_an_answer_its_parts_and_its_chart_are_without_them() -> None:
    recorded = [part("63"), part("3", "sex=f"), part("20", "sex=m"), part("40", "sex=x")]
    question = replace(asking(breakdown=(("sex", "f"),)), kpi=MEASURE)
    given_away = answer(question, Shelf(recorded), AREA)
    assert (given_away.status, given_away.value) == (AnswerStatus.NO_DATA, None)
    whole = answer(replace(question, breakdown=()), Shelf(recorded), AREA)
    assert whole.value == 63
    assert picture_for(whole, "Exampleshire") is None


def test_an_audit_does_not_say_what_is_hidden() -> None:
    told = [part("4", "sex=f"), replace(part("3", "sex=f"), medium=Medium.PROSE), part("20", "sex=m"), part("40")]
    hiding, open_ = (Office(Catalogue((each,)), {}, (), Path("f.csv"), AREA) for each in (MEASURE, kpi("searches")))
    for measured, count in ((open_, 1), (hiding, 0)):
        auditor = Auditor(measured, Shelf(told), ClaimShelf([]))
        assert len(auditor.of_kpi("searches")) == count
        assert sum(bool(each.touches) for each in auditor.whole().findings) == count
