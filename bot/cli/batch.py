"""The file of questions of `kpibot ask --batch`."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.cli.failure import Failure, missing, wrong_call
from bot.cli.opening import read_day

COLUMNS = "question, after, today"


@dataclass(frozen=True, slots=True)
class Row:
    """One question, which stands alone."""

    question: str
    after: str | None
    today: date | None


def read_batch(path: Path) -> list[Row]:
    """Every row, in order; blank lines are none. A file with a fault is refused whole, before anything is answered."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _rows(path, file.read())
    except FileNotFoundError:
        raise missing(path) from None
    except OSError as error:
        raise wrong_call(f"{path} cannot be opened ({error.strerror}); check the name") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise wrong_call(f"{path} cannot be read as CSV in UTF-8: {error}; save it as CSV UTF-8") from None


def _rows(path: Path, text: str) -> list[Row]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
    if "question" not in rows.fieldnames:
        raise wrong_call(f"{path} has no column named question; its columns are {COLUMNS}, separated by commas")
    return [_row(path, rows.line_num, each) for each in rows]


def _row(path: Path, line: int, each: dict[str, str | None]) -> Row:
    asked, after, today = (each.get(name) or "" for name in ("question", "after", "today"))
    try:
        return Row(asked, after or None, read_day(today.strip() or None, "today"))
    except Failure:
        raise wrong_call(f"{path}, line {line}: today is {today!r}; write a date like 2024-10-07") from None
