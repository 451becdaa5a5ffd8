"""topics.toml: what it gives, and what it refuses by name."""

from pathlib import Path

import pytest

from kpistore.catalogue import CLEVELAND, CatalogueError, load_office
from kpistore.catalogue.topics import with_topics
from kpistore.model.kpi import Direction

TOPIC = """
[[topic]]
key = "calls"
title = "Calls"
words = {words}
measures = {measures}
"""
TWO = '[{ kpi = "calls-999-received" }, { kpi = "calls-101-received" }]'


def test_every_topic_of_the_office_has_several_measures_that_it_knows() -> None:
    catalogue = load_office(CLEVELAND).catalogue
    assert {"knife-crime", "violence", "calls", "domestic-abuse", "victims"} <= {each.key for each in catalogue.topics}
    assert all(len(each.measures) > 1 for each in catalogue.topics)


def test_the_knife_topic_holds_the_unwelcome_measure_too() -> None:
    (knife,) = (each for each in load_office(CLEVELAND).catalogue.topics if each.key == "knife-crime")
    assert "sharps-admissions" in {each.kpi.key for each in knife.measures}
    assert all(each.kpi.direction is Direction.LESS for each in knife.measures)


def test_an_office_without_the_file_has_no_topics(tmp_path: Path) -> None:
    catalogue = load_office(CLEVELAND).catalogue
    assert with_topics(tmp_path, catalogue) is catalogue


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (TOPIC.format(words='["calls"]', measures='[{ kpi = "calls-999-received" }]'), "fewer than two"),
        (TOPIC.format(words='["calls"]', measures='[{ kpi = "gone" }, { kpi = "robbery" }]'), "'gone' is not in"),
        (TOPIC.format(words="[]", measures=TWO), "words: is missing"),
        (TOPIC.format(words='["burglary"]', measures=TWO), "names the measure residential-burglary"),
        (TOPIC.format(words='["a"]', measures=TWO) * 2, "'calls' stands twice"),
        (TOPIC.format(words='["a"]', measures='[{ kpi = "robbery", breakdown = "x" }]'), "'x' is no breakdown"),
        ('[[part]]\ndimension = "colour"\nkpis = ["robbery"]\n', "'colour' has no words"),
        ('[[part]]\ndimension = "sex"\nkpis = ["gone"]\n', "'gone' is not in"),
        ("[[topics]]\n", "topics: is not known here"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "topics.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=complaint):
        with_topics(tmp_path, load_office(CLEVELAND).catalogue)
