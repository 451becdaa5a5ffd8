"""What ships goes into a store once, and again where the office's folder has changed."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kpistore.catalogue import CLEVELAND, Office, load_office
from kpistore.readers.file_reading import Refused
from kpistore.shipped import fingerprint_of
from kpistore.shipping import ship
from kpistore.store import Store, open_store

NOW = datetime(2024, 10, 7, 6, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """The Cleveland office in a folder of its own, with nothing but the figures of its tables."""
    folder = tmp_path / "office"
    shutil.copytree(CLEVELAND, folder)
    for path in (*folder.glob("readings*.csv"), *folder.glob("claims*.csv"), folder / "police-uk.csv"):
        path.unlink()
    return load_office(folder)


@pytest.fixture
def store() -> Store:
    return open_store("sqlite://")


def test_the_figures_are_recorded_at_the_first_opening_only(office: Office, store: Store) -> None:
    ship(office, store, NOW)
    held = store.figures.count()
    office.figures_path.touch()
    ship(office, store, NOW)
    assert held > 0
    assert store.figures.count() == held
    assert store.shipments.has(fingerprint_of(office))


def test_a_folder_that_has_changed_is_recorded_again(office: Office, store: Store) -> None:
    rows = office.figures_path.read_text(encoding="utf-8").splitlines(keepends=True)
    office.figures_path.write_text("".join(rows[:-1]), encoding="utf-8")
    ship(office, store, NOW)
    before = store.figures.count()
    office.figures_path.write_text("".join(rows), encoding="utf-8")
    ship(office, store, NOW)
    assert store.figures.count() == before + 1


def test_a_spoilt_file_is_refused_at_every_opening(office: Office, store: Store) -> None:
    text = office.figures_path.read_text(encoding="utf-8")
    office.figures_path.write_text(text.replace("2021-04-01", "2021-44-01", 1), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(Refused):
            ship(office, store, NOW)
    assert store.figures.count() == 0
