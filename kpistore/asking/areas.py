"""Police force areas named in a question; another area's figure is never the office's own."""

import re

from kpistore.asking.vocabulary import AREA_WORDS

_FORCES = tuple(
    """
    avon-and-somerset bedfordshire cambridgeshire cheshire city-of-london cumbria derbyshire devon-and-cornwall dorset
    durham dyfed-powys essex gloucestershire greater-manchester gwent hampshire hertfordshire humberside kent lancashire
    leicestershire lincolnshire merseyside metropolitan norfolk north-wales north-yorkshire northamptonshire northumbria
    nottinghamshire south-wales south-yorkshire staffordshire suffolk surrey sussex thames-valley warwickshire
    west-mercia west-midlands west-yorkshire wiltshire scotland northern-ireland
    """.split()  # noqa: SIM905 - a list this long reads better as words
)


def is_force(area: str) -> bool:
    """Whether the area is a police force's other than the office's own, not a borough or a town."""
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
_AREA = re.compile(
    r"\b(?:(?:in|for|at|of|by|across|within) )?(?:the )?(?P<name>"
    + "|".join(name.replace(" ", "[ -]") for name in sorted(_BY_NAME, key=lambda each: -len(each)))
    + r")(?:'s)?(?: (?:police|constabulary|force|area))*\b"
)


_OWN = re.compile(rf"\b(?:{'|'.join(sorted(AREA_WORDS))})(?:'s)?\b|\b(?:ours?|us|we)\b")
_VERSUS = re.compile(
    r"(?:\b(?:v|vs|versus|against|beside|than)\b\.?|\bcompar(?:e[sd]?|ing|ison)(?: (?:with|to|against))?"
    r"|\bdifference (?:to|from))"
    r"(?: (?:in|of|for|the))*$"
)
_JOINING = re.compile(r"(?:^|(?<=\s))(?:v|vs|versus|against|beside|than|and|with|to|between)\.? ?$")


def find_beside_area(text: str) -> tuple[str, str]:
    """Another area that a clean text sets beside the office's own, "v Durham", and the text without it; "" for none."""
    found = _AREA.search(text)
    if found is None:
        return "", text
    before, after = text[: found.start()].rstrip(), text[found.end() :]
    beside = _OWN.search(before + after) and (_VERSUS_WORD.search(text) or _JOINED.search(text))
    compared = _VERSUS.search(before) or (_COMPARED.search(before) and _JOINING.search(before))
    if not (beside or compared or _LEADS.match(after)):
        return "", text
    before, after = _JOINING.sub("", before), _LEADS.sub("", after)
    return _BY_NAME[found["name"].replace("-", " ")], " ".join(f"{before} {after}".split())


_VERSUS_WORD = re.compile(
    r"\b(?:v|vs|versus|against|beside|than|compar(?:e[sd]?|ing|ison)|difference|better|worse|higher|lower)\b"
)
_COMPARED = re.compile(r"\bcompar(?:e[sd]?|ing|ison)\b")
_JOINED = re.compile(r"\b(?:and|with|or)\b")
_LEADS = re.compile(rf"^ ?(?:v|vs|versus|against)\b\.? (?:us|ours|{'|'.join(sorted(AREA_WORDS))})\b")


def find_area(text: str) -> tuple[str, str]:
    """The key of another area that a clean text names, and the text without it; "" where it names none."""
    found = _AREA.search(text)
    if found is None:
        return "", text
    return _BY_NAME[found["name"].replace("-", " ")], " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
