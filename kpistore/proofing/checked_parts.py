"""Does what is said of parts and wholes follow: percentages, lists that make a total, signs?"""

from decimal import Decimal
from functools import reduce

from kpistore.analysis.audit.span import NOTHING, Span, around, share
from kpistore.analysis.audit.wording import places_of, shown
from kpistore.model.finding import FindingKind, Gravity, Holds, Outcome
from kpistore.model.kpi import Unit
from kpistore.model.observation import Document
from kpistore.proofing.amounts import Amount
from kpistore.proofing.marked import Marked
from kpistore.proofing.shares import Share
from kpistore.proofing.signs import Signed
from kpistore.proofing.sums import Sum
from kpistore.proofing.telling import found, span, told

_ALL = Decimal(100)


def check_share(document: Document, sentence: Marked, said: Share) -> Outcome:
    """ "177 of the 242 referrals (73.1%)"; a doubt where the share is said in words."""
    possible = share(span(said.part, document), span(said.whole, document))
    if possible is None or span(said.rate, document).meets(possible):
        return Holds(document)
    computed = shown(said.part.value * _ALL / said.whole.value, Unit.PERCENT, max(1, places_of(said.rate.value)))
    matter = f"{told(said.part)} of {told(said.whole)} is {computed}; {told(said.rate)} is printed"
    severity = Gravity.DOUBT if said.rate.in_words else Gravity.ERROR
    return found(document, sentence, said.rate, FindingKind.TOTAL, severity, matter=matter, computed=computed)


def check_said_twice(document: Document, sentence: Marked, words: Amount, exact: Amount) -> Outcome:
    """ "Nine in ten (89.2%)"."""
    if span(words, document).meets(span(exact, document)):
        return Holds(document)
    matter = f"“{told(words)}” and {exact.printed} are printed for one share"
    return found(document, sentence, exact, FindingKind.RESTATED, Gravity.DOUBT, matter=matter, computed=told(words))


def check_sum(document: Document, sentence: Marked, said: Sum) -> Outcome:
    """A list and its total; a doubt where it is right only if the total is rounded."""
    added = reduce(Span.__add__, (span(each, document) for each in said.parts), NOTHING)
    exact = sum((each.value for each in said.parts), Decimal(0))
    may_be = added.meets(span(said.whole, document) if said.whole else around(_ALL, Decimal(0)))
    if may_be and (said.whole is None or exact == said.whole.value or _is_bounded(said)):
        return Holds(document)
    first = said.whole or said.parts[0]
    computed = shown(exact, said.parts[0].unit or Unit.COUNT)
    matter = f"the parts listed ({', '.join(each.printed for each in said.parts)}) add up to {computed}"
    matter += f"; {first.printed} is printed" if said.whole else ", not to 100%"
    matter += ", right only if it is rounded" if may_be else ""
    severity = Gravity.DOUBT if may_be else Gravity.ERROR
    return found(document, sentence, first, FindingKind.TOTAL, severity, matter=matter, computed=computed)


def check_sign(document: Document, sentence: Marked, said: Signed) -> Outcome:
    """ "A decrease of +3%"."""
    if said.holds:
        return Holds(document)
    matter = f"“{said.word}” and {said.change.printed} contradict each other"
    return found(document, sentence, said.change, FindingKind.SIGN, Gravity.ERROR, matter=matter)


def _is_bounded(said: Sum) -> bool:
    return any(each.bound for each in (*said.parts, *([said.whole] if said.whole else [])))
