"""The benchmarks run; how fast is for `make bench` to say. Those that start processes are left to it."""

import re

from kpistore.model.sameness import sameness
from tests.bench import alerts, asking, chart, depth, proofing, recording, store
from tests.bench.synthetic import ALIASES, synthetic_catalogue
from tests.bench.timing import Spread


def test_questions_are_measured_over_both_catalogues_and_against_hostile_texts() -> None:
    lines = asking.measure(rounds=1, kpis=20, questions=5)
    assert [line.split(",")[1].strip().split()[0] for line in lines] == ["Cleveland's", "synthetic"] * 2
    assert [("hostile" in line) for line in lines] == [False, False, True, True]


def test_the_store_is_measured_reading_and_recording() -> None:
    read, recorded = store.measure(reads=2, records=1)
    assert "read: median" in read
    assert "recorded: median" in recorded


def test_what_an_answer_reads_is_measured_in_a_small_store_and_in_a_larger_one() -> None:
    made, *reads = depth.measure(few=30_000, many=60_000, runs=1)
    assert "stores of 28,800 and 57,600 observations filled" in made
    assert "the promise is of 10,000,000" in made
    assert [("first" in line, "again" in line) for line in reads] == [(True, False), (False, True)] * 3
    assert all("ratio" in line for line in reads)


def test_as_many_observations_are_made_up_as_are_recorded_and_none_is_like_another() -> None:
    made = list(recording.observations(1000))
    assert len(made) == len(set(map(sameness, made))) == 1000


def test_a_draft_is_proof_read_page_by_page() -> None:
    (line,) = proofing.measure(pages=2)
    assert "2 pages" in line
    assert "42 statements read, 42 checked" in line


def test_the_synthetic_catalogue_is_as_large_as_promised() -> None:
    catalogue = synthetic_catalogue(1000)
    assert len({kpi.key for kpi in catalogue.kpis}) == 1000
    assert all(len(set(kpi.aliases)) == ALIASES for kpi in catalogue.kpis)


def test_a_percentile_is_a_value_that_was_measured() -> None:
    spread = Spread([number / 1000 for number in range(100, 0, -1)])
    assert (spread.percentile(99), spread.worst) == (0.1, 0.1)
    assert spread.percentile(50) == 0.051


def test_alerts_are_measured_and_signals_are_false_as_seldom_as_theory_says() -> None:
    speed, quiet, naive, shift, *_ = alerts.measure(rules=20, series=200, long=20_000, runs=1)
    assert "20 rules on 20 series of 60 points" in speed
    found, known, *_ = (int(each) for each in re.findall(r"(?:in|limits:) (\d+)", quiet))
    assert found > known * 0.7, "a fifth of the series leaves some play"
    assert "one in 3.0 points" in naive
    told = float(re.findall(r"after ([\d.]+) points", shift)[0])
    assert told < alerts.KNOWN_LIMIT_DELAY


def test_charts_are_measured_beside_bare_ones_with_what_many_leave_behind() -> None:
    *beside, grown = chart.measure(runs=1, many=4)
    assert len(beside) == 6
    assert all("ratio" in line for line in beside)
    assert grown.startswith("4 charts: grown by ")
