"""A question as it was read, before it is answered."""

from dataclasses import dataclass

from kpistore.asking.asked import PeriodAsked
from kpistore.asking.comparing import Measure
from kpistore.asking.extremes import Extreme
from kpistore.asking.intents import Intent
from kpistore.asking.movers import Moved
from kpistore.asking.names import How
from kpistore.asking.talk import Talk
from kpistore.catalogue import Topic
from kpistore.model.kpi import Breakdown, Kpi
from kpistore.model.observation import Identity


@dataclass(frozen=True, slots=True)
class Question:
    """One question, read but not answered."""

    text: str
    kpi: Kpi | None
    """None where the text names none, or several."""
    candidates: tuple[Kpi, ...] = ()
    """The measures it may mean, best first; for an unknown one the nearest."""
    how: How = "none"
    period: PeriodAsked | None = None
    """None: the newest figure."""
    against: PeriodAsked | None = None
    """The second period of a comparison: "2023/24 than 2022/23", or a shift: "than the year before"."""
    comparator: str | None = None
    versus: bool = False
    """The own value is wanted, the comparator's beside it."""
    breakdown: Breakdown = ()
    measure: Measure = "value"
    reference: Identity | None = None
    """The exact figure a button asks for; then the words don't count."""
    topic: Topic | None = None
    """Several measures are meant, all of them; then there is no KPI."""
    extreme: Extreme | None = None
    """The best or the highest figure is wanted, not the newest."""
    other: Kpi | None = None
    """A second measure, to stand beside the first: "compare burglary and robbery"."""
    total: bool = False
    """Several periods are to be added up."""
    area: str = ""
    """Another area than the office's own."""
    beside_area: str = ""
    """Another area whose figure is to stand beside the office's own."""
    gap: bool = False
    """How far the own figure is from the comparator's is wanted, not how it changed."""
    rates: tuple[Kpi, ...] = ()
    """The same measure per 1,000 people, which may hold a comparison that the count lacks."""
    beside_breakdown: Breakdown = ()
    """Another part of the same measure that is to stand beside it: "men and women"."""
    versus_target: bool = False
    """The target is to stand beside it."""
    both_ends: bool = False
    """The picture is to show the figure before and the one after, not the course: "before and after"."""
    per: str = ""
    """The short span by which a count is wanted, "day"."""
    intent: Intent | None = None
    """What is wanted of the figure instead of the figure itself: its source, its chart."""
    talk: Talk | None = None
    """A remark that asks for nothing."""
    period_kept: bool = False
    """The period is that of the question before, which was about another measure."""
    movers: Moved | None = None
    """Whatever moved so is wanted, of all candidates or of the topic: "what got worse"."""
