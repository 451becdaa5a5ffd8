"""How measures hang together: read from the office's folder, refused by name."""

from pathlib import Path

import pytest

from kpistore.catalogue import CatalogueError
from kpistore.model.structure import Hundred, Share, Structure, Total, Unlike
from tests.kpistore.shipped import office
from tests.kpistore.small_office import office_in

TEXT = """
[[total]]
kpi = "arrests"
parts = ["stops", "robbery"]
complete = true

[[total]]
kpi = "robbery"
parts = ["robbery"]
over = "sex"
complete = false

[[share]]
kpi = "robbery-rate"
part = "robbery"
whole = "arrests"
alike = true

[[hundred]]
kpis = ["robbery-rate"]
over = "sex"

[[unlike]]
kpis = ["robbery", "arrests"]
because = "one counts crimes, the other people"
doubt = false
"""


def with_structure(folder: Path, text: str) -> Structure:
    (folder / "structure.toml").write_text(text, encoding="utf-8")
    return office_in(folder).structure


def test_an_office_says_how_its_measures_hang_together(tmp_path: Path) -> None:
    assert with_structure(tmp_path, TEXT) == Structure(
        (Total("arrests", ("stops", "robbery"), True), Total("robbery", ("robbery",), False, "sex")),
        (Share("robbery-rate", "robbery", "arrests", True),),
        (Hundred(("robbery-rate",), "sex"),),
        (Unlike(("robbery", "arrests"), "one counts crimes, the other people", is_doubt=False),),
    )


def test_an_office_without_the_file_says_nothing(tmp_path: Path) -> None:
    assert office_in(tmp_path).structure == Structure()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"stops"', '"stop"', "structure.toml, total 1, parts: 'stop' is not in the catalogue; did you mean stops"),
        ("complete = true", "", "total 1, complete: is missing"),
        ('part = "robbery"', 'piece = "robbery"', "share 1, part: is missing"),
        ('kpis = ["robbery-rate"]', "kpis = []", "hundred 1, kpis: is missing or empty"),
        ('kpis = ["robbery", "arrests"]', 'kpis = ["robbery"]', "unlike 1, kpis: are fewer than two"),
        ("because = ", "why = ", "unlike 1, because: is missing"),
        ("[[hundred]]", "[[thousand]]", "structure.toml, thousand: is not known here"),
    ],
)
def test_what_cannot_be_used_is_refused_by_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(CatalogueError, match=message.replace("[", r"\[")):
        with_structure(tmp_path, TEXT.replace(old, new, 1))


def test_a_measure_is_related_to_all_it_stands_with(tmp_path: Path) -> None:
    structure = with_structure(tmp_path, TEXT)
    assert structure.related("stops") == {"stops", "arrests", "robbery"}
    assert structure.related("robbery-rate") == {"robbery-rate", "robbery", "arrests"}
    assert structure.related("drones") == {"drones"}


def test_the_office_that_ships_has_a_structure() -> None:
    assert {each.kpi for each in office().structure.totals} >= {"neighbourhood-crime", "violence-against-person"}
