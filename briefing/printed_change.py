"""A change that a report prints without the figures behind it, as a line."""

from briefing.named import part_words
from briefing.words import COMPARATOR_WORDS, beside_words, plain_number
from kpistore.model.claim import Claim, ClaimUnit
from kpistore.model.kpi import NATIONAL, Kpi, Unit

_AFTER = {ClaimUnit.PERCENT: "%", ClaimUnit.POINTS: " points"}


def printed_change_line(claim: Claim, kpi: Kpi, *, beside: bool = False) -> str:
    """ "Printed is a change only: down over 8% on 2022/23, in 2023/24 (OPCC report for 2023-24)".

    Beside a figure of the same days: "Printed beside it: down 10 on calendar year 2019 (...)".
    """
    if claim.is_gap:
        side = "above" if claim.value > 0 else "below"
        whose = COMPARATOR_WORDS[claim.comparator or NATIONAL]
        return f"Printed is a gap only: {_size(claim, kpi)} {side} the figure for {whose} ({claim.document.title})."
    part = ", ".join(part_words(claim.breakdown))
    against = f" on {beside_words(claim.earlier)}" if claim.earlier and claim.names_base else ""
    when = f"in {claim.period.label}" if claim.period.start else claim.period.label
    moved = f"{'up' if claim.value > 0 else 'down'} {_size(claim, kpi)}{against}"
    if beside:
        return f"Printed beside it: {', '.join(filter(None, (part, moved)))} ({claim.document.title})."
    return f"Printed is a change only: {', '.join(filter(None, (part, moved, when)))} ({claim.document.title})."


def _size(claim: Claim, kpi: Kpi) -> str:
    pounds = "£" if claim.unit is ClaimUnit.VOLUME and kpi.unit is Unit.GBP else ""
    size = f"{pounds}{plain_number(abs(claim.value))}{_AFTER.get(claim.unit, '')}"
    return f"{claim.bound} {size}" if claim.bound else size
