"""What is said to the bot and asks for no figure: greetings, thanks, who it is, and less kind things."""

import re
from enum import StrEnum


class Talk(StrEnum):
    """What kind of remark it is."""

    GREETING = "greeting"
    THANKS = "thanks"
    WHO = "who"
    UNKIND = "unkind"
    HELP = "help"


_ENDING = r"(?:[ ,]+(?:there|bot|mate|all|again|everyone|so much|a lot|very much|everybody|you|for that|for now))*"
_GREETING = (
    r"(?:hi+|hey+|hello+|hiya|yo|howdy|good (?:morning|afternoon|evening|day)|morning|evening|afternoon|greetings"
    r"|how are (?:you|things)(?: today)?|how(?:'s|s| is) it going|what'?s up|alright|test(?:ing)?|ping)"
)
_THANKS = (
    r"(?:(?:ok(?:ay)?|great|cool|nice|perfect|lovely|brilliant)[ ,]*)?(?:thanks?(?: you)?|thx|ta|cheers|nice one"
    r"|much appreciated|well done|good (?:bot|job|work)|bye|goodbye|good ?night|see you|ok(?:ay)?|great|cool|perfect"
    r"|brilliant|lol|haha+|yes|no)"
)
_WHO = (
    r"(?:who (?:are|made|built|runs) (?:you|this)|what are you|what is this(?: bot)?|what(?:'s| is) your name|your name"
    r"|are you (?:a )?(?:bot|human|real|robot|person|there)|tell me (?:a joke|about yourself)|i love you"
    r"|do you like .*|how old are you)"
)
_HELP = (
    r"(?:help(?: me)?|what can (?:you|i|u) (?:do|ask|answer|say)(?: (?:you|for me|me|about))?|options|menu|commands"
    r"|how (?:do|does) (?:you|this|it) work|what (?:do|can) you know|start"
    r"|what (?:figures|measures|kpis) (?:do you have|are there|can i ask))"
)
_UNKIND = re.compile(
    r"\b(?:idiots?|stupid|useless|rubbish|crap|shit(?:e|ty)?|fuck\w*|damn|dumb|moron|wanker|bollocks|bastard|arse(?:hole)?"
    r"|hate you|shut up|piss off|you suck|garbage|pathetic|bloody hell|get lost)\b"
)
_KINDS = (
    (Talk.GREETING, re.compile(_GREETING + _ENDING)),
    (Talk.THANKS, re.compile(_THANKS + _ENDING)),
    (Talk.WHO, re.compile(_WHO + _ENDING)),
    (Talk.HELP, re.compile(_HELP + _ENDING)),
)


def talk_in(text: str) -> Talk | None:
    """The remark that the whole of a clean text is; None for anything that may be a question."""
    bare = text.strip(" .!?,;:)(")
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(bare)), None)


def is_unkind(text: str) -> bool:
    """Whether it holds a word of abuse, which names no measure."""
    return bool(_UNKIND.search(text))
