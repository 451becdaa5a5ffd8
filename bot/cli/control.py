"""`kpibot spc`: control charts of any file of series."""

import csv
import io
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.cli.failure import missing, nothing_to_give, unwritable, wrong_call

if TYPE_CHECKING:
    from kpistore.readers.series_file import Case, Points

Read = TypeVar("Read")
Cases = Annotated[Path | None, typer.Option(help="CSV of cases: how each series is to be judged.")]
DirectionOption = Annotated[str | None, typer.Option(help="increase, decrease or neutral: what is better.")]
TargetOption = Annotated[str | None, typer.Option(help="The level to reach.")]
Rebase = Annotated[str | None, typer.Option(help="Dates from which limits begin anew, separated by commas.")]
FixAfter = Annotated[str | None, typer.Option(help="Limits from so many points of each group only, 12 or more.")]
Screen = Annotated[bool, typer.Option("--screen/--no-screen", help="Leave moving ranges of jumps out of the limits.")]


def spc(
    inputs: Annotated[Path, typer.Argument(help="CSV of series: series_id, date, value (blank for missing).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The CSV of points to write.")],
    cases: Cases = None,
    direction: DirectionOption = None,
    target: TargetOption = None,
    rebase: Rebase = None,
    fix_after: FixAfter = None,
    screen: Screen = True,
    summary: Annotated[Path | None, typer.Option(help="The CSV of one line a case to write.")] = None,
) -> None:
    """XmR limits and signals of series in a file. The options hold where a case says nothing."""
    from kpistore.readers import series_file

    default = series_file.Case(
        name="",
        series="",
        direction=_option("--direction", direction or "neutral", series_file.read_direction),
        target=None if target is None else _option("--target", target, series_file.read_number),
        rebases=() if rebase is None else _option("--rebase", rebase, series_file.read_days),
        fix_after=None if fix_after is None else _option("--fix-after", fix_after, series_file.read_fix_after),
        screen=screen,
    )
    _check_paths([path for path in (inputs, cases) if path], [path for path in (output, summary) if path])
    try:
        series = series_file.read_series(inputs)
        wanted = series_file.read_cases(cases, default, series) if cases else series_file.each_series(series, default)
    except series_file.SeriesFileRefused as refused:
        raise nothing_to_give(str(refused)) from None
    points, lines = _judged(wanted, series)
    _write_all({output: points} | ({summary: lines} if summary else {}))


def _option(name: str, text: str, read: Callable[[str], Read]) -> Read:
    try:
        return read(text)
    except ValueError as problem:
        raise wrong_call(f"{name} is {text!r}; {problem}") from None


def _check_paths(sources: Sequence[Path], targets: Sequence[Path]) -> None:
    """Nothing is written over what is read, nor one table over the other."""
    for path in sources:
        if not path.is_file():
            raise wrong_call(f"{path} is no file; check the name") if path.exists() else missing(path)
    resolved = [path.resolve() for path in (*sources, *targets)]
    for place, target in enumerate(targets, len(sources)):
        if resolved[place] in resolved[:place]:
            raise wrong_call(f"{target} is named twice; write each table to a file of its own")


def _judged(cases: "Sequence[Case]", series: "dict[str, Points]") -> tuple[str, str]:
    """The two tables as text."""
    from kpistore.analysis.spc.plotting import control_points
    from kpistore.analysis.spc.table import POINT_COLUMNS, SUMMARY_COLUMNS, point_rows, summary_row
    from kpistore.model.period import Period, PeriodKind

    rows: list[tuple[str, ...]] = [POINT_COLUMNS]
    lines: list[tuple[str, ...]] = [SUMMARY_COLUMNS]
    for case in cases:
        _say_unmatched(case, series[case.series])
        measured = [(Period(day, day, PeriodKind.POINT), value) for day, value in series[case.series].items()]
        points = control_points(measured, case.direction, case.rebases, screen=case.screen, fix_after=case.fix_after)
        rows += point_rows(case.name, points, case.target)
        lines.append(summary_row(case.name, points, case.direction, case.target))
    return _csv(rows), _csv(lines)


def _say_unmatched(case: "Case", points: "Points") -> None:
    """A rebase on no point's date begins no group, as in the reference; that is not left unsaid."""
    for day in case.rebases:
        if day not in points:
            later = next((each for each in points if each > day), None)
            hint = f"; the next point is {later}" if later else ""
            print(f"{case.name}: no point on {day}, so limits do not begin anew there{hint}", file=sys.stderr)


def _csv(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _write_all(texts: dict[Path, str]) -> None:
    """Write beside the targets first and rename when all are there: a failure leaves nothing half-written."""
    written: dict[Path, str] = {}
    target = Path()
    try:
        for target, text in texts.items():
            with tempfile.NamedTemporaryFile(
                "w", dir=target.parent, encoding="utf-8", newline="", delete=False
            ) as file:
                written[target] = file.name
                file.write(text)
        for target, name in written.items():
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, target)
    except OSError as error:
        raise unwritable(target, error) from None
    finally:
        for name in written.values():
            Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(spc)
