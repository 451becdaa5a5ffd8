"""Files that want more time or memory than agreed; Exampleshire and all its figures are invented."""

import os
from collections.abc import Iterator
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
Worker = tuple[Apart[FileReading], list[int]]


def never_done(source: Source, desk: Desk) -> FileReading:
    """Waits for what never comes, unless its file is named otherwise."""
    if source.name == "long":
        Event().wait()
    return FileReading(None, (), (Problem(source.name, str(os.getpid())),))


def dying(source: Source, desk: Desk) -> FileReading:
    """Ends its process, as a library does that finds no memory."""
    os.abort()


def working(source: Source, desk: Desk) -> FileReading:
    """One process for several tests: does what the name of the file says."""
    if source.name == "secret":
        raise KeyError(source.name)
    if source.name == "greedy":
        return FileReading(None, (), (Problem(source.name, str(len(bytes(2 * desk.limits.memory)))),))
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
    limits = replace(desk.limits, seconds=0.3)
    said = r"^long takes longer than 0.3 s to read and was given up; split it"
    with Apart(replace(desk, limits=limits), never_done) as apart:
        with pytest.raises(Refused, match=said):
            apart.read(a_file("long"))
        first, second = (apart.read(a_file(name)) for name in ("one", "two"))
    assert first.questioned[0].why == second.questioned[0].why != str(os.getpid()), "one new process read both"


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    told: list[int] = []
    office = office_in(tmp_path_factory.mktemp("office"))
    desk = Desk(office, TODAY, Limits(seconds=30, memory=256 * 1024**2), told.append)
    with Apart(desk, working) as apart:
        yield apart, told


def test_a_fault_of_the_program_is_told_with_its_place_and_without_what_the_file_says(worker: Worker) -> None:
    with pytest.raises(RuntimeError, match="KeyError") as told:
        worker[0].read(a_file("secret"))
    assert "working" in str(told.value)
    assert "secret" not in str(told.value)


def test_progress_and_refusals_come_across(worker: Worker) -> None:
    worker[1].clear()
    with pytest.raises(Refused, match="its content"):
        worker[0].read(a_file())
    assert worker[1] == [7, 9]


def test_a_source_reads_the_same_in_another_process(worker: Worker, folder: Path) -> None:
    source = source_of(written(folder, "a", b"abc"), Limits())
    with pytest.raises(Refused, match="abc"):
        worker[0].read(source)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not bound memory")
def test_a_file_that_takes_too_much_memory_is_given_up_by_name(worker: Worker) -> None:
    with pytest.raises(Refused, match=r"^greedy takes more than 256 MB of memory"):
        worker[0].read(a_file("greedy"))


def test_a_file_that_ends_the_process_is_refused_by_name(desk: Desk) -> None:
    with Apart(desk, dying) as apart, pytest.raises(Refused, match=r"^file broke off its own reading"):
        apart.read(a_file())


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
    first, *others = read_all([folder], late)
    assert f"{first.name} takes longer than 0 s to read and was given up" in first.refusal
    for each in others:
        assert each.refusal.startswith(f"{each.name} was not read, for the 0 s that one import may take were over")
    (alone,) = read_all([folder / NAME], late)
    assert alone.refusal.startswith(f"{NAME} takes longer than 0 s to read")


def test_what_is_read_after_the_time_is_over_changes_nothing(desk: Desk, folder: Path) -> None:
    head = "kpi,period_start,period_end,value,unit\n"
    written(folder, NAME, searches(search()))
    written(folder, "b.csv", f"{head}robbery,2021-04-01,2021-04-30,5,count\n".encode())
    late, after = import_all([folder], replace(desk, limits=NO_TIME), Shelf([]))
    assert (late.change.new, after.change.new) == ((), ())
    assert (late.intake.is_refused, after.intake.is_refused) == (True, True)


def test_what_is_counted_in_pieces_stops_between_two_of_them(desk: Desk) -> None:
    with pytest.raises(Refused, match="months takes longer than 0 s"):
        in_time("months", replace(desk, limits=NO_TIME))(1)
    told: list[int] = []
    in_time("months", replace(desk, progress=told.append))(3)
    assert told == [3]
