"""Police force areas named in a question; another area's figure is never the office's own."""

import re

_FORCES = tuple(
    """
    avon-and-somerset bedfordshire cambridgeshire cheshire city-of-london cleveland cumbria derbyshire
    devon-and-cornwall dorset durham dyfed-powys essex gloucestershire greater-manchester gwent hampshire
    hertfordshire humberside kent lancashire leicestershire lincolnshire merseyside metropolitan norfolk north-wales
    north-yorkshire northamptonshire northumbria nottinghamshire south-wales south-yorkshire staffordshire suffolk
    surrey sussex thames-valley warwickshire west-mercia west-midlands west-yorkshire wiltshire scotland
    northern-ireland
    """.split()  # noqa: SIM905 - a list this long reads better as words
)


def is_force(area: str) -> bool:
    """Whether the area is a police force's, not a borough or a town."""
    return area in _FORCES


_OTHER_NAMES = {"the met": "metropolitan", "county durham": "durham"}
_PLACES = tuple(
    """
    london manchester birmingham newcastle sunderland gateshead darlington leeds bradford york sheffield liverpool hull
    bishop-auckland whitby northallerton
    """.split()  # noqa: SIM905
)
"""Places of another force's area: no figure of the whole force is theirs."""
_BY_NAME = {name.replace("-", " "): name for name in (*_FORCES, *_PLACES)} | _OTHER_NAMES
_LITTLE = frozenset({"and", "of", "the"})
_OURS = r"ours?|us|we"
_VERSUS = re.compile(
    r"(?:\b(?:v|vs|versus|against|beside|than)\b\.?|\bcompar(?:e[sd]?|ing|ison)(?: (?:with|to|against))?"
    r"|\bdifference (?:to|from))"
    r"(?: (?:in|of|for|the))*$"
)
_JOINING = re.compile(r"(?:^|(?<=\s))(?:v|vs|versus|against|beside|than|and|with|to|between)\.? ?$")
_VERSUS_WORD = re.compile(
    r"\b(?:v|vs|versus|against|beside|than|compar(?:e[sd]?|ing|ison)|difference|better|worse|higher|lower)\b"
)
_COMPARED = re.compile(r"\bcompar(?:e[sd]?|ing|ison)\b")
_JOINED = re.compile(r"\b(?:and|with|or)\b")


class Areas:
    """The areas that a question to one office may name; `own` is its own, as observations name it."""

    def __init__(self, own: str) -> None:
        self.own_words = frozenset(own.split("-")) - _LITTLE if own else frozenset[str]()
        """The words of its own area: said or left out, the figure is the same."""
        name = own.replace("-", "[ -]") or r"(?!)"
        self._own = re.compile(rf"\b(?:{name})(?:'s)?\b|\b(?:{_OURS})\b")
        self._ours = re.compile(rf"\b(?:{_OURS}|here|{name})\b")
        self._leads = re.compile(rf"^ ?(?:v|vs|versus|against)\b\.? (?:us|ours|{name})\b")
        others = sorted((each for each, key in _BY_NAME.items() if key != own), key=lambda each: -len(each))
        self._other = re.compile(
            r"\b(?:(?:in|for|at|of|by|across|within) )?(?:the )?(?P<name>"
            + "|".join(each.replace(" ", "[ -]") for each in others)
            + r")(?:'s)?(?: (?:police|constabulary|force|area))*\b"
        )

    def is_ours(self, text: str) -> bool:
        """Whether a clean text speaks of the own area."""
        return self._ours.search(text) is not None

    def find_beside(self, text: str) -> tuple[str, str]:
        """Another area that a clean text sets beside the own, "v Durham", and the text without it; "" for none."""
        found = self._other.search(text)
        if found is None:
            return "", text
        before, after = text[: found.start()].rstrip(), text[found.end() :]
        beside = self._own.search(before + after) and (_VERSUS_WORD.search(text) or _JOINED.search(text))
        compared = _VERSUS.search(before) or (_COMPARED.search(before) and _JOINING.search(before))
        if not (beside or compared or self._leads.match(after)):
            return "", text
        before, after = _JOINING.sub("", before), self._leads.sub("", after)
        return _key(found), _joined(before, after)

    def find(self, text: str) -> tuple[str, str]:
        """The key of another area that a clean text names, and the text without it; "" where it names none."""
        found = self._other.search(text)
        return (_key(found), _joined(text[: found.start()], text[found.end() :])) if found else ("", text)


def _key(found: re.Match[str]) -> str:
    return _BY_NAME[found["name"].replace("-", " ")]


def _joined(before: str, after: str) -> str:
    return " ".join(f"{before} {after}".split())
