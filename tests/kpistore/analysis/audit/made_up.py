"""A made-up office of a few measures, its reports, and figures and claims to audit."""

from datetime import date
from decimal import Decimal
from typing import Any

from kpistore.analysis.audit import audit
from kpistore.catalogue import BreakdownValue, Catalogue
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.finding import Audit, Finding, Unread
from kpistore.model.kpi import Aggregation, Breakdown, Direction, Kpi, Unit
from kpistore.model.observation import Bound, Document, Medium, Observation, Status
from kpistore.model.period import Period, PeriodKind, financial_year, quarter
from kpistore.model.structure import Hundred, Share, Structure, Total, Unlike

Q1, Q2, Q3, Q4 = (quarter(2021, number) for number in (1, 2, 3, 4))
YEAR, YEAR_BEFORE = financial_year(2023), financial_year(2022)


def measure(key: str, unit: Unit = Unit.COUNT, direction: Direction = Direction.MORE, rounded_to: int = 1) -> Kpi:
    summed = Aggregation.SUM if unit is Unit.COUNT else Aggregation.NONE
    return Kpi(
        key, key.title(), key, unit, direction, summed, PeriodKind.QUARTER, f"{key}.", "any", rounded_to=rounded_to
    )


CATALOGUE = Catalogue(
    kpis=(
        measure("apples"),
        measure("pears"),
        measure("fruit"),
        measure("pear-rate", Unit.PERCENT),
        measure("wait", Unit.SECONDS, Direction.LESS),
        measure("rate", Unit.PER_1000),
        measure("rate-a", Unit.PER_1000),
        measure("rate-b", Unit.PER_1000),
        measure("fives", rounded_to=5),
        measure("money", Unit.GBP),
        measure("people"),
        measure("meetings"),
    ),
    breakdown_words=(
        BreakdownValue("sex", "female", "women"),
        BreakdownValue("kind", "red", "red"),
        BreakdownValue("kind", "green", "green"),
    ),
)
STRUCTURE = Structure(
    totals=(
        Total("fruit", ("apples", "pears"), complete=True),
        Total("rate", ("rate-a", "rate-b"), complete=True),
        Total("apples", ("apples",), complete=False, over="kind"),
    ),
    shares=(Share("pear-rate", "pears", "fruit"),),
    hundreds=(Hundred(("pear-rate",), over="kind"),),
    unlike=(
        Unlike(("people", "meetings"), "one counts people, the other meetings"),
        Unlike(("money", "meetings"), "one is money", is_doubt=False, same_document=False),
    ),
)


def report(name: str = "one.txt", known_from: date = date(2022, 3, 31), published: str = "") -> Document:
    return Document(name, f"Report {name}", published, known_from, not published)


ONE, TWO = report(), report("two.txt", date(2022, 9, 30))


def figure(kpi: str, value: str, period: Period = Q1, **further: Any) -> Observation:
    """A table's figure of report one, as printed."""
    known = CATALOGUE.kpi(kpi)
    settled: dict[str, Any] = {
        "as_published": value, "document": ONE, "locator": f"{kpi}, row 1", "line": 7, "breakdown": (), **further,
    }  # fmt: skip
    number = Decimal(value.replace(",", "").rstrip("%")) if "value" not in settled else settled.pop("value")
    comparator = settled.pop("comparator", None)
    return Observation(
        kpi=kpi, area="orchard", comparator=comparator, period=period, value=number, unit=known.unit, **settled
    )


def prose(kpi: str, value: str, period: Period = Q1, bound: Bound | None = None, **further: Any) -> Observation:
    return figure(kpi, value, period, medium=Medium.PROSE, bound=bound, line=9, **further)


def forecast(kpi: str, value: str, period: Period, bound: Bound | None = None, **further: Any) -> Observation:
    return prose(kpi, value, period, bound, status=Status.FORECAST, note="forecast", **further)


def claim(
    kpi: str,
    printed: str,
    unit: ClaimUnit = ClaimUnit.PERCENT,
    period: Period = YEAR,
    earlier: Period | None = YEAR_BEFORE,
    breakdown: Breakdown = (),
    **further: Any,
) -> Claim:
    """A change in a table of report one, as printed."""
    value = further.pop("value", printed.replace(",", "").rstrip("%pts "))
    settled: dict[str, Any] = {
        "document": ONE,
        "locator": f"{kpi}, row 1",
        "line": 7,
        "medium": Medium.TABLE,
        **further,
    }
    comparator = settled.pop("comparator", None)
    return Claim(kpi, "orchard", comparator, breakdown, period, earlier, unit, Decimal(value), printed, **settled)


def audited(*held: Observation | Claim | Unread) -> Audit:
    return audit(
        [each for each in held if isinstance(each, Observation)],
        [each for each in held if isinstance(each, Claim)],
        CATALOGUE,
        STRUCTURE,
        [each for each in held if isinstance(each, Unread)],
    )


def only(*held: Observation | Claim | Unread) -> Finding:
    """The one thing found."""
    (finding,) = audited(*held).findings
    return finding


def told(*held: Observation | Claim | Unread) -> list[tuple[str, str, str, str]]:
    """Kind, severity, what is printed and what is computed, gravest first."""
    found = audited(*held).findings
    return [(each.kind.value, each.severity.value, each.printed, each.computed) for each in found]
