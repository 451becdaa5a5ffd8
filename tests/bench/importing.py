"""A million stop-and-search rows in one ZIP, beside pandas' own read of the same rows; each in a process of its own."""

import resource
import subprocess
import sys
import tempfile
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from time import perf_counter

from tests.bench.timing import Spread

ROWS = 1_000_000
RUNS = 3
TARGET, MEMORY_MIB = 3.0, 400
NAME = "2021-10-exampleshire-stop-and-search.csv"
COLUMNS = ("Date", "Outcome", "Outcome linked to object of search")
_HEADER = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,"
    "Outcome,Outcome linked to object of search,Removal of more than just outer clothing\n"
)
_OUTCOMES = ("A no further action disposal",) * 6 + ("Arrest", "Khat or Cannabis warning", "Community resolution", "")
_LINKS = ("", "", "True", "False", "")


def measure(rows: int = ROWS, runs: int = RUNS) -> list[str]:
    """The medians of both, taken in turn, their ratio, and the most memory that the program used."""
    with tempfile.TemporaryDirectory(prefix="kpibot-bench-") as folder:
        path = Path(folder) / "months.zip"
        _write(path, rows)
        ours, theirs, memory = [], [], 0
        for _ in range(runs):
            taken, used = _alone("ours", path)
            ours.append(taken)
            memory = max(memory, used)
            theirs.append(_alone("pandas", path)[0])
    mine, bare = Spread(ours), Spread(theirs)
    return [
        f"{rows:,} stop-and-search rows in a ZIP: {mine}; pandas {bare}; "
        f"ratio {mine.median / bare.median:.2f} (target {TARGET:g})",
        f"memory of the process: {memory} MiB (target {MEMORY_MIB})",
    ]


def _write(path: Path, rows: int) -> None:
    archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with archive, archive.open(f"2021-10/{NAME}", "w") as member:
        member.write(_HEADER.encode())
        for start in range(0, rows, 10_000):
            member.write("".join(map(_row, range(start, min(start + 10_000, rows)))).encode())


def _row(number: int) -> str:
    moment = f"2021-10-{number % 28 + 1:02d}T{number % 24:02d}:{number % 60:02d}:00+00:00"
    place = f"{54 + number % 900 / 1000:.6f},-1.{number % 999983:06d}"
    return (
        f"Person search,{moment},,,{place},Male,over 34,White - English/Welsh/Scottish/Northern Irish/British,White,"
        f"Misuse of Drugs Act 1971 (section 23),Controlled drugs,{_OUTCOMES[number % 10]},{_LINKS[number % 5]},\n"
    )


def _alone(which: str, path: Path) -> tuple[float, int]:
    """Seconds and MiB of one read in a new process, the start of Python and its imports left out of the seconds."""
    call = [sys.executable, "-m", "tests.bench.importing", which, str(path)]
    taken, memory = subprocess.run(call, capture_output=True, text=True, check=True).stdout.split()
    return float(taken), int(memory)


def _ours(path: Path) -> int:
    from kpistore.catalogue import CLEVELAND, load_office
    from kpistore.incoming.desk import Desk
    from kpistore.incoming.intake import read_all

    (only,) = read_all([path], Desk(load_office(CLEVELAND), date(2024, 10, 7)))
    assert only.reading is not None, only.refusal
    return int(only.reading.observations[0].value or 0)


def _pandas(path: Path) -> int:
    import pandas as pd

    with zipfile.ZipFile(path) as archive:
        return len(pd.read_csv(BytesIO(archive.read(f"2021-10/{NAME}")), usecols=list(COLUMNS)))


def main() -> None:
    """One read, for _alone: prints the seconds and the most MiB that this process and those it started have used."""
    import numpy  # noqa: F401 - imported before the clock starts, as pandas is
    import pandas  # noqa: F401

    import kpistore.incoming.intake  # noqa: F401

    which, path = sys.argv[1], Path(sys.argv[2])
    begun = perf_counter()
    (_ours if which == "ours" else _pandas)(path)
    taken = perf_counter() - begun
    used = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(taken, used // 1024)


if __name__ == "__main__":
    main()
