"""How measures hang together: which add up to which, and which is a share of which."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Total:
    """A measure that is the sum of others."""

    kpi: str
    parts: tuple[str, ...]
    complete: bool
    """Whether the parts are all there are; else they may only not exceed the total."""
    over: str = ""
    """A dimension whose values stand in for a part that is printed by it only."""


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage and the two counts it is made of."""

    kpi: str
    part: str
    whole: str
    alike: bool = False
    """The text words the part otherwise than the table: a difference is to be asked about, and no error."""


@dataclass(frozen=True, slots=True)
class Hundred:
    """Percentages that add up to 100: the values of one dimension of a measure, or several measures."""

    kpis: tuple[str, ...]
    over: str = ""
    """The dimension; empty where the measures themselves add up."""


@dataclass(frozen=True, slots=True)
class Unlike:
    """Figures that read as if they were of one thing, or as if they could be set side by side, and are not."""

    kpis: tuple[str, ...]
    """The first is the one told of; the others stand beside it."""
    because: str
    """What parts them, as a clause: "one counts people, the others meetings"."""
    is_doubt: bool = True
    """Whether who repeats the figure must know; else it is only noted."""
    same_document: bool = True
    """Whether only figures of one report are set beside each other."""


@dataclass(frozen=True, slots=True)
class Structure:
    """All that an office says of how its measures hang together; empty where it says nothing."""

    totals: tuple[Total, ...] = ()
    shares: tuple[Share, ...] = ()
    hundreds: tuple[Hundred, ...] = ()
    unlike: tuple[Unlike, ...] = ()

    def related(self, kpi: str) -> frozenset[str]:
        """The measure and all that stand with it in a total, a share or a hundred."""
        groups = [{each.kpi, *each.parts} for each in self.totals]
        groups += [{each.kpi, each.part, each.whole} for each in self.shares]
        groups += [set(each.kpis) for each in self.hundreds]
        groups += [set(each.kpis) for each in self.unlike]
        return frozenset({kpi}.union(*(group for group in groups if kpi in group)))
