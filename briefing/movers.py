"""What got worse, what rose, what is below target: the measures that moved so, and of how many."""

from collections.abc import Sequence

from briefing.card import card_rows, measure_line, warning_lines
from briefing.message import Message, bold, plain
from kpistore.asking.answer import Answer
from kpistore.asking.movers import Moved, Tally

_HEADINGS = {
    Moved.WORSE: "What got worse",
    Moved.BETTER: "What got better",
    Moved.ROSE: "What rose",
    Moved.FELL: "What fell",
    Moved.BELOW_TARGET: "What misses its target",
}
_COUNTED = {
    Moved.WORSE: ("worse", "better"),
    Moved.BETTER: ("better", "worse"),
    Moved.ROSE: ("higher", "lower"),
    Moved.FELL: ("lower", "higher"),
}
MOST_NAMED = 3
_REST = "The others are unchanged or may be chance"
_NO_WAY = "For some measures neither higher nor lower is better."


def movers_message(answer: Answer) -> Message:
    """The lines of the measures, then how many of how many: so nothing flattering stands alone."""
    moved, tally = answer.question.movers, answer.tally
    assert moved is not None
    assert tally is not None
    topic = f" · {answer.question.topic.title}" if answer.question.topic else ""
    lines = [bold(_HEADINGS[moved] + topic)]
    lines += [plain(measure_line(each, None)) for each in answer.lines]
    lines += [plain(each) for each in tally_lines(moved, tally, len(answer.lines))]
    lines += [f"⚠ {plain(each)}" for each in warning_lines(answer.lines)]
    return Message("\n".join(lines), card_rows(answer.choices))


def tally_lines(moved: Moved, tally: Tally, shown: int) -> list[str]:
    """How many of how many moved so, how many the other way, and what was left out."""
    if not tally.compared:
        return ["No measure has a figure and an earlier one to compare with."]
    lines = [_counted(moved, tally)]
    lines += (
        [f"Shown are {shown}, the newest figures first and of these the largest changes."]
        if tally.moved > shown
        else []
    )
    if tally.older:
        lines.append(
            f"Of those compared, {tally.older} have no figure of the last year: their periods stand beside them."
        )
    return lines


def _wrong_words(titles: Sequence[str]) -> str:
    """Which of the others went the wrong way; a few by their names."""
    if not titles:
        return ""
    names = [f"{each[0].lower()}{each[1:]}" for each in titles[:MOST_NAMED]]
    more = [f"{len(titles) - MOST_NAMED} more"] if len(titles) > MOST_NAMED else []
    return f" Of them went the wrong way: {', '.join([*names, *more])}."


def _counted(moved: Moved, tally: Tally) -> str:
    if moved is Moved.BELOW_TARGET:
        return f"{tally.moved} of {tally.compared} with a target {'miss' if tally.moved != 1 else 'misses'} it."
    way, other = _COUNTED[moved]
    be = "is" if tally.moved == 1 else "are"
    whole = f"{tally.moved} of {tally.compared} measures compared {be} {way} than the period before"
    rest = f"{_REST}.{_wrong_words(tally.wrong_by_chance)}"
    rest = rest if moved in (Moved.WORSE, Moved.BETTER) else f"{rest} {_NO_WAY}"
    return f"{whole}, {tally.otherwise} {other}. {rest}"
