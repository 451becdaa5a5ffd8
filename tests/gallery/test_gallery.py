"""The gallery draws every shape there is."""

from dataclasses import replace
from pathlib import Path

from briefing.picture import Mark, Picture, Shape
from tests.gallery.__main__ import QUESTIONS, main, pictures

INVENTED = 5
CHOSEN = Picture("Down", "Calls", "count", Shape.BARS, (Mark("2022/23", 3.0, "3"),), caption="Calls: 3")


def test_every_shape_and_every_question_has_its_picture(tmp_path: Path) -> None:
    made = list(pictures())
    assert {picture.shape for _, picture in made} == set(Shape)
    assert len(made) == len(QUESTIONS) + 2 + INVENTED
    assert [name.startswith("Invented") for name, _ in made] == [False] * (len(QUESTIONS) + 2) + [True] * INVENTED


def test_the_page_shows_each_light_and_dark(tmp_path: Path) -> None:
    main(tmp_path, [("One", CHOSEN), ("Another", replace(CHOSEN, title="Up"))])
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert page.count("<img") == len(list(tmp_path.glob("*.png"))) == 2 * 2
    assert CHOSEN.caption in page
