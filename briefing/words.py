"""Numbers, units, changes and periods in plain English, as a British report prints them."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from kpistore.analysis.change import Against, Comparison, Judge, Verdict
from kpistore.model.kpi import MOST_SIMILAR_GROUP, NATIONAL, Unit
from kpistore.model.observation import Medium, NoFigure, Observation, Release
from kpistore.model.period import MONTHS_IN_YEAR, Period, PeriodKind, month_words

_TENTH = Decimal("0.1")
_FORMS = {
    Unit.COUNT: "{}",
    Unit.PERCENT: "{}%",
    Unit.POINTS: "{} points",
    Unit.SECONDS: "{} seconds",
    Unit.HOURS: "{} hours",
    Unit.MONTHS: "{} months",
    Unit.PER_1000: "{} per 1,000",
    Unit.GBP: "£{}",
    Unit.RATIO: "{}",
}
KIND_WORDS = {
    PeriodKind.MONTH: "month",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.YEAR: "year",
    PeriodKind.CALENDAR: "calendar year",
    PeriodKind.ROLLING12: "12 months",
    PeriodKind.POINT: "date",
    PeriodKind.RANGE: "period",
    PeriodKind.NONE: "period",
}
COUNTED_WORDS = {
    PeriodKind.MONTH: "months",
    PeriodKind.QUARTER: "quarters",
    PeriodKind.YEAR: "financial years",
    PeriodKind.CALENDAR: "calendar years",
    PeriodKind.ROLLING12: "spans of 12 months",
    PeriodKind.POINT: "dates",
}
COMPARATOR_WORDS = {NATIONAL: "England and Wales", MOST_SIMILAR_GROUP: "most similar group"}
LONGEST_HEADING = 40
"""A longer one would take lines of the screen; the source button gives the place in full."""
BY_CHANCE = "Numbers this small rise and fall by chance."
SHARE_BY_CHANCE = "A change this small in a share of so few may be chance."
WHY_NONE = {
    NoFigure.BLANK: "leaves the cell blank",
    NoFigure.DASH: "prints a dash in its place",
    NoFigure.NOT_APPLICABLE: "says it does not apply",
    NoFigure.UNDER_DEVELOPMENT: "says the measurement is under development",
    NoFigure.SUPPRESSED: "withholds it, because the number is too small to publish",
    NoFigure.PUBLISHED_ELSEWHERE: "leaves it to another body to publish",
    NoFigure.AWAITING_GUIDANCE: "says that guidance on the figures to use is awaited",
    NoFigure.NOT_AVAILABLE_YET: "says it is not available yet",
}


def plain_number(value: Decimal) -> str:
    """Digits in thousands groups, with the decimals as printed; a second decimal that is zero is dropped."""
    exponent = value.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    while places > 1 and value == value.quantize(Decimal(1).scaleb(1 - places)):
        places -= 1
    return f"{value:,.{places}f}"


def number(value: Decimal, unit: Unit) -> str:
    """A value with its unit: "8,993", "89.2%", "4.4 seconds", "£331,000"."""
    if unit is Unit.GBP and value < 0:
        return f"-£{plain_number(-value)}"
    return _singular(_FORMS[unit].format(plain_number(value)), value)


def figure_words(observation: Observation) -> str:
    """The value of a figure with its bound, if it is printed in words: "over 1,000", "almost 250"."""
    assert observation.value is not None
    return f"{observation.bound_words} {number(observation.value, observation.unit)}".lstrip()


def change(value: Decimal, unit: Unit) -> str:
    """The size of a change without its sign: "1,856", "1.5 points"; a share changes by percentage points."""
    size = abs(value)
    return number(size, Unit.POINTS if unit is Unit.PERCENT else unit)


def signed_percent(percent: Decimal) -> str:
    """A change in per cent with its sign: "+26.0%"; one that rounds to nothing has none."""
    rounded = percent.quantize(_TENTH, ROUND_HALF_UP)
    return f"{rounded:+,.1f}%" if rounded else "under 0.1%"


def period_words(period: Period) -> str:
    """A period for a person: a quarter also names its months."""
    if period.kind is PeriodKind.QUARTER and period.start and period.end:
        first, last = month_words(period.start).split()[0], month_words(period.end)
        return f"{period.label} ({first} to {last})"
    return period.label


def beside_words(period: Period) -> str:
    """A period that another is set beside: "on 2022/23", "on the 12 months to Sept 2023"."""
    return f"the {period.label}" if period.kind is PeriodKind.ROLLING12 else period.label


def spoken_period(period: Period) -> str:
    """A period as it is read aloud: "in the year to March 2024", "from October to December 2021"."""
    start, end = period.start, period.end
    if start and end is None and period.label.startswith("since "):
        return f"since {start.day} {start:%B %Y}"
    if start is None or end is None:
        return period.label
    if period.months == MONTHS_IN_YEAR:
        return f"in the year to {end:%B %Y}"
    if start == end:
        return f"on {end.day} {end:%B %Y}"
    if period.months == 1:
        return f"in {end:%B %Y}"
    if period.months:
        return f"from {start:%B}{f' {start.year}' if start.year != end.year else ''} to {end:%B %Y}"
    return f"from {start.day} {start:%B %Y} to {end.day} {end:%B %Y}"


def comparison_words(comparison: Comparison, unit: Unit) -> str:
    """One comparison as a line of a reply, with an arrow and a word; better or worse only where that is known."""
    match comparison.against:
        case Against.TARGET:
            return _against_target(comparison, unit)
        case Against.NATIONAL | Against.MOST_SIMILAR_GROUP:
            return _beside(comparison, unit)
    against = beside_words(comparison.period)
    if comparison.change == 0:
        return f"● unchanged on {against}"
    if comparison.within_rounding:
        return f"● the same as in {against}, but for rounding ({number(comparison.value, unit)})"
    arrow, way = ("▲", "up") if comparison.change > 0 else ("▼", "down")
    size = f"{arrow} {way} {change(comparison.change, unit)}"
    if comparison.beyond_chance is False:  # a per cent of a handful would sound like a finding
        return f"{size} on {against}. {SHARE_BY_CHANCE if comparison.judge is Judge.SMALL_SHARES else BY_CHANCE}"
    percent = f" ({signed_percent(comparison.percent)})" if comparison.percent is not None else ""
    return f"{size}{percent} on {against}{_verdict(comparison.verdict)}"


def source_line(observation: Observation, inputs: Sequence[Observation] = ()) -> str:
    """Whether the figure may be quoted, and where it is printed, without row numbers; of a sum, first and last."""
    document = observation.document
    heading = observation.locator.rsplit(", row ", 1)[0]
    quoted = "Published, may be quoted"
    if observation.medium is Medium.COMPUTED:
        quoted = "Computed from published figures"
    if document.release is not Release.PUBLISHED:
        quoted = "Not published: for use inside the office only"
    if observation.mistake:
        quoted = "Wrong, not to be quoted"
    named = f", “{heading}”" if heading and len(heading) <= LONGEST_HEADING else ""
    titles = list(dict.fromkeys(each.document.title for each in inputs))
    if len(titles) > 1:
        joint = " and " if observation.unit is Unit.PER_1000 else ", to "
        return f"{quoted} · {titles[0]}{joint}{titles[-1]}"
    return f"{quoted} · {document.title}{named}"


def _against_target(comparison: Comparison, unit: Unit) -> str:
    target = f"the {number(comparison.value, unit)} {comparison.name}"
    if comparison.change == 0:
        return f"Exactly at {target}"
    side = "above" if comparison.change > 0 else "below"
    return f"{change(comparison.change, unit)} {side} {target}"


def _beside(comparison: Comparison, unit: Unit) -> str:
    name = COMPARATOR_WORDS[comparison.against.value]
    other = number(comparison.value, unit)
    if comparison.change == 0:
        return f"The same as {name} ({other})"
    if comparison.within_rounding:
        return f"The same as {name}, but for rounding ({other})"
    side = "above" if comparison.change > 0 else "below"
    return f"{change(comparison.change, unit)} {side} {name} ({other}){_verdict(comparison.verdict)}"


def _verdict(verdict: Verdict) -> str:
    return f": {verdict.value}" if verdict in (Verdict.BETTER, Verdict.WORSE) else ""


def _singular(text: str, value: Decimal) -> str:
    return text[:-1] if value == 1 and text.endswith("s") else text
