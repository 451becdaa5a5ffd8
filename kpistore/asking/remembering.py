"""A question made into a text that can be kept, and back: what a follow-up needs to know of the one before."""

import json
from datetime import date
from typing import Any

from kpistore.asking.answer import Answer
from kpistore.asking.asked import PeriodAsked, exact
from kpistore.asking.extremes import Extreme
from kpistore.asking.question import Question
from kpistore.catalogue import Catalogue, Topic, UnknownKpi
from kpistore.model.kpi import breakdown_text, parse_breakdown
from kpistore.model.period import PeriodKind, from_dates


def remembered(answer: Answer) -> str:
    """The question as it was answered; "" where nothing was understood. A period that was not asked for is left out."""
    question = answer.question
    if question.kpi is None and question.topic is None:
        return ""
    asked, period = question.period, answer.period
    dated = asked is not None and bool(asked.candidates or asked.shift or asked.previous)
    parts: dict[str, Any] = {
        "kpi": question.kpi.key if question.kpi else None,
        "topic": question.topic.key if question.topic else None,
        "start": period.start.isoformat() if dated and period and period.start else None,
        "end": period.end.isoformat() if dated and period and period.end else None,
        "kind": asked.kind.value if asked and asked.kind and not dated else None,
        "comparator": question.comparator,
        "versus": question.versus or None,
        "breakdown": breakdown_text(question.breakdown) or None,
        "measure": question.measure if question.measure != "value" else None,
        **_rank(question.extreme),
        "other": question.other.key if question.other else None,
        "area": question.area or None,
    }
    return json.dumps({name: part for name, part in parts.items() if part is not None})


def recalled(text: str, catalogue: Catalogue) -> Question | None:
    """The reverse; None for an empty text and for what the catalogue has lost or another version wrote."""
    try:
        return _question(json.loads(text), catalogue) if text else None
    except (ValueError, KeyError, TypeError, AttributeError, UnknownKpi):
        return None


def _question(parts: dict[str, Any], catalogue: Catalogue) -> Question | None:
    kpi = catalogue.kpi(parts["kpi"]) if "kpi" in parts else None
    topic = _topic(parts.get("topic"), catalogue)
    if kpi is None and topic is None:
        return None
    return Question(
        text=kpi.title if kpi else topic.title if topic else "",
        kpi=kpi,
        candidates=(kpi,) if kpi else tuple(each.kpi for each in topic.measures) if topic else (),
        how="tokens",
        period=_period(parts),
        comparator=parts.get("comparator"),
        versus=parts.get("versus", False),
        breakdown=parse_breakdown(parts.get("breakdown", "")),
        measure=parts.get("measure", "value"),
        topic=topic,
        extreme=_extreme(parts),
        other=catalogue.kpi(parts["other"]) if "other" in parts else None,
        area=parts.get("area", ""),
    )


def _rank(extreme: Extreme | None) -> dict[str, Any]:
    if extreme is None:
        return {}
    told = {"rank": extreme.rank, "ranked": [each.value for each in extreme.kinds]}
    return told | {name: getattr(extreme, name) or None for name in _OF_RANK}


def _extreme(parts: dict[str, Any]) -> Extreme | None:
    if "rank" not in parts:
        return None
    more = {name: parts[name] for name in _OF_RANK if name in parts}
    return Extreme(parts["rank"], tuple(map(PeriodKind, parts["ranked"])), **more)


_OF_RANK = ("moved", "beside_national", "ordered", "of_one")
"""What an extreme may say beside its rank; left out where it does not."""


def _topic(key: str | None, catalogue: Catalogue) -> Topic | None:
    return next((each for each in catalogue.topics if each.key == key), None)


def _period(parts: dict[str, Any]) -> PeriodAsked | None:
    start, end = (date.fromisoformat(parts[name]) if name in parts else None for name in ("start", "end"))
    if start or end:
        return exact(from_dates(start, end))
    return PeriodAsked(kind=PeriodKind(parts["kind"])) if "kind" in parts else None
