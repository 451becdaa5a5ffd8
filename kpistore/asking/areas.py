"""Police force areas named in a question; another area's figure is never the office's own."""

import re

_FORCES = tuple(
    """
    avon-and-somerset bedfordshire cambridgeshire cheshire city-of-london cumbria derbyshire devon-and-cornwall dorset
    durham dyfed-powys essex gloucestershire greater-manchester gwent hampshire hertfordshire humberside kent lancashire
    leicestershire lincolnshire merseyside metropolitan norfolk north-wales north-yorkshire northamptonshire northumbria
    nottinghamshire south-wales south-yorkshire staffordshire suffolk surrey sussex thames-valley warwickshire
    west-mercia west-midlands west-yorkshire wiltshire scotland northern-ireland
    """.split()  # noqa: SIM905 - a list this long reads better as words
)
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


def find_area(text: str) -> tuple[str, str]:
    """The key of another area that a clean text names, and the text without it; "" where it names none."""
    found = _AREA.search(text)
    if found is None:
        return "", text
    return _BY_NAME[found["name"].replace("-", " ")], " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())
