"""Figures on their way to a file: as they come, whole or not at all, in the same words in one piece or many."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.failure import Failure
from bot.cli.rendering import Format, pieces, rendered, write
from kpistore.model.observation import Observation
from kpistore.model.period import quarter
from tests.kpistore.made import figure
from tests.kpistore.shipped import office

FIRST = [figure("1", quarter(2021, 1)), figure("2", quarter(2021, 2))]
SECOND = [replace(each, kpi="vehicle-crime") for each in FIRST]


@pytest.mark.parametrize("file_format", [Format.CSV, Format.JSON])
@pytest.mark.parametrize("parts", [[FIRST, SECOND], [FIRST, [], SECOND], [FIRST], []])
def test_in_parts_the_same_is_written_as_in_one(file_format: Format, parts: list[list[Observation]]) -> None:
    told = "".join(str(each) for each in pieces(parts, office(), file_format))
    assert told == rendered([each for part in parts for each in part], office(), file_format)
    assert file_format is Format.CSV or len(json.loads(told)) == sum(map(len, parts))


def test_what_breaks_off_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    def breaking() -> Iterator[str]:
        yield "half"
        raise RuntimeError

    (tmp_path / "all.csv").write_text("before")
    with pytest.raises(RuntimeError):
        write(breaking(), tmp_path / "all.csv")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("all.csv", "before")]


def test_a_file_keeps_who_may_read_it_and_a_link_stays_one(tmp_path: Path) -> None:
    held, link = tmp_path / "all.csv", tmp_path / "link.csv"
    held.write_text("before")
    held.chmod(0o640)
    link.symlink_to(held)
    told: list[str | bytes] = ["new", b"er"]
    write(told, link)
    assert (held.read_text(), held.stat().st_mode & 0o777, link.is_symlink()) == ("newer", 0o640, True)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"none/all\.csv cannot be written"):
        write("text", tmp_path / "none" / "all.csv")
