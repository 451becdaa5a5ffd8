"""What an office's files may not hold, and the words in which each is refused."""

from pathlib import Path

import pytest

from kpistore.catalogue import CatalogueError, load_office
from tests.kpistore.small_office import GOOD, office_in

ROBBERY = "catalogue.toml, kpi 1 'robbery', "
RATE = "catalogue.toml, kpi 2 'robbery-rate', "
FIRST_DOCUMENT = "documents.toml, document 1 'a.txt', "
REFUSALS = [
    ("catalogue.toml", 'unit = "count"', 'unit = "counts"',
     ROBBERY + "unit: 'counts' is not known; write one of count, percent, points, seconds, hours, months, per_1000,"),
    ("catalogue.toml", 'direction = "less"', 'direction = "down"',
     ROBBERY + "direction: 'down' is not known; write one of more, less, neither"),
    ("catalogue.toml", 'main_kind = "year"', "main_kind = 12",
     ROBBERY + "main_kind: 12 is of the wrong type; write a text in quotes"),
    ("catalogue.toml", 'title = "Robberies recorded"\n', "",
     ROBBERY + "title: is missing or empty; write a text in quotes"),
    ("catalogue.toml", 'short = "Robbery"\n', 'short = "Robbery"\ncolour = "red"\n',
     ROBBERY + "colour: is not known here; write one of aggregation, aliases,"),
    ("catalogue.toml", 'short = "Robbery"\n', 'short = "Robbery"\nspoken = "the force counted robberies"\n',
     ROBBERY + "spoken: 'the force counted robberies' must hold {value} once, where the figure is said"),
    ("catalogue.toml", 'key = "robbery"', 'key = "Robbery"',
     "catalogue.toml, kpi 1 'Robbery', key: 'Robbery' is not lower case with hyphens; write it like 'stop-searches'"),
    ("catalogue.toml", 'key = "robbery"', f'key = "{"r" * 33}"',
     f"catalogue.toml, kpi 1 '{'r' * 33}', key: '{'r' * 33}' has 33 characters; write at most 32"),
    ("catalogue.toml", 'key = "arrests"', 'key = "robbery"',
     "catalogue.toml, kpi 3 'robbery', key: 'robbery' stands twice; give each measure its own key"),
    ("catalogue.toml", 'objective = "safety"', 'objective = "speed"',
     ROBBERY + "objective: 'speed' is not known; write one of safety, service"),
    ("catalogue.toml", 'key = "service"', 'key = "safety"',
     "catalogue.toml, objective 2 'safety', key: 'safety' stands twice; give each objective its own key"),
    ("catalogue.toml", 'aliases = ["muggings"]', 'aliases = ["ROBBERY  rate"]',
     RATE + "short: 'Robbery rate' already names robbery; a name must lead to exactly one measure"),
    ("catalogue.toml", 'aliases = ["muggings"]', "aliases = [999]",
     ROBBERY + "aliases: 999 is not a text; write each one in quotes"),
    ("catalogue.toml", 'text = "Robbery – women"', 'text = "robbery - POLICE"',
     ROBBERY + "labels: 'robbery - POLICE' already means robbery; tell them apart by measure"),
    ("catalogue.toml", 'text = "Robbery – police", measure = "rate per 1,000"', 'text = "Robbery – police"',
     RATE + "labels: 'Robbery – police' already means robbery; tell them apart by measure"),
    ("catalogue.toml", 'breakdown = "sex=female"', 'breakdown = "sex=woman"',
     ROBBERY + "labels: 'sex=woman' has no words; add a [[breakdown]] for it"),
    ("catalogue.toml", 'breakdown = "sex=female"', 'breakdown = "female"',
     ROBBERY + "labels 2 'Robbery – women', breakdown: 'female' is no breakdown; write it like 'sex=female'"),
    ("catalogue.toml", '{ text = "Robbery – police*" }', '"Robbery"',
     ROBBERY + "labels: holds something other than tables; write [[labels]] or labels = [{...}]"),
    ("catalogue.toml", "value = 1.5, ", "",
     RATE + "targets 1 'ceiling', value: is missing; write the level to reach as a number"),
    ("catalogue.toml", "value = 1.5", 'value = "1.5"',
     RATE + "targets 1 'ceiling', value: '1.5' is not a number; write it without quotes"),
    ("catalogue.toml", "value = 1.5", "value = nan", RATE + "targets 1 'ceiling', value: Decimal('NaN') is not a"),
    ("catalogue.toml", "since = 2021-04-01", 'since = "April 2021"',
     RATE + "targets 1 'ceiling', since: 'April 2021' is not a date; write it like 2022-03-31, without quotes"),
    ("catalogue.toml", "until = 2024-03-31", "until = 2020-03-31",
     RATE + "targets 1 'ceiling', until: 2020-03-31 is before since, 2021-04-01; exchange or correct them"),
    ("catalogue.toml", 'title = "men"', 'title = "Females"',
     "catalogue.toml, breakdown 2 'male', aliases: 'Females' also names sex=female; a word names one value"),
    ("catalogue.toml", 'value = "male"', 'value = "female"',
     "catalogue.toml, breakdown 2 'female', value: 'female' stands twice for sex; keep one entry"),
    ("catalogue.toml", "[[breakdown]]", "[[breakdowns]]",
     "catalogue.toml, breakdowns: is not known here; write one of breakdown, headlines, kpi, objective"),
    ("catalogue.toml", '"robbery"', '"robbery', "catalogue.toml: is not valid TOML, "),
    ("documents.toml", 'area = "exampleshire"\n', "", "documents.toml, area: is missing or empty; write a text in"),
    ("documents.toml", "known_from = 2022-03-31", "known_from = 2022-03-31T00:00:00",
     FIRST_DOCUMENT + "known_from: datetime.datetime(2022, 3, 31, 0, 0) is not a date; write it like 2022-03-31"),
    ("documents.toml", "known_from = 2022-03-31\n", "",
     FIRST_DOCUMENT + "known_from: is missing; write the day from which the figures are known"),
    ("documents.toml", "known_from_estimated = false\n", "",
     FIRST_DOCUMENT + "known_from_estimated: is missing; write true or false"),
    ("documents.toml", 'release = "published"', 'release = "secret"',
     FIRST_DOCUMENT + "release: 'secret' is not known; write one of published, unpublished"),
    ("documents.toml", "a" * 64, "abc", FIRST_DOCUMENT + "sha256: 'abc' is no SHA-256; write its 64 hexadecimal"),
    ("documents.toml", "b" * 64, "a" * 64,
     f"documents.toml, document 2 'b.txt', sha256: '{'a' * 64}' is also that of 'a.txt'; write each file's own"),
    ("documents.toml", 'file = "b.txt"', 'file = "a.txt"',
     "documents.toml, document 2 'a.txt', file: 'a.txt' stands twice; keep one entry"),
    ("documents.toml", 'tables_in = "a.txt"', 'tables_in = "c.txt"',
     "documents.toml, document 2 'b.txt', tables_in: 'c.txt' is no other document of this file; write the file name"),
    ("rules.toml", 'kpi = "robbery"', 'kpi = "robery"',
     "rules.toml, rule 2 'robbery rising', kpi: 'robery' is not in the catalogue; did you mean robbery"),
    ("rules.toml", "amount = 2.5", "amount = 0", "rules.toml, rule 2 'robbery rising', amount: 0 is no change; write"),
    ("rules.toml", "amount = 2.5\n", "", "rules.toml, rule 2 'robbery rising', amount: is missing; write by how much"),
    ("rules.toml", 'severity = "high"', "amount = 1",
     "rules.toml, rule 1 'robbery rate too high', amount: 1 has no meaning for 'above target'; leave it out"),
    ("rules.toml", 'kpi = "robbery-rate"', 'kpi = "robbery"',
     "rules.toml, rule 1 'robbery rate too high', kind: 'above target' needs a target, and robbery has none;"),
    ("rules.toml", 'kpi = "robbery"', 'kpi = "stops"',
     "rules.toml, rule 2 'robbery rising', kind: 'worsens by' needs a direction, and stops has none;"),
    ("rules.toml", 'name = "robbery rising"', 'name = "robbery rate too high"',
     "rules.toml, rule 2 'robbery rate too high', name: 'robbery rate too high' stands twice;"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "message"), REFUSALS)
def test_what_cannot_be_used_is_refused_by_file_entry_key_and_value(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    assert old in GOOD[name]
    with pytest.raises(CatalogueError) as refusal:
        office_in(tmp_path, **{name: GOOD[name].replace(old, new, 1)})
    assert str(refusal.value).startswith(message)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"catalogue\.toml: cannot be read .*check the office's folder"):
        load_office(tmp_path)
