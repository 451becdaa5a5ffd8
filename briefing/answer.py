"""An answer put into words: what a person reads on a phone."""

from briefing.audit import gravest, warning_words
from briefing.buttons import answer_rows, choice_rows
from briefing.figure_picture import picture_of, series_lines
from briefing.message import Message, bold, plain
from briefing.words import (
    COMPARATOR_WORDS,
    WHY_NONE,
    comparison_words,
    figure_words,
    number,
    period_words,
    source_line,
)
from kpistore.asking.answer import Answer, AnswerStatus, Choice, Why
from kpistore.model.finding import FindingKind
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Breakdown, Kpi, Unit
from kpistore.model.observation import DATA_POLICE_UK, Observation
from kpistore.model.period import UNDATED

QUOTED_LETTERS = 60
"""How much of what somebody typed is repeated to them."""
SERIES_LINES = 8
"""How many periods are listed when a kind of period was asked for: two years of quarters."""

_WHOSE = {NATIONAL: "nationally", MOST_SIMILAR_GROUP: "most similar group"}
_ALSO = {
    Why.REVISED: "{document} had {value}; the newer report revises it.",
    Why.ANOTHER_SOURCE: "Another source, {document}, gives {value}.",
    Why.PROSE_DISAGREES: "The text of {document} says {value}.",
}


_KINDS = {
    Unit.PERCENT: "shares",
    Unit.SECONDS: "waits",
    Unit.PER_1000: "rates",
    **dict.fromkeys((Unit.COUNT, Unit.POINTS, Unit.HOURS, Unit.MONTHS, Unit.GBP, Unit.RATIO), "numbers of this kind"),
}


def answer_message(answer: Answer, area_title: str) -> Message:
    """The reply: figure first, then what it means, then where it is printed."""
    match answer.status:
        case AnswerStatus.ANSWERED:
            return _answered(answer, area_title)
        case AnswerStatus.NO_DATA:
            return _no_data(answer)
        case AnswerStatus.AMBIGUOUS:
            return Message(_which(answer), choice_rows(answer.choices))
    return Message(_unknown(answer), choice_rows(answer.choices))


def warnings(answer: Answer) -> list[str]:
    """What a person must know before repeating the figure, one line each."""
    lines = []
    asked = answer.question.period
    if asked and asked.problem:
        lines.append(asked.problem)
    elif answer.status is AnswerStatus.NO_DATA:
        lines.append(_why_none(answer))
    if answer.inferred and answer.period and answer.status is AnswerStatus.ANSWERED:
        lines.append(asked.note if asked and asked.note else f"Read as {answer.period.label}, the newest that fits.")
    doubt = gravest(answer.doubts)
    told_already = doubt and doubt.kind is FindingKind.PROSE_AND_TABLE
    also = [each for each in answer.also if not (told_already and each.why is Why.PROSE_DISAGREES)]
    lines += [_also_line(other.why, other.observation) for other in also]
    lines += [warning_words(doubt, answer.observation)] if doubt and answer.observation else []
    if answer.observation and answer.kpi and answer.kpi.rounded_to > 1:
        lines.append(f"The source rounds these counts to the nearest {answer.kpi.rounded_to}.")
    return lines


def title_of(kpi: Kpi, breakdown: Breakdown = (), comparator: str | None = None) -> str:
    """The measure, with its part and whose figure it is where that is not the office's own."""
    parts = [kpi.title]
    if breakdown:
        parts.append(", ".join(value.replace("-", " ") for _, value in breakdown))
    if comparator:
        parts.append(COMPARATOR_WORDS[comparator])
    return ", ".join(parts)


def suggestion_texts(answer: Answer) -> list[str]:
    """Texts which, asked, are answered."""
    return [_typed(choice) for choice in answer.choices]


def _answered(answer: Answer, area_title: str) -> Message:
    assert answer.kpi is not None
    assert answer.observation is not None
    assert answer.period is not None
    lines = [bold(title_of(answer.kpi, answer.breakdown, answer.comparator)), _figure_line(answer)]
    if answer.derived:
        lines.append(plain(f"Computed: {answer.derived.formula}"))
    shown = answer.comparisons[1:] if answer.change else answer.comparisons
    lines += [plain(comparison_words(each, answer.kpi.unit)) for each in shown]
    asked = answer.question.period
    if asked and not asked.candidates and asked.kind and answer.series:
        lines += ["", *map(plain, series_lines(answer.series, SERIES_LINES)), ""]
    lines += [f"⚠ {plain(line)}" for line in warnings(answer)]
    lines.append(plain(source_line(answer.observation)))
    picture = picture_of(answer.kpi, answer.series, area_title) if answer.series else None
    rows = answer_rows(answer, drawn=picture is not None)
    return Message("\n".join(lines), rows, (picture,) if picture else ())


def _figure_line(answer: Answer) -> str:
    assert answer.observation is not None
    assert answer.period is not None
    assert answer.kpi is not None
    if answer.change:
        whole = plain(comparison_words(answer.change, answer.kpi.unit))
        values = f"{figure_words(answer.observation)}, from {number(answer.change.value, answer.kpi.unit)}"
        return f"<b>{whole}</b>\n{plain(period_words(answer.period))}: {plain(values)}"
    return f"{bold(figure_words(answer.observation))} · {plain(period_words(answer.period))}"


def _no_data(answer: Answer) -> Message:
    assert answer.kpi is not None
    title = title_of(answer.kpi, answer.breakdown, answer.comparator)
    when = f", {answer.period.label}" if answer.period else ""
    asked = answer.question.period
    what = "no such period" if asked and asked.problem else "not in the reports loaded"
    lines = [f"{bold(title + when)}: {what}", *map(plain, warnings(answer))]
    return Message("\n".join(lines), choice_rows(answer.choices))


def _why_none(answer: Answer) -> str:
    absence = answer.absence
    if absence and absence.reason:
        if absence.document.family == DATA_POLICE_UK:
            return f"{absence.document.title}: {absence.note}."  # its rows are counted, so a note says why
        return f"{absence.document.title} {WHY_NONE[absence.reason]}."
    if answer.not_added:
        return (
            f"No report prints it, and {_KINDS[answer.kpi.unit]} of shorter periods cannot be added up."
            if answer.kpi
            else ""
        )
    if answer.question.measure != "value":
        return "There is no earlier figure of the same length to compare with."
    return "No report loaded prints this figure." if answer.choices else "No report loaded prints any figure for it."


def _which(answer: Answer) -> str:
    if answer.kpi:
        return bold(f"{answer.kpi.title}: which one?")
    return bold("Which figure?")


def _unknown(answer: Answer) -> str:
    typed = " ".join(answer.question.text.split())
    quoted = typed if len(typed) <= QUOTED_LETTERS else typed[:QUOTED_LETTERS] + "…"
    if not quoted:
        return "Name a measure, for example: 999 answered, or stop and search 2023/24. /kpis lists them all."
    nearest = " The nearest names are below;" if answer.choices else ""
    return f"No measure goes by “{plain(quoted)}”.{nearest} /kpis lists all that can be asked."


def _typed(choice: Choice) -> str:
    name = choice.kpi.title
    if choice.breakdown:
        name += " " + " ".join(value.replace("-", " ") for _, value in choice.breakdown)
    if choice.observation and choice.observation.comparator:
        name += f" {_WHOSE[choice.observation.comparator]}"
    period = choice.observation.period if choice.observation else UNDATED
    return f"{name}, {period.label}" if period.start and period.end else name


def _also_line(why: Why, other: Observation) -> str:
    return _ALSO[why].format(document=other.document.title, value=figure_words(other))
