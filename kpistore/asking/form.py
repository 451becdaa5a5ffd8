"""What a period's form is: a pattern, and how its match is read; with what all forms share."""

import re
from collections.abc import Callable
from datetime import date

from kpistore.asking import calendar_words as words
from kpistore.asking.asked import PeriodAsked, guess
from kpistore.model import period as periods
from kpistore.model.period import Period

YEARS_BACK = 10
"""How far back a quarter or a month without a year is looked for."""

Reader = Callable[[re.Match[str], date], PeriodAsked | None]
Form = tuple[re.Pattern[str], Reader]

ANY_YEAR = rf"(?:fy ?)?(?:(?P<double>{words.DOUBLE_YEAR})|(?P<single>{words.SINGLE_YEAR}))"


def newest(make: Callable[[int], Period], today: date) -> PeriodAsked:
    """The period of this year and of the ten before, newest first, none that ends after today."""
    years = range(today.year, today.year - YEARS_BACK - 2, -1)
    made = [make(year) for year in years if year > 1]
    return guess(*[each for each in made if each.end and each.end <= today][: YEARS_BACK + 1])


def spell_year(double: str | None, single: str | None) -> tuple[int | None, str]:
    """The year a financial year begins in, and what is wrong with it."""
    if double is None:
        return (words.year_number(single) if single else None), ""
    first = words.first_year(double)
    if first is None:
        year = words.year_number(re.split("[/-]", double)[0])
        return (
            None,
            f"{double} is no financial year: it ends in the year after it begins, as in {periods.year_words(year)}.",
        )
    return first, ""
