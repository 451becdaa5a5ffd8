"""Another value that is held beside the one told: revised, of another source, in the text, or unpublished."""

from briefing.words import figure_words
from kpistore.asking.answer import Other, Why
from kpistore.model.period import Period

_ALSO = {
    Why.REVISED: "{document} had {value}; the newer report revises it.",
    Why.WAS_WRONG: "{document} had {value}, which was wrong: {mistake}.",
    Why.ANOTHER_SOURCE: "Another source, {document}, gives {value}.",
    Why.PROSE_DISAGREES: "The text of {document} says {value}.",
    Why.UNPUBLISHED: "An unpublished file differs ({value}), inside the office only: {document}.",
}
_NEWER = "An unpublished file has {value} for {period}, inside the office only: {document}."


def also_line(other: Other, told: Period | None) -> str:
    """What else is held, in one line, beside the figure of a period."""
    figure, document = other.observation, other.observation.document.title
    if other.why is Why.UNPUBLISHED and told and not figure.period.covers_same_days(told):
        return _NEWER.format(document=document, value=figure_words(figure), period=figure.period.label)
    return _ALSO[other.why].format(document=document, value=figure_words(figure), mistake=figure.mistake)
