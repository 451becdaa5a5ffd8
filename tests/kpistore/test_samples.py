"""Of what a share is taken, and of how many: read from the catalogue, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from kpistore.catalogue import CatalogueError
from kpistore.model.kpi import Kpi
from kpistore.model.period import from_dates, quarter
from kpistore.model.sample import Base, Sample
from tests.kpistore import shipped
from tests.kpistore.small_office import CATALOGUE, office_in

SAMPLE = (
    'share_of = "people asked"\n'
    'bases = [{ start = 2021-10-01, end = 2021-12-31, number = 35, document = "a.txt", line = 7 }]'
)


def with_sample(folder: Path, sample: str = SAMPLE) -> Kpi:
    text = CATALOGUE.replace('aliases = ["muggings"]', f'aliases = ["muggings"]\n{sample}', 1)
    return office_in(folder, **{"catalogue.toml": text}).catalogue.kpi("robbery")


def test_a_measure_carries_its_sample(tmp_path: Path) -> None:
    base = Base(date(2021, 10, 1), date(2021, 12, 31), 35, "a.txt", 7)
    assert with_sample(tmp_path).sample == Sample("people asked", (base,))
    assert office_in(tmp_path).catalogue.kpi("robbery").sample is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"a.txt"', '"z.txt"', r"kpi 'robbery', bases: 'z.txt' is not in documents.toml"),
        ('share_of = "people asked"', "", "bases: need share_of"),
        ("number = 35", "number = 0", "number: 0 is not a whole number from 1"),
        ("end = 2021-12-31", "end = 2020-12-31", "start: needs a start and an end"),
        ("line = 7", "line = 7, sort = 1", "sort: is not known here"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(CatalogueError, match=message):
        with_sample(tmp_path, SAMPLE.replace(old, new))


def number(base: Base | None) -> int:
    """How many the base is."""
    return base.number if base else 0


def test_the_bases_that_the_reports_print_are_held() -> None:
    feedback = shipped.office().catalogue.kpi("domestic-abuse-feedback").sample
    assert feedback is not None
    assert number(feedback.base_of(from_dates(date(2021, 5, 1), date(2021, 12, 31)))) == 150
    assert number(feedback.base_of(quarter(2021, 3))) == 35
    assert feedback.base_of(quarter(2021, 2)) is None


@pytest.mark.parametrize(("of_quarter", "base"), [(2, 1253), (3, 1835)])
def test_the_bases_of_the_victims_code_are_the_only_ones_that_give_both_printed_numbers(
    of_quarter: int, base: int
) -> None:
    rate = shipped.office().catalogue.kpi("vcop-met-rate").sample
    met, printed = {2: (218, "17.40"), 3: (312, "17.00")}[of_quarter]
    assert rate is not None
    held = rate.base_of(quarter(2021, of_quarter))
    assert number(held) == base
    assert held is not None
    assert held.worked_out
    assert [n for n in range(met, 10 * met) if f"{100 * met / n:.2f}" == printed] == [base]
