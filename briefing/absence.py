"""Why there is no figure, in one sentence."""

from briefing.words import WHY_NONE, figure_words
from kpistore.asking.answer import Answer
from kpistore.model.kpi import Unit
from kpistore.model.observation import DATA_POLICE_UK

_KINDS = {
    Unit.PERCENT: "shares",
    Unit.SECONDS: "waits",
    Unit.PER_1000: "rates",
    **dict.fromkeys((Unit.COUNT, Unit.POINTS, Unit.HOURS, Unit.MONTHS, Unit.GBP, Unit.RATIO), "numbers of this kind"),
}


def why_none(answer: Answer) -> str:
    """The reason that is known, the most telling one first."""
    if answer.question.area:
        return f"No figure for {place_words(answer.question.area)} is loaded; another area's is never given for it."
    if answer.forecast:
        when = f" for {answer.forecast.period.label}" if answer.forecast.period.end else ""
        expected = f"{figure_words(answer.forecast)}{when}"
        return f"No figure is printed. {answer.forecast.document.title} expects {expected}: a forecast."
    if answer.not_split:
        parts = " and ".join(dimension.replace("-", " ") for dimension, _ in answer.breakdown)
        return f"No report loaded prints it by {parts}; only the whole is known."
    return _of_reports(answer)


def place_words(area: str) -> str:
    """An area as a person reads it: "North Yorkshire"."""
    return area.replace("-", " ").title().replace(" And ", " and ").replace(" Of ", " of ")


def _of_reports(answer: Answer) -> str:
    absence = answer.absence
    if absence and absence.reason:
        if absence.document.family == DATA_POLICE_UK:
            return f"{absence.document.title}: {absence.note}."  # its rows are counted, so a note says why
        expected = f" Printed: “{absence.as_published}”." if len(absence.as_published) > 1 else ""
        return f"{absence.document.title} {WHY_NONE[absence.reason]}.{expected}"
    if answer.not_added and answer.kpi:
        return f"No report prints it, and {_KINDS[answer.kpi.unit]} of shorter periods cannot be added up."
    if answer.question.measure != "value":
        return "There is no earlier figure of the same length to compare with."
    return "No report loaded prints this figure." if answer.choices else "No report loaded prints any figure for it."
