"""The chart of an answer: a series, its parts, two measures, or a topic; before it is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.card import ways_words
from briefing.figure_picture import picture_of
from briefing.line_words import share_a_measure, short_names
from briefing.message import CAPTION_LIMIT
from briefing.named import place_words
from briefing.notes import note_foot
from briefing.panel_picture import panels_picture
from briefing.parts_picture import parts_picture
from briefing.picture import Picture
from briefing.slope_picture import previous_of, slope_of_one, slope_picture
from briefing.trial_picture import with_trial
from briefing.words import beside_words, change, figure_words
from kpistore.analysis.change import Against
from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.judged import trial_of
from kpistore.model.observation import Observation, Release

INSIDE = "Not published: for use inside the office only."


def picture_for(answer: Answer, area_title: str) -> Picture | None:
    """The chart of an answer, with what editors noted at its foot; None where there is nothing to draw."""
    drawn = _drawn(answer, area_title)
    shown = [each.period for each in answer.series.observations] if answer.series else [answer.period]
    noted = note_foot(answer.notes, shown[0], shown[-1]) if shown and not answer.lines else ""
    noted_picture = replace(drawn, foot=f"{drawn.foot}. {noted}") if drawn and noted else drawn
    return _inside(noted_picture) if noted_picture and any(map(_is_unpublished, _figures(answer))) else noted_picture


def _inside(picture: Picture) -> Picture:
    """With the words that keep a picture inside the office, on it and in its caption, as it may be passed on alone."""
    caption = f"{INSIDE}\n{picture.caption}"[:CAPTION_LIMIT]
    return replace(picture, foot=f"{INSIDE} {picture.foot}", caption=caption)


def _figures(answer: Answer) -> Iterator[Observation]:
    """Every figure that the picture may show."""
    yield from (each for each in (answer.observation, *answer.parts) if each)
    yield from answer.series.figures if answer.series else ()
    yield from (figure for series in answer.others for figure in series.figures)
    yield from (figure for line in answer.lines for figure in _figures(line))


def _is_unpublished(figure: Observation) -> bool:
    return figure.document.release is not Release.PUBLISHED


def _drawn(answer: Answer, area_title: str) -> Picture | None:
    if answer.lines:
        pair = (replace(answer, lines=()),) if answer.observation else ()
        both_ends = answer.question.both_ends
        return of_several((*pair, *answer.lines), _whole(answer, area_title), area_title, both_ends=both_ends)
    place = place_words(answer.question.area) if answer.question.area else area_title
    if answer.question.both_ends and (drawn := slope_of_one(answer, place)):
        return drawn
    if answer.status is AnswerStatus.ANSWERED and answer.kpi and answer.series:
        told = (answer.control, answer.comparisons, answer.others)
        drawn = picture_of(answer.kpi, answer.series, place, *told, asked=answer.observation)
        if drawn:
            trial = trial_of(answer)
            return with_trial(drawn, answer.kpi, trial) if trial else drawn
    return parts_picture(answer.kpi, answer.parts, place) if answer.kpi and answer.parts else None


def of_several(lines: Sequence[Answer], title: str, area_title: str, *, both_ends: bool = False) -> Picture | None:
    """Before and after where all are of the same two periods and unit, else a small chart for each; None without."""
    told = [each for each in lines if each.observation and each.kpi]
    return slope_picture(told, title, area_title, asked=both_ends) or panels_picture(
        told, title, area_title, both_ends=both_ends
    )


def _whole(answer: Answer, area_title: str) -> str:
    """The finding: of a topic whether its measures agree, of two measures or areas how each moved."""
    if answer.question.topic:
        ways = [each.rstrip(".") for each in ways_words(answer.lines)]
        return ". ".join([answer.question.topic.title, *(ways or _moves(answer.lines))])
    lines = [each for each in (answer, *answer.lines) if each.kpi and each.observation]
    names = short_names(lines, area_title)
    measure = f"{lines[0].kpi.short}: " if lines and lines[0].kpi and share_a_measure(lines) else ""
    changes = [previous_of(each) for each in lines]
    periods = {change.period for change in changes if change}
    if len(periods) != 1 or None in changes:
        values = (figure_words(each.observation) for each in lines if each.observation)
        return measure + "; ".join(f"{name} {value}" for name, value in zip(names, values, strict=True))
    moved = ", ".join(_moved(each, name) for each, name in zip(lines, names, strict=True))
    return f"{measure}{moved}, on {beside_words(periods.pop())}"


def _moves(lines: Sequence[Answer]) -> list[str]:
    """How many figures rose and how many fell, where nothing is said of better or worse; chance counts as neither."""
    told = (each for line in lines if (each := previous_of(line)) and each.against is Against.PREVIOUS)
    changes = [each.change for each in told if each.beyond_chance is not False]
    ups, downs = sum(each > 0 for each in changes), sum(each < 0 for each in changes)
    moved = ", ".join(f"{count} {way}" for count, way in ((downs, "down"), (ups, "up")) if count)
    return [f"Figures: {moved}"] if moved else []


def _moved(line: Answer, name: str) -> str:
    against = previous_of(line)
    assert line.kpi is not None
    assert against is not None
    way = "up" if against.change > 0 else "down"
    return f"{name} {f'{way} {change(against.change, line.kpi.unit)}' if against.change else 'unchanged'}"
