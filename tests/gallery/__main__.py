"""Draws the gallery into build/gallery: index.html and a PNG for each picture, light and dark."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from pathlib import Path

from briefing.answer_picture import of_several, picture_for
from briefing.chart import draw
from briefing.picture import Picture
from briefing.style import DARK, LIGHT
from kpistore.asking.judged import judged
from tests.gallery.invented import invented
from tests.kpistore import shipped

FOLDER = Path("build/gallery")
QUESTIONS = (
    ("Few counts as bars", "stop searches"),
    ("Counts by quarter, one of them blank", "stop searches by quarter"),
    ("A share with its standard", "999 answered by quarter"),
    ("Twelve months, three points", "999 answered"),
    ("A wait", "101 wait"),
    ("A headcount", "police officers by quarter"),
    ("Rounded counts", "sharps admissions"),
    ("Too few to show a trend", "homicides"),
    ("Months that ask for a rebase", "stop searches by month"),
    ("A share by month with signals", "share of stop and searches with a positive outcome by month"),
    ("A breakdown beside the country's", "charge rate"),
    ("A breakdown by offence and sex", "divert referrals by offence"),
    ("Two counts", "compare burglary and robbery"),
    ("Two shares", "compare 999 answered with 101 answered"),
    ("Two forces, each with its limits", "stop searches cleveland and durham"),
    ("A topic", "knife crime"),
    ("One measure before and after", "999 answered before and after"),
    ("Measures of different units before and after", "999 before and after"),
    ("A part of a measure", "serious violence youth"),
    ("Trial limits", "vcop met rate"),
    ("A topic of many measures", "violence"),
)
REBASED = (date(2020, 3, 1),)
KINDS_OF_CRIME = ("residential burglary", "robbery", "theft from the person", "vehicle crime")
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
<style>body{{font:16px sans-serif;margin:24px;background:#888}}figure{{display:inline-block;margin:12px;width:360px;
vertical-align:top;background:#fff;padding:8px}}img{{width:360px}}figcaption{{white-space:pre-wrap;font-size:13px}}</style>
{figures}</html>
"""


def pictures() -> Iterator[tuple[str, Picture]]:
    """Every kind on real figures, then what they are too few for; a question without a picture is left out."""
    for name, text in QUESTIONS:
        if made := picture_for(shipped.ask(text), "Cleveland"):
            yield name, made
    if made := picture_for(judged(shipped.ask("stop searches by month"), lambda _: REBASED), "Cleveland"):
        yield "The same, rebased", made
    kinds = [shipped.ask(text) for text in KINDS_OF_CRIME]
    if made := of_several(kinds, "All four kinds of neighbourhood crime fell", "Cleveland"):
        yield "Before and after", made
    yield from invented()


def main(folder: Path = FOLDER, shown: Iterable[tuple[str, Picture]] | None = None) -> None:
    """Draw all, or those shown, and say where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    figures = []
    for number, (name, picture) in enumerate(pictures() if shown is None else shown, 1):
        for theme, word in ((LIGHT, "light"), (DARK, "dark")):
            file = f"{number:02d}-{word}.png"
            (folder / file).write_bytes(draw(picture, theme))
            told = escape(f"{name}\n{picture.caption}")
            figures.append(f'<figure><img src="{file}" alt="{told}"><figcaption>{told}</figcaption></figure>')
    (folder / "index.html").write_text(PAGE.format(figures="\n".join(figures)), encoding="utf-8")
    print(f"{len(figures)} pictures: {folder / 'index.html'}")


if __name__ == "__main__":
    main()
