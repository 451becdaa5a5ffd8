"""The few words an audit needs: what a finding is about, and numbers as a report prints them."""

from decimal import ROUND_HALF_UP, Decimal

from kpistore.analysis.audit.span import step
from kpistore.catalogue import Catalogue
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.kpi import Breakdown, Unit
from kpistore.model.observation import Observation
from kpistore.model.period import Period, PeriodKind

_AFTER = {Unit.PERCENT: "%", Unit.POINTS: " points", Unit.SECONDS: " seconds", Unit.PER_1000: " per 1,000"}
_CLAIMED = {ClaimUnit.PERCENT: "%", ClaimUnit.POINTS: " points"}
_WHOSE = {"national": ", nationally", "most-similar-group": ", most similar group"}


def subject(catalogue: Catalogue, figure: Observation) -> str:
    """What a figure measures and when."""
    return subject_of(catalogue, figure.kpi, figure.breakdown, figure.comparator, figure.period)


def subject_of(
    catalogue: Catalogue, kpi: str, breakdown: Breakdown, comparator: str | None, period: Period | None
) -> str:
    """The measure's title, its part, whose figure it is, and the period: "Robbery, Q2 2021/22"."""
    parts = [catalogue.kpi(kpi).title, *catalogue.breakdown_titles(breakdown)]
    whose = _WHOSE.get(comparator or "", "")
    when = f", {period.label}" if period and period.kind is not PeriodKind.NONE else ""
    return ", ".join(parts) + whose + when


def shown(value: Decimal, unit: Unit, places: int | None = None) -> str:
    """A value with its unit and thousands groups, rounded half up to so many places if given."""
    text = f"{_rounded(value, places):,f}"
    return f"£{text}" if unit is Unit.GBP else text + _AFTER.get(unit, "")


def printed(figure: Observation) -> str:
    """A figure as its document has it, with the bound the words around it give."""
    assert figure.value is not None
    return f"{figure.bound_words} {shown(figure.value, figure.unit)}" if figure.bound else _bare(figure)


def changed(value: Decimal, unit: ClaimUnit, places: int) -> str:
    """A change with its sign: "+1,856", "-8.8%", "+1.5 points"."""
    return f"{_rounded(value, places):+,f}{_CLAIMED.get(unit, '')}"


def claimed(claim: Claim) -> str:
    """A change as its document has it, with the bound the words around it give, and what digits alone leave out."""
    text = f"{claim.bound} {claim.as_published}" if claim.bound else claim.as_published
    if lacks_per_cent_sign(claim):
        return f"{text} (without its per cent sign)"
    return f"{text} points" if claim.unit is ClaimUnit.POINTS and _is_bare(claim) else text


def lacks_per_cent_sign(claim: Claim) -> bool:
    """Digits alone: words such as "a quarter" or "per cent" say it well enough."""
    return claim.unit is ClaimUnit.PERCENT and _is_bare(claim)


def _is_bare(claim: Claim) -> bool:
    text = claim.as_published.strip()
    return bool(text) and set(text) <= set("+-−–0123456789., ")


def places_of(value: Decimal) -> int:
    """How many decimals a value was printed with."""
    exponent = step(value).as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _bare(figure: Observation) -> str:
    assert figure.value is not None
    text = figure.as_published.strip()
    return text if text and not text[-1].isdigit() else shown(figure.value, figure.unit)


def _rounded(value: Decimal, places: int | None) -> Decimal:
    return value if places is None else value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
