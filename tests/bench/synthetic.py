"""A catalogue as large as a national one, and questions to it; no office has these measures."""

import random
from dataclasses import replace
from itertools import product

from kpistore.catalogue import CLEVELAND, Catalogue, load_office

ALIASES = 10
_SEED = 7
_SUBJECTS = (
    *("burglary", "robbery", "shoplifting", "arson", "fraud", "stalking", "harassment", "vandalism", "trespass"),
    *("assault", "homicide", "cybercrime", "begging", "poaching", "smuggling", "kidnapping", "extortion", "blackmail"),
    *("perjury", "forgery", "bribery", "hacking", "piracy", "looting", "rioting"),
)
_ASPECTS = (
    *("offences", "victims", "suspects", "charges", "arrests"),
    *("cautions", "convictions", "referrals", "complaints", "searches"),
)
_PLACES = ("north", "south", "west", "coast")
_FORMS = (
    "number of {}",
    "rate of {}",
    "average wait for {}",
    "share of {}",
    "hours spent on {}",
    "repeat {}",
    "rural {}",
    "urban {}",
    "juvenile {}",
    "{} solved",
)
_PERIODS = ("", "q3 2021/22", "2023/24", "last quarter", "year to September 2024", "march 2023", "this time last year")
_QUIRKS = 4
"""One question in so many has its words in another order, one a slip of the finger, one a foreign word."""


def synthetic_catalogue(kpis: int) -> Catalogue:
    """So many measures (1,000 at most) with ALIASES aliases each, their names made of words that many share."""
    pattern = load_office(CLEVELAND).catalogue.kpis[0]
    made = []
    for number, words in zip(range(kpis), product(_SUBJECTS, _ASPECTS, _PLACES), strict=False):
        name = " ".join(words)
        aliases = tuple(form.format(name) for form in _FORMS)
        key = "-".join(words)
        made.append(replace(pattern, key=key, title=name.title(), short=f"{name} {number}", aliases=aliases, labels=()))
    return Catalogue(tuple(made))


def synthetic_questions(catalogue: Catalogue, many: int) -> list[str]:
    """Aliases with the words of a period, the same ones every time."""
    chance = random.Random(_SEED)
    return [_question(catalogue, chance) for _ in range(many)]


def hostile_texts() -> dict[str, str]:
    """What nobody types in earnest, by what it is called."""
    noise = bytes(random.Random(_SEED).randrange(256) for _ in range(10_000)).decode("latin-1")
    return {
        "10,000 letters": "x" * 10_000,
        "10,000 characters of names and periods": ("burglary q3 2021/22 999 nationally " * 400)[:10_000],
        "10,000 characters of changes": ("how many more per cent change up on year " * 400)[:10_000],
        "10,000 spaces": " " * 10_000 + "x",
        "a thousand question marks": "?" * 1000,
        "nested quotes": "\"'" * 1000 + "burglary" + "'\"" * 1000,
        "random bytes": noise,
        "marks of direction": "\u202e\u200f" * 1000 + "burglary",
        "figures": "2021" * 2500,
        "misspelt words": "burglery robery stabings shopliftng arsn vilence " * 200,
        "ligatures that grow": "\ufdfa" * 10_000,
    }


def _question(catalogue: Catalogue, chance: random.Random) -> str:
    words = chance.choice(chance.choice(catalogue.kpis).aliases).split()
    match chance.randrange(_QUIRKS):
        case 0:
            chance.shuffle(words)
        case 1:
            at = max(range(len(words)), key=lambda each: len(words[each]))
            words[at] = words[at][:2] + words[at][3:]
        case 2:
            words.append("marmalade")
    return f"{' '.join(words)} {chance.choice(_PERIODS)}"
