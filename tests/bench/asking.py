"""Understanding a question: over Cleveland's catalogue, over a large synthetic one, and what was typed to hurt."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kpistore.asking.question import understand
from kpistore.asking.reader import Reader
from kpistore.catalogue import CLEVELAND, Catalogue, load_office
from tests.bench.synthetic import ALIASES, hostile_texts, synthetic_catalogue, synthetic_questions
from tests.bench.timing import Spread, ms, repeated, seconds

TODAY = date(2024, 10, 7)
ROUNDS = 10
SYNTHETIC_KPIS = 1000
SYNTHETIC_QUESTIONS = 1000
HOSTILE_RUNS = 5
BUILDS = 3
TARGETS = "targets: median 2 ms, 99th percentile 10 ms"
HOSTILE_TARGET = "target 50 ms"
_QUESTIONS = Path(__file__).parents[1] / "kpistore" / "asking" / "questions.csv"


def measure(rounds: int = ROUNDS, kpis: int = SYNTHETIC_KPIS, questions: int = SYNTHETIC_QUESTIONS) -> list[str]:
    """Two lines a catalogue: what people ask, and what is hostile."""
    cleveland, synthetic = load_office(CLEVELAND).catalogue, synthetic_catalogue(kpis)
    office = f"Cleveland's catalogue, {len(cleveland.kpis)} KPIs"
    made = f"synthetic catalogue, {kpis} KPIs with {ALIASES} aliases each"
    return [
        _line(office, cleveland, _typed() * rounds),
        _line(made, synthetic, synthetic_questions(synthetic, questions)),
        _hostile_line(office, cleveland),
        _hostile_line(made, synthetic),
    ]


def _typed() -> list[str]:
    with _QUESTIONS.open(encoding="utf-8", newline="") as file:
        return [row["question"] for row in csv.DictReader(file)]


def _line(name: str, catalogue: Catalogue, questions: Sequence[str]) -> str:
    built = repeated(lambda: Reader(catalogue), BUILDS)
    taken = _understanding(catalogue, questions)
    return (
        f"understanding, {name}, {len(questions)} questions: {taken}, 99th percentile {ms(taken.percentile(99))},"
        f" worst {ms(taken.worst)} ({TARGETS}); index built in {ms(built.median)}"
    )


def _hostile_line(name: str, catalogue: Catalogue) -> str:
    worst = {called: _understanding(catalogue, [text] * HOSTILE_RUNS).worst for called, text in hostile_texts().items()}
    called = max(worst, key=lambda each: worst[each])
    return f"understanding, {name}, {len(worst)} hostile texts: worst {ms(worst[called])} ({called}; {HOSTILE_TARGET})"


def _understanding(catalogue: Catalogue, texts: Sequence[str]) -> Spread:
    understand("", catalogue, TODAY)
    return Spread([seconds(lambda: understand(text, catalogue, TODAY)) for text in texts])  # noqa: B023 - run at once
