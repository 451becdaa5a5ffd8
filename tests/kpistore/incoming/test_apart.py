"""Files that want more time or memory than agreed; Exampleshire and all its figures are invented."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from kpistore.incoming.apart import Apart, in_time
from kpistore.incoming.desk import Desk
from kpistore.incoming.importing import import_all
from kpistore.incoming.intake import read_all
from kpistore.readers.file_reading import FileReading, Problem, Refused
from kpistore.readers.source import Limits, Source, source_of, source_of_bytes
from kpistore.shelf import Shelf
from tests.kpistore.readers.books import pdf, workbook
from tests.kpistore.readers.searches import NAME, search, searches
from tests.kpistore.small_office import office_in

TODAY = date(2024, 10, 7)
TABLE = [["", "Q1 2021/22", "Q2 2021/22"], ["Robbery – police*", "1,204", "-"]]
NO_TIME = Limits(seconds=0)


def never_done(source: Source, desk: Desk) -> FileReading:
    """Waits for what never comes, unless its file is named otherwise."""
    if source.name == "long":
        Event().wait()
    return FileReading(None, (), (Problem(source.name, str(os.getpid())),))


def greedy(source: Source, desk: Desk) -> FileReading:
    """Takes more memory than it is given."""
    return FileReading(None, (), (Problem(source.name, str(len(bytes(2 * desk.limits.memory)))),))


def dying(source: Source, desk: Desk) -> FileReading:
    """Ends its process, as a library does that finds no memory."""
    os.abort()


def faulty(source: Source, desk: Desk) -> FileReading:
    """Is not up to this file."""
    raise KeyError(source.name)


def telling(source: Source, desk: Desk) -> FileReading:
    """Says how far it has come."""
    desk.progress(7)
    desk.progress(9)
    with source.open() as stream:
        raise Refused(stream.read().decode())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(office_in(tmp_path), TODAY, Limits(seconds=30, memory=256 * 1024**2))


def a_file(name: str = "file") -> Source:
    return source_of_bytes(name, b"its content")


def test_a_file_that_takes_too_long_is_given_up_by_name_and_the_next_one_is_read(desk: Desk) -> None:
    limits = replace(desk.limits, seconds=0.05)
    said = r"^long takes longer than 0.05 s to read and was given up; split it"
    with Apart(replace(desk, limits=limits), never_done) as apart, pytest.raises(Refused, match=said):
        apart.read(a_file("long"))
    with Apart(desk, never_done) as apart:
        first, second = apart.read(a_file("one")), apart.read(a_file("two"))
    assert first.questioned[0].why == second.questioned[0].why != str(os.getpid()), "one process read both"


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not bound memory")
def test_a_file_that_takes_too_much_memory_is_given_up_by_name(desk: Desk) -> None:
    with Apart(desk, greedy) as apart, pytest.raises(Refused, match=r"^file takes more than 256 MB of memory"):
        apart.read(a_file())


def test_a_file_that_ends_the_process_is_refused_by_name(desk: Desk) -> None:
    with Apart(desk, dying) as apart:
        for _ in range(2):
            with pytest.raises(Refused, match=r"^file broke off its own reading"):
                apart.read(a_file())


def test_a_fault_of_the_program_is_told_with_its_place_and_without_what_the_file_says(desk: Desk) -> None:
    with Apart(desk, faulty) as apart, pytest.raises(RuntimeError, match="KeyError") as told:
        apart.read(a_file("secret"))
    assert "faulty" in str(told.value)
    assert "secret" not in str(told.value)


def test_progress_and_refusals_come_across(desk: Desk) -> None:
    told: list[int] = []
    with (
        Apart(replace(desk, progress=told.append), telling) as apart,
        pytest.raises(Refused, match="its content"),
    ):
        apart.read(a_file())
    assert told == [7, 9]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_no_kind_of_file_reads_on_when_its_time_is_over(desk: Desk, folder: Path) -> None:
    late = replace(desk, limits=NO_TIME)
    written(folder, "a.pdf", pdf(["Crime", TABLE]))
    written(folder, "b.xlsx", workbook(Crime=TABLE))
    written(folder, NAME, searches(search()))
    for each in read_all([folder], late):
        assert each.reading is None
        assert f"{each.name} takes longer than 0 s to read" in each.refusal


def test_a_file_given_up_changes_nothing_and_those_beside_it_are_read(desk: Desk, folder: Path) -> None:
    head = "kpi,period_start,period_end,value,unit\n"
    written(folder, "a.pdf", pdf(["Crime", TABLE]))
    written(folder, "b.csv", f"{head}robbery,2021-04-01,2021-04-30,5,count\n".encode())
    late, good = import_all([folder], replace(desk, limits=NO_TIME), Shelf([]))
    assert (late.change.new, late.change.revised) == ((), ())
    assert [figure.kpi for figure in good.change.new] == ["robbery"]


def test_what_is_counted_in_pieces_stops_between_two_of_them(desk: Desk) -> None:
    with pytest.raises(Refused, match="months takes longer than 0 s"):
        in_time("months", replace(desk, limits=NO_TIME))(1)
    told: list[int] = []
    in_time("months", replace(desk, progress=told.append))(3)
    assert told == [3]


def test_a_source_reads_the_same_in_another_process(desk: Desk, folder: Path) -> None:
    source = source_of(written(folder, "a", b"abc"), desk.limits)
    with Apart(desk, telling) as apart, pytest.raises(Refused, match="abc"):
        apart.read(source)
