"""What a report says must be known with a figure: read from the catalogue, and what it forbids."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kpistore.analysis.change import Against, Verdict, compare, compare_with_target
from kpistore.analysis.findings import record_of
from kpistore.catalogue import CatalogueError
from kpistore.model.caution import Caution
from kpistore.model.kpi import Kpi
from kpistore.model.period import PeriodKind, quarter
from kpistore.model.series import series_of
from tests.kpistore import shipped
from tests.kpistore.made import figure, kpi
from tests.kpistore.small_office import CATALOGUE, office_in

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
CAUTION = 'cautions = [{ text = "Counted late.", document = "a.txt", line = 7, until = 2022-03-31, no_verdict = true }]'
BARRED = Caution("Counted late.", "a.txt", 7, until=date(2022, 3, 31), no_verdict=True)


def with_caution(folder: Path, caution: str = CAUTION) -> Kpi:
    text = CATALOGUE.replace('aliases = ["muggings"]', f'aliases = ["muggings"]\n{caution}', 1)
    return office_in(folder, **{"catalogue.toml": text}).catalogue.kpi("robbery")


def test_a_measure_carries_its_cautions(tmp_path: Path) -> None:
    assert with_caution(tmp_path).cautions == (BARRED,)
    assert office_in(tmp_path).catalogue.kpi("robbery").cautions == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"a.txt"', '"z.txt"', r"kpi 'robbery', cautions: 'z.txt' is not in documents.toml"),
        ("line = 7", "line = 0", "line: 0 is no line"),
        ("line = 7, ", "", "line: None is no line"),
        ("until = ", "since = 2023-01-01, until = ", "until: 2022-03-31 is before since"),
        ("no_verdict = true", 'no_verdict = "yes"', "no_verdict"),
        ("text = ", "words = ", "text: is missing"),
    ],
)
def test_a_caution_that_cannot_be_used_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(CatalogueError, match=message):
        with_caution(tmp_path, CAUTION.replace(old, new, 1))


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2021, 3, 31), False), (date(2021, 6, 30), True), (date(2022, 6, 30), False), (None, True)],
)
def test_a_caution_holds_for_its_days_and_for_a_figure_without_any(day: date | None, holds: bool) -> None:
    assert replace(BARRED, since=date(2021, 4, 1)).holds_for(day) is holds


def test_a_figure_under_a_caution_is_neither_better_nor_worse() -> None:
    measure = replace(kpi(target="5"), cautions=(BARRED,))
    before, within, after = (figure("500", quarter(2021, n)) for n in (3, 4, 4))
    after = replace(after, period=quarter(2022, 1), value=within.value)
    less = replace(before, value=figure("900").value)
    assert compare(kpi(), within, less, Against.PREVIOUS).verdict is Verdict.BETTER
    assert compare(measure, within, less, Against.PREVIOUS).verdict is Verdict.NEUTRAL
    assert compare(measure, after, less, Against.PREVIOUS).verdict is Verdict.NEUTRAL
    targets = [compare_with_target(measure, each) for each in (within, after)]
    assert [each.verdict for each in targets if each] == [Verdict.NEUTRAL, Verdict.WORSE]


def test_it_is_no_record_either() -> None:
    row = [figure(str(100 + n), quarter(2020 + n // 4, n % 4 + 1)) for n in range(8)]
    series = series_of(row, PeriodKind.QUARTER)
    assert record_of(kpi(), row[-1], series) is not None
    assert record_of(replace(kpi(), cautions=(BARRED,)), row[-1], series) is None


@pytest.mark.parametrize(
    "key",
    [
        "complaint-allegations", "allegations-delivery", "allegations-powers", "allegations-behaviour",
        "allegations-other", "kicks-interactions", "youth-outreach-interactions", "restorative-interventions",
        "restorative-cases", "victims-supported-share", "statement-violence-offences", "victim-satisfaction",
        "copa-downloads", "special-constables", "special-constables-active", "domestic-abuse-feedback",
    ],
)  # fmt: skip
def test_the_reports_own_caveats_travel_with_the_measure(key: str) -> None:
    assert shipped.office().catalogue.kpi(key).cautions != ()


@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports are not at {REPORTS}")
def test_every_caution_points_to_a_line_with_words() -> None:
    for measure in shipped.office().catalogue.kpis:
        for caution in measure.cautions:
            lines = (REPORTS / caution.document).read_text(encoding="utf-8").splitlines()
            assert lines[caution.line - 1].strip(), (measure.key, caution)


def test_an_allegation_is_never_the_lowest_of_its_quarters() -> None:
    found = shipped.ask("complaint allegations other q2 2021/22")
    assert found.kpi is not None
    assert {each.verdict for each in found.comparisons} <= {Verdict.NEUTRAL, Verdict.SAME}
    assert found.observation is not None
    assert record_of(found.kpi, found.observation, found.series) is None
    assert found.control is None
