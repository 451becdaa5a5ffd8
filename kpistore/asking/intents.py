"""What may be wanted of the last answer instead of another figure: its source, its chart, why, a sentence, alerts."""

import re
from enum import StrEnum


class Intent(StrEnum):
    """What is to be done with the figure spoken of."""

    SOURCE = "source"
    CHART = "chart"
    WHY = "why"
    SAY = "say"
    ALERT = "alert"


_POLITE = r"(?:(?:and|ok(?:ay)?|so|but|please|can you|could you|pls)[ ,]+)*"
_END = r"(?:[ ,]+(?:please|pls|then|again|thanks|now))*"
_IT = r"(?: (?:it|that|this|them|me|one|the figures?|those|that one))*"
_THIS = r"(?:it|that|this)"
_ASKS = r"(?:what(?:'?s| is| are) the |(?:the|show(?: me)?(?: the)?|your|its|give me(?: the)?) )"
_FROM = r"(?: (?:from|come from|printed|published|get it|you get))+"
_MOVED = (
    r"(?:happen(?:ed|ing)?|changed?|up|down|rise|fall|risen|fallen|better|worse|it|that|so|much|high|low"
    r"|drop(?:ped)?|go up|go down)"
)
_NEWS = r"(?:it|this|that|changes?|moves?|is|gets?|there|new|a|figures?|worse|updated|comes? out)"
_FORMS = {
    Intent.SOURCE: (
        rf"{_ASKS}?(?:sources?|reference|citation)(?: (?:of|for) {_THIS})?",
        r"says who|prove it|from where|how do you know(?: that)?",
        rf"where (?:is|are|was|does|did|do){_IT}{_FROM}{_IT}",
        rf"where(?:'?s| is) {_THIS}(?: number| figure)? from",
        rf"(?:which|what) (?:report|document)(?: is {_THIS}(?: from)?)?",
    ),
    Intent.CHART: (
        rf"(?:show(?: me)?|draw|plot|do|make|see|get|give me|send)?{_IT} ?(?:a |the |as a |in a |on a |its )?"
        rf"(?:chart|graph|plot|picture|diagram|trend)(?: of)?{_IT}",
        rf"(?:draw|plot){_IT}|show(?: me)? (?:the )?trend(?: over time)?",
    ),
    Intent.WHY: (
        r"how come|reasons?",
        rf"why(?: (?:is|was|are|did|does|has|do|that|so|it|this|they|the)){{0,4}}(?: {_MOVED}){{0,4}}",
        rf"what (?:caused|explains|is behind|does (?:it|that|this) mean){_IT}|explain{_IT}",
        rf"(?:what|how) (?:is|does) {_THIS} (?:count(?:ed)?|measured?|mean|calculated|worked out)",
        rf"is {_THIS} (?:significant|chance|good|bad|normal|a lot)",
    ),
    Intent.SAY: (
        rf"(?:say|read){_IT}(?: (?:out|aloud|out loud))?|how do i say {_THIS}",
        r"(?:a |one |give me a )?(?:sentence|quote|line)(?: (?:to (?:say|read)|for a speech))?",
    ),
    Intent.ALERT: (
        rf"(?:alert|notify|tell|warn|ping|remind) me(?: (?:if|when|about|of|on){_IT}(?: {_NEWS}){{0,6}})?",
        rf"(?:follow|watch|subscribe(?: to)?|track|set (?:an )?alert){_IT}(?: (?:for|on) {_THIS})?",
        r"keep me (?:posted|updated|informed)",
    ),
}
_PATTERNS = tuple((intent, re.compile(f"{_POLITE}(?:{'|'.join(forms)}){_END}")) for intent, forms in _FORMS.items())


def intent_in(text: str) -> Intent | None:
    """What the whole of a clean text wants done with the figure spoken of; None for anything else."""
    bare = text.strip(" .!?,;:")
    return next((intent for intent, pattern in _PATTERNS if pattern.fullmatch(bare)), None)


_WHEN = r"when(?! (?:was|were|did|is|are|do|does)\b)"
_LEADING = (
    (Intent.SOURCE, re.compile(rf"{_POLITE}{_ASKS}?sources? (?:for|of) ")),
    (
        Intent.ALERT,
        re.compile(rf"{_POLITE}(?:alert|notify|tell|warn) me (?:if|{_WHEN}|about|on) "),
    ),
    (Intent.CHART, re.compile(rf"{_POLITE}(?:draw|plot|chart|graph|(?:a |the )?(?:chart|graph|plot) of)(?: me)? ")),
    (Intent.SAY, re.compile(rf"{_POLITE}(?:a |give me a )?(?:sentence|line|quote) (?:about|on|for) ")),
)


def leading_intent(text: str) -> tuple[Intent | None, str]:
    """What the first words of a clean text want done with the figure that the others name, and those others."""
    for intent, pattern in _LEADING:
        if found := pattern.match(text):
            return intent, text[found.end() :]
    return None, text
