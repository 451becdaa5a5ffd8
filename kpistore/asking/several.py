"""The short name of what stands side by side, for a button: a topic, two measures, or two areas of one measure."""

from dataclasses import replace

from kpistore.asking.answer import Answer
from kpistore.asking.asked import exact
from kpistore.asking.question import Question
from kpistore.asking.reference import decode, question_of, reference_of
from kpistore.catalogue import Catalogue
from kpistore.model.period import Period, from_dates

LIMIT_BYTES = 61
"""A button carries 64 bytes; three are the verb's."""
_TOPIC, _MEASURE, _AREA = "!", "+", "&"
_DAY = "%y%m%d"


def encode_several(answer: Answer) -> str | None:
    """ "burglary~231001-240930+robbery", "stop-searches~211101-211130&durham", "!knife-crime"; None if too long."""
    question = answer.question
    if question.topic:
        name = f"{_TOPIC}{question.topic.key}{_span(answer.period)}"
    elif answer.observation and question.other:
        name = f"{reference_of(answer.observation).encode()}{_MEASURE}{question.other.key}"
    elif answer.observation and question.beside_area:
        name = f"{reference_of(answer.observation).encode()}{_AREA}{question.beside_area}"
    else:
        return None
    return name if len(name.encode()) <= LIMIT_BYTES else None


def question_of_several(text: str, catalogue: Catalogue) -> Question:
    """The reverse; raises ValueError for anything else, UnknownKpi for a measure the catalogue lost."""
    if text.startswith(_TOPIC):
        return _of_topic(text.removeprefix(_TOPIC), catalogue)
    first, plus, second = text.partition(_MEASURE)
    if plus:
        return replace(question_of(decode(first), catalogue), other=catalogue.kpi(second))
    first, at, area = text.partition(_AREA)
    if not at or not area:
        raise ValueError(f"nothing that stands side by side is named {text!r}")
    return replace(question_of(decode(first), catalogue), beside_area=area)


def _of_topic(text: str, catalogue: Catalogue) -> Question:
    key, _tilde, span = text.partition("~")
    topic = next((each for each in catalogue.topics if each.key == key), None)
    if topic is None:
        raise ValueError(f"no topic is named {key!r}")
    days = decode(f"{key}~{span}") if span else None
    period = exact(from_dates(days.start, days.end)) if days else None
    return Question(topic.title, None, how="exact", topic=topic, period=period)


def _span(period: Period | None) -> str:
    if period is None or period.start is None or period.end is None:
        return ""
    return f"~{period.start:{_DAY}}-{period.end:{_DAY}}"
