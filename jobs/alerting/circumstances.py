"""What a rule may look at beside the figures."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from kpistore.model.assessment import Marked
from kpistore.model.failed_import import FailedImport


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a measure beside the figures that hold."""

    failed: FailedImport | None = None
    """The newest import that failed."""
    begun: Collection[date] = ()
    """The days from which editors let the limits of its control chart begin anew."""
    marked: Sequence[Marked] = ()
    """The figures that were published and marked as wrong since."""


NONE_KNOWN = Circumstances()
