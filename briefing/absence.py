"""Why there is no figure, in one sentence."""

from datetime import date

from briefing.named import place_words
from briefing.words import WHY_NONE, figure_words
from kpistore.asking.answer import Answer, NoRate
from kpistore.asking.lacking import Lacking
from kpistore.model.kpi import NATIONAL, Unit
from kpistore.model.observation import DATA_POLICE_UK
from kpistore.model.period import PeriodKind, month_words

_KINDS = {
    Unit.PERCENT: "shares",
    Unit.SECONDS: "waits",
    Unit.PER_1000: "rates",
    **dict.fromkeys((Unit.COUNT, Unit.POINTS, Unit.HOURS, Unit.MONTHS, Unit.GBP, Unit.RATIO), "numbers of this kind"),
}


_LENGTHS = {
    PeriodKind.MONTH: "month",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.YEAR: "financial year",
    PeriodKind.CALENDAR: "calendar year",
    PeriodKind.ROLLING12: "twelve months",
}
NO_RATE = {
    NoRate.NO_POPULATION: "It would be computed from a population, and none near the period is loaded; an editor can "
    "import one (kpi population, tidy CSV).",
    NoRate.NOT_A_YEAR: "Figures per 1,000 people are computed for twelve whole months only.",
}

NOT_ORDERED = {
    "places": "Not every force's figures are held, nor those of each place: no rank can be given.",
    "parts": "It is held as one figure, not by kind: no kind can be called the highest or the lowest.",
}


def none_words(answer: Answer) -> str:
    """What follows the measure where there is no figure."""
    if answer.question.period and answer.question.period.problem:
        return "no such period"
    if answer.question.extreme and answer.question.extreme.ordered:
        return "no rank is held"
    return "not in the reports loaded"


def card_not_ranked(answer: Answer) -> str:
    """That a card of several measures is no answer to "the worst quarter" or "the best force"; "" for any other."""
    extreme = answer.question.extreme
    if extreme is None or not answer.lines:
        return ""
    if extreme.ordered == "places":
        return NOT_ORDERED["places"]
    return f"None of these is picked as the {extreme.rank}: choose one measure to be given that."


def why_none(answer: Answer) -> str:
    """The reason that is known, the most telling one first."""
    if answer.no_rate:
        return NO_RATE[answer.no_rate]
    if answer.question.extreme and answer.question.extreme.ordered:
        return NOT_ORDERED[answer.question.extreme.ordered]
    if answer.question.area and answer.choices:
        return f"Other periods are loaded for {place_words(answer.question.area)}; another area's is never given."
    if answer.question.area:
        return f"No figure for {place_words(answer.question.area)} is loaded; another area's is never given for it."
    if answer.forecast:
        when = f" for {answer.forecast.period.label}" if answer.forecast.period.end else ""
        expected = f"{figure_words(answer.forecast)}{when}"
        return f"No figure is printed. {answer.forecast.document.title} expects {expected}: a forecast."
    if answer.not_per:
        return f"No report loaded prints it per {answer.not_per}; only longer periods are known."
    if answer.not_split:
        parts = " and ".join(dimension.replace("-", " ") for dimension, _ in answer.breakdown)
        return f"No report loaded prints it by {parts}; only the whole is known."
    return _of_reports(answer)


def _whose(comparator: str | None) -> str:
    if comparator is None:
        return "the office's own figure"
    return f"the figure for {'England and Wales' if comparator == NATIONAL else 'the most similar group'}"


def lacking_words(lacking: Lacking) -> str:
    """That a comparison which was asked for is not held; and what is printed without a period."""
    if lacking.comparator:
        whose = "England and Wales" if lacking.comparator == NATIONAL else "the most similar group"
        words = f"No figure for {whose} is held to compare with."
        if lacking.undated is None:
            return words
        printed = f"{figure_words(lacking.undated)}, without a period ({lacking.undated.document.title})"
        return f"No figure for {whose} of this period is held to compare with; printed is {printed}."
    if lacking.period and lacking.period.end is None and lacking.period.start:
        return f"No figure of this kind goes back to {month_words(lacking.period.start)}: the first one held is shown."
    if lacking.period:
        return f"No figure of this kind for {lacking.period.label} is held to compare with."
    return "No target for it is held to compare with."


def not_yet_words(answer: Answer) -> str:
    """That the period asked for is not over, or has not begun, and what is the newest; "" for one that is over."""
    asked = answer.question.period
    if asked is None or not asked.due or asked.first is None or answer.period != asked.first:
        return ""
    name = f"{asked.of_year.end:%Y}" if asked.of_year else asked.first.label
    name = name[:1].upper() + name[1:]
    held = [each.observation for each in answer.choices if each.kpi is answer.kpi and each.observation]
    newest = max((each for each in held if each.period.end), key=lambda each: each.period.end or date.min, default=None)
    told = f" The newest is {newest.period.label}: {figure_words(newest)}." if newest else ""
    if asked.due == "ahead":
        return f"{name} has not happened yet.{told}"
    return f"{name} is not over yet, and no report loaded prints a figure for it.{told}"


def _none_of_kind(answer: Answer) -> str:
    """That no figure of the kind of period asked for is held, "by month"."""
    asked = answer.question.period
    if asked is None or asked.candidates or asked.within or asked.kind not in _LENGTHS:
        return ""
    return f"No report loaded prints it by {_LENGTHS[asked.kind]}."


def _of_reports(answer: Answer) -> str:
    absence = answer.absence
    if absence and absence.reason:
        if absence.document.family == DATA_POLICE_UK:
            return f"{absence.document.title}: {absence.note}."  # its rows are counted, so a note says why
        expected = f" Printed: “{absence.as_published}”." if len(absence.as_published) > 1 else ""
        return f"{absence.document.title} {WHY_NONE[absence.reason]}.{expected}"
    if words := not_yet_words(answer):
        return words
    if answer.not_added and answer.kpi:
        return f"No report prints it, and {_KINDS[answer.kpi.unit]} of shorter periods cannot be added up."
    if answer.question.gap:
        whose = _whose(answer.question.comparator)
        return f"{whose[:1].upper()}{whose[1:]} is not held, so no gap can be computed."
    if words := _none_of_kind(answer):
        return words
    if answer.question.measure != "value":
        return "There is no earlier figure of the same length to compare with."
    others = [each.observation for each in answer.choices if each.kpi is answer.kpi and each.observation]
    if others and all(each.comparator != answer.comparator for each in others):
        held = [f"{_whose(each.comparator)} is printed: {figure_words(each)} ({each.period.label})" for each in others]
        return f"Only {'; '.join(held)}."
    return "No report loaded prints this figure." if answer.choices else "No report loaded prints any figure for it."
