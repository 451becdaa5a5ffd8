"""An answer put into words: what a person reads on a phone."""

from dataclasses import replace

from briefing.absence import card_not_ranked, lacking_words, none_words, why_none
from briefing.also_held import also_line
from briefing.answer_picture import picture_for
from briefing.audit import gravest, more_words, warning_words
from briefing.buttons import answer_rows, chart_button, choice_rows, without_those_of
from briefing.card import card_message, none_held
from briefing.cautions import caution_lines
from briefing.finding_words import change_words, finding_lines
from briefing.message import Message, bold, plain
from briefing.movers import movers_message
from briefing.named import named_with_part, part_words, place_words
from briefing.notes import note_lines
from briefing.picked import pair_words, parts_otherwise, picked_words, reach_words
from briefing.picture_words import series_lines
from briefing.printed_change import printed_change_line
from briefing.readings import is_share_for_count, kept_words, other_readings, read_as
from briefing.talk import EXAMPLES, talk_words
from briefing.words import (
    COMPARATOR_WORDS,
    figure_words,
    number,
    period_words,
    source_line,
)
from kpistore.analysis.change import IN_TIME
from kpistore.asking.answer import Answer, AnswerStatus, Choice, Why
from kpistore.model.finding import FindingKind
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Breakdown, Kpi
from kpistore.model.period import UNDATED

QUOTED_LETTERS = 60
"""How much of what somebody typed is repeated to them."""
NEITHER_BETTER = "Neither more nor less is better for this measure; the highest and the lowest are below."
PART_ONLY = "That is printed only as a part of another measure: {measure}."
SERIES_LINES = 8
"""How many periods are listed when a kind of period was asked for: two years of quarters."""

_WHOSE = {NATIONAL: "nationally", MOST_SIMILAR_GROUP: "most similar group"}


def answer_message(answer: Answer, area_title: str) -> Message:
    """The reply: figure first, then what it means, then where it is printed."""
    if answer.tally:
        return movers_message(answer)
    if answer.question.topic:
        return _card(answer, area_title)
    match answer.status:
        case AnswerStatus.ANSWERED:
            return _answered(answer, area_title)
        case AnswerStatus.NO_DATA:
            return _no_data(answer)
        case AnswerStatus.AMBIGUOUS:
            return Message(_which(answer), choice_rows(answer.choices, answer.question.area))
    return Message(_unknown(answer), choice_rows(answer.choices, answer.question.area))


def warnings(answer: Answer) -> list[str]:
    """What a person must know before repeating the figure, one line each."""
    lines = []
    if answer.observation and answer.observation.mistake:
        lines.append(f"Marked as wrong by this office: {answer.observation.mistake}. There is no right figure yet.")
    asked = answer.question.period
    if asked and asked.problem:
        lines.append(asked.problem)
    elif answer.status is AnswerStatus.NO_DATA:
        lines += [] if answer.tally else [why_none(answer) if answer.kpi else none_held(answer)]
    told = answer.status is AnswerStatus.ANSWERED
    lines += [printed_change_line(each, answer.kpi, beside=told) for each in answer.changes if answer.kpi]
    if answer.inferred and answer.period and answer.status is AnswerStatus.ANSWERED:
        lines.append(read_as(answer.period, asked))
    gaps = {each.comparator for each in answer.changes if each.is_gap}
    lines += [lacking_words(each) for each in answer.lacking if each.comparator not in gaps]
    lines += parts_otherwise(answer)
    if answer.only_part:
        lines.append(f"Printed for {' and '.join(part_words(answer.breakdown))} only; no whole is known.")
    if is_share_for_count(answer):
        lines.append("This is a share, not how many.")
    lines += other_readings(answer)
    lines += kept_words(answer)
    lines += reach_words(answer)
    doubt = gravest(answer.doubts)
    told_already = doubt and doubt.kind is FindingKind.PROSE_AND_TABLE
    also = [each for each in answer.also if not (told_already and each.why is Why.PROSE_DISAGREES)]
    lines += [also_line(other, answer.period) for other in also]
    if doubt and answer.observation:
        lines.append(warning_words(doubt, answer.observation) + more_words(answer.doubts))
    beside = gravest(answer.doubts_beside)
    lines += [beside.says] if beside else []
    lines += caution_lines(answer)
    if answer.observation and answer.kpi and answer.kpi.rounded_to > 1:
        lines.append(f"The source rounds these counts to the nearest {answer.kpi.rounded_to}.")
    return lines


def title_of(kpi: Kpi, breakdown: Breakdown = (), comparator: str | None = None) -> str:
    """The measure, with its part and whose figure it is where that is not the office's own."""
    name = named_with_part(kpi.title, breakdown)
    return f"{name}, {COMPARATOR_WORDS[comparator]}" if comparator else name


