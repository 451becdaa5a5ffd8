"""`kpibot ask` and `kpibot chart`."""

import json
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.batch import read_batch
from bot.cli.failure import nothing_to_give, unwritable, wrong_call
from bot.cli.opening import now, open_config, open_office, open_shelf, read_day

if TYPE_CHECKING:
    from kpistore.answers import Answers
    from kpistore.asking.answer import Answer

Text = Annotated[str | None, typer.Argument(help="The question, as you would type it in the chat.", show_default=False)]
After = Annotated[str | None, typer.Option(help="The question before it, for a follow-up.")]
Today = Annotated[str | None, typer.Option(help="The day from which 'last quarter' is counted, like 2024-10-07.")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Answer what was known on that day.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document and nothing else.")]
Batch = Annotated[Path | None, typer.Option(help="A CSV with columns question, after, today; one document a line.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="The picture to write: .png, .svg or .pdf.")]


class Answering:
    """One office and one shelf, opened once for any number of questions."""

    def __init__(self) -> None:
        self.config = open_config()
        self.office = open_office(self.config)

    def answer(self, text: str, after: str | None, today: date | None, as_of: date | None = None) -> "Answer":
        """The answer to one question."""
        from kpistore.asking.question import understand

        day = today or as_of or now().astimezone(self.config.zone).date()
        before = understand(after, self.office.catalogue, day) if after else None
        return self._answers.of(understand(text, self.office.catalogue, day, before), as_of)

    @cached_property
    def _answers(self) -> "Answers":
        from kpistore.answers import Answers

        return Answers(self.office, open_shelf(self.config, self.office))

    def document(self, answer: "Answer") -> dict[str, Any]:
        """The answer in the shape promised to scripts."""
        from briefing.document import answer_document

        return answer_document(answer, self.office.area, self.office.area_title)


def ask(
    text: Text = None,
    after: After = None,
    today: Today = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    batch: Batch = None,
) -> None:
    """Answer one question, the same as in the chat."""
    if batch:
        if text is not None or after:
            raise wrong_call("Give one question or --batch with a file of questions, not both")
        _ask_all(batch, read_day(today, "today"), read_day(as_of, "as-of"))
        return
    if text is None:
        raise wrong_call("Type a question, for example: kpibot ask '999 answered q3 2021/22'")
    answering = Answering()
    answer = answering.answer(text, after, read_day(today, "today"), read_day(as_of, "as-of"))
    document = answering.document(answer)
    print(json.dumps(document, ensure_ascii=False) if as_json else _printed(document))
    if document["status"] in ("unknown", "no_data"):
        raise nothing_to_give(_said(document))


def _said(document: dict[str, Any]) -> str:
    """In one line: that there is nothing, and what can be asked instead."""
    said, instead = _here(document["text"].split("\n")[0]).rstrip("."), document["suggestions"]
    if document["status"] == "ambiguous":
        return f"{said} Ask for one of them: {'; '.join(instead)}."
    return f"{said}; ask instead: {instead[0]}" if instead else f"{said}."


def chart(
    text: Annotated[str, typer.Argument(help="The question.")],
    output: Output,
    dark: Annotated[bool, typer.Option("--dark", help="Light letters on a dark ground.")] = False,
) -> None:
    """Draw the picture of the same answer."""
    from briefing.answer_picture import picture_for
    from briefing.chart import save
    from briefing.style import DARK, LIGHT

    answering = Answering()
    answer = answering.answer(text, None, None)
    picture = picture_for(answer, answering.office.area_title)
    if picture is None and (answer.kpi is None or answer.value is None):
        raise nothing_to_give(_said(answering.document(answer)))
    if picture is None:
        assert answer.kpi is not None
        raise nothing_to_give(f"{answer.kpi.title}: only one figure of this kind is held, so there is nothing to draw")
    try:
        save(picture, output, DARK if dark else LIGHT)
    except (OSError, ValueError) as error:
        raise unwritable(output, error) from None
    print(picture.caption)


def _printed(document: dict[str, Any]) -> str:
    """The reply, with what can be asked instead where the chat would show buttons."""
    return "\n".join([_here(document["text"]), *(f"  {each}" for each in document["suggestions"])])


def _here(text: str) -> str:
    """The reply with the command that lists all where the chat has one of its own."""
    return text.replace("/kpis lists", "kpibot export lists")


def _ask_all(batch: Path, today: date | None, as_of: date | None) -> None:
    rows = read_batch(batch)
    answering = Answering()
    for row in rows:
        answer = answering.answer(row.question, row.after, row.today or today, as_of)
        print(json.dumps(answering.document(answer), ensure_ascii=False))


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(ask)
    app.command()(chart)
