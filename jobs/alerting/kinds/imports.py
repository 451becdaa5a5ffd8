"""A file that was refused, or whose recording failed."""

from datetime import timedelta

from jobs.alerting.kinds.look import Look, Verdict
from kpistore.model.assessment import Grounds

SPOKEN_OF = 7
"""For so many days, where a rule names no other number."""


def import_failed(look: Look) -> Verdict | None:
    """Fits for some days after an import failed, until one succeeds.

    Whose figures were in a file that cannot be read, nobody knows.
    """
    failed = look.around.failed
    if failed is None or look.day is None:
        return Verdict(fits=False)
    days = timedelta(days=int(look.rule.amount) if look.rule.amount is not None else SPOKEN_OF)
    spoken_of = failed.mended_at is None and look.day <= failed.day + days
    return Verdict(spoken_of, grounds=Grounds(failed=failed))