def suggestion_texts(answer: Answer) -> list[str]:
    """Texts which, asked, are answered."""
    return [_typed(choice, answer.question.area) for choice in answer.choices]


def whole_title(answer: Answer) -> str:
    """The measure, its part and comparator, and the area where it is not the office's own; of an answer with a KPI."""
    assert answer.kpi is not None
    title = title_of(answer.kpi, answer.breakdown, answer.comparator)
    return f"{title}, {place_words(answer.question.area)}" if answer.question.area else title


def _card(answer: Answer, area_title: str) -> Message:
    """The card of a topic; its chart comes when it is asked for, so that the card stays at the end of the chat."""
    message, chart = card_message(answer), chart_button(answer)
    if unranked := card_not_ranked(answer):
        message = replace(message, text=f"{message.text}\n⚠ {plain(unranked)}")
    drawn = chart and answer.choices and picture_for(answer, area_title)
    return replace(message, buttons=(*message.buttons, (chart,))) if chart and drawn else message


def _answered(answer: Answer, area_title: str) -> Message:
    assert answer.kpi is not None
    assert answer.observation is not None
    assert answer.period is not None
    lines = [bold(whole_title(answer)), _figure_line(answer)]
    lines += [plain(each) for each in (*pair_words(answer), *picked_words(answer))]
    if answer.derived:
        lines.append(plain(f"Computed: {answer.derived.formula}"))
    lines += [plain(each) for each in finding_lines(answer)]
    asked = answer.question.period
    if asked and not asked.candidates and asked.kind and asked.count != 1 and answer.series:
        lines += ["", *map(plain, series_lines(answer.series, SERIES_LINES)), ""]
    lines += [f"⚠ {plain(line)}" for line in warnings(answer)]
    lines += [plain(line) for line in note_lines(answer)]
    lines.append(plain(source_line(answer.observation, answer.derived.inputs if answer.derived else ())))
    picture = picture_for(answer, area_title)
    choices = () if answer.lines else choice_rows(answer.choices, answer.question.area)
    rows = answer_rows(answer, drawn=picture is not None)
    rows += without_those_of(rows, choices)
    return Message("\n".join(lines), rows, (picture,) if picture else ())


def _figure_line(answer: Answer) -> str:
    assert answer.observation is not None
    assert answer.period is not None
    assert answer.kpi is not None
    if answer.change:
        whole = plain(change_words(answer.change, answer.kpi))
        values = figure_words(answer.observation)
        if answer.change.against in IN_TIME:  # another's figure of the same days is no earlier one
            values += f", from {number(answer.change.value, answer.kpi.unit)}"
        return f"<b>{whole}</b>\n{plain(period_words(answer.period))}: {plain(values)}"
    return f"{bold(figure_words(answer.observation))} · {plain(period_words(answer.period))}"


def _no_data(answer: Answer) -> Message:
    assert answer.kpi is not None
    title = whole_title(answer)
    when = f", {answer.period.label}" if answer.period else ""
    lines = [f"{bold(title + when)}: {none_words(answer)}", *map(plain, [*warnings(answer), *note_lines(answer)])]
    return Message("\n".join(lines), choice_rows(answer.choices, answer.question.area))


def _which(answer: Answer) -> str:
    if answer.kpi and answer.question.extreme:
        return f"{bold(f'{answer.kpi.title}: which one?')}\n{NEITHER_BETTER}"
    if answer.kpi:
        return bold(f"{answer.kpi.title}: which one?")
    titles = {each.kpi.title for each in answer.choices}
    if answer.question.breakdown and len(titles) == 1:
        return f"{bold('Which figure?')}\n{plain(PART_ONLY.format(measure=titles.pop()))}"
    return bold("Which figure?")


def _unknown(answer: Answer) -> str:
    if answer.question.talk:
        return plain(talk_words(answer.question.talk))
    if answer.question.intent:
        return f"Ask for a figure first. {plain(EXAMPLES)}"
    typed = " ".join(answer.question.text.split())
    quoted = typed if len(typed) <= QUOTED_LETTERS else typed[:QUOTED_LETTERS] + "…"
    if not quoted:
        return "Name a measure, for example: 999 answered, or stop and search 2023/24. /kpis lists them all."
    nearest = " The nearest names are below;" if answer.choices else ""
    return f"No measure goes by “{plain(quoted)}”.{nearest} /kpis lists all that can be asked."


def _typed(choice: Choice, area: str) -> str:
    name = f"{choice.kpi.title} {place_words(area)}" if area else choice.kpi.title
    name = " ".join([name, *part_words(choice.breakdown)])
    if choice.observation and choice.observation.comparator:
        name += f" {_WHOSE[choice.observation.comparator]}"
    period = choice.observation.period if choice.observation else UNDATED
    return f"{name}, {period.label}" if period.start and period.end else name
