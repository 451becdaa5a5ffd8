"""Limits on trial: dashed lines over a chart with too few points for a verdict, and a line that says so."""

from dataclasses import replace

from briefing.control_picture import can_reach
from briefing.finding_words import usual_range
from briefing.message import CAPTION_LIMIT
from briefing.picture import Level, LevelKind, Picture
from kpistore.analysis.spc.chart import FEW_POINTS, ControlChart
from kpistore.model.kpi import Kpi


def with_trial(picture: Picture, kpi: Kpi, chart: ControlChart) -> Picture:
    """The picture with the limits of the chart and without a signal, a band or a verdict."""
    limits = [each for each in (chart.upper, chart.lower) if each is not None and can_reach(each, kpi, chart.mean)]
    names = [trial_words(chart, kpi), ""][: len(limits)]
    levels = (Level(value, name, LevelKind.LIMIT) for value, name in zip(limits, names, strict=True))
    note = f"{chart.n} points, trial limits: no signal is read from fewer than {FEW_POINTS}."
    caption = f"{picture.caption}\n{chart.n} points, {trial_words(chart, kpi)}"
    return replace(
        picture,
        levels=(*picture.levels, *levels),
        foot=f"{note} {picture.foot}",
        caption=caption if len(caption) <= CAPTION_LIMIT else picture.caption,
    )


def trial_words(chart: ControlChart, kpi: Kpi) -> str:
    """ "trial limits 67.2% to 97.3%"."""
    return usual_range(chart.newest, kpi).replace("usual range", "trial limits", 1)
