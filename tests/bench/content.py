"""What is drawn for the benches; imports nothing that draws."""

from briefing.picture import Level, Mark, Picture, Shape

TITLE = "999 calls: 86.8% answered within 10 seconds, below the 90% standard"


def picture_with(shape: Shape, points: int, title: str = TITLE) -> Picture:
    """So many quarters of a share, with its standard."""
    marks = tuple(
        Mark(f"Q{at % 4 + 1} {2000 + at // 4}/{(at // 4 + 1) % 100:02d}", 70.0 + at * 7 % 19, f"{70 + at * 7 % 19}%")
        for at in range(points)
    )
    level = Level(90, "National standard 90%")
    return Picture(title, "999 calls, Cleveland, by quarter", "percent", shape, marks, (level,), "Performance summary")
