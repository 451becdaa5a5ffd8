"""Units as an office's own tables write them."""

from kpistore.model.kpi import Unit

_WORDS = {
    Unit.COUNT: ("count", "number", "no", "no.", "volume", "total", "#"),
    Unit.PERCENT: ("percent", "per cent", "percentage", "%", "pct"),
    Unit.POINTS: ("points", "percentage points", "pts"),
    Unit.SECONDS: ("seconds", "secs", "sec"),
    Unit.HOURS: ("hours", "hrs"),
    Unit.MONTHS: ("months",),
    Unit.PER_1000: ("per_1000", "per 1,000", "per 1000", "rate per 1,000", "per 1,000 population", "per 1,000 people"),
    Unit.GBP: ("gbp", "£", "pounds"),
    Unit.RATIO: ("ratio",),
}
_UNITS = {word: unit for unit, words in _WORDS.items() for word in words}


def unit_named(text: str) -> Unit | None:
    """The unit that a cell names; None for any other words."""
    return _UNITS.get(" ".join(text.casefold().split()))
