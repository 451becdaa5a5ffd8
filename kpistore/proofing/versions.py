"""A draft that is another version of a report on record: each figure recorded from its text still stands there, or not.

What a sentence's figure measures was understood by whoever reviewed the report, often from more than the sentence says.
What was recorded then is enough to see that another figure now stands in its place.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kpistore.analysis.audit.wording import subject_of
from kpistore.catalogue import Catalogue
from kpistore.model.claim import Claim
from kpistore.model.finding import Finding, FindingKind, Gravity, Holds, Outcome
from kpistore.model.observation import Document, Medium
from kpistore.proofing.aligning import Paragraph, aligned, paragraphs_of, plain_print
from kpistore.proofing.amounts import Amount
from kpistore.proofing.recorded_text import Recorded, RecordedText
from kpistore.proofing.sentences import Sentence, sentences_of

_SAME = 0.75
"""So much of a report's text has to stand in a draft, as a share of its figures, for it to be the same report."""
_SHORT = 2
"""Characters; a longer figure that stands somewhere else was moved, a shorter one may be another."""
_FEWEST = 5
"""Figures; fewer may stand in a row by chance."""
Kept = tuple[Sentence, Amount | None, Outcome]
"""A sentence, its figure that was compared, and what came of it."""


def check_version(catalogue: Catalogue, document: Document, text: str, recorded: Iterable[Recorded]) -> list[Kept]:
    """What stands as recorded and what does not, if the draft is a version of a report held; nothing for a new one."""
    words = plain_print(text)
    texts = [each for each in _texts(recorded) if len(each) >= _FEWEST and _may_be(each, words)]
    paragraphs = paragraphs_of(sentences_of(text)) if texts else []
    versions = [_version(each, paragraphs) for each in texts]
    return [
        kept
        for same in versions
        if same.sameness >= _SAME
        for number in range(len(same.lines))
        for kept in _compared(catalogue, document, same, number)
    ]


def _texts(recorded: Iterable[Recorded]) -> list[list[Recorded]]:
    """What was recorded from the text of each report, by line."""
    by_document: defaultdict[str, list[Recorded]] = defaultdict(list)
    for each in recorded:
        if each.medium is Medium.PROSE and each.line and each.as_published:
            by_document[each.document.name].append(each)
    return [sorted(each, key=lambda one: one.line or 0) for each in by_document.values()]


def _may_be(text: Sequence[Recorded], words: str) -> bool:
    """Whether enough of it stands anywhere in the draft."""
    return sum(plain_print(each.as_published) in words for each in text) >= _SAME * len(text)


def _version(text: Sequence[Recorded], paragraphs: list[Paragraph]) -> RecordedText:
    lines: defaultdict[int, dict[str, Recorded]] = defaultdict(dict)
    for each in text:
        lines[each.line or 0].setdefault(plain_print(each.as_published), each)
    places = aligned([list(each) for each in lines.values()], paragraphs)
    return RecordedText(text[0].document, [list(each.values()) for each in lines.values()], places, paragraphs)


def _compared(catalogue: Catalogue, document: Document, same: RecordedText, number: int) -> Iterator[Kept]:
    for each in same.lines[number]:
        place = same.place_of(each, number)
        if place is not None:
            yield from _standing(document, each, same.paragraphs[place])
        elif any(letter.isdigit() for letter in each.as_published):
            now = _instead(same, each, number)
            elsewhere = same.place_of(each, number, range(len(same.paragraphs))) is not None
            if not elsewhere or (now and len(plain_print(each.as_published)) <= _SHORT):
                yield _gone(catalogue, document, each, now, same, number)


def _standing(document: Document, recorded: Recorded, paragraph: Paragraph) -> Iterator[Kept]:
    wanted = plain_print(recorded.as_published)
    for sentence, amount in paragraph.amounts:
        printed = plain_print(amount.printed)
        if printed in wanted or wanted in printed:
            yield sentence, amount, Holds(document)
            return


def _instead(same: RecordedText, recorded: Recorded, number: int) -> tuple[Sentence, Amount] | None:
    """The figure that stands in its place, on its line or beside others of its line, and was not recorded there."""
    lines, own = same.expected(number), same.places[number]
    here = [
        (sentence, amount)
        for place in same.near(number)
        for sentence, amount in same.paragraphs[place].amounts
        if (place == own or sentence.line_at(amount.start) in lines) and not _is_recorded(same, place, amount)
    ]
    alike = [each for each in here if _look(each[1].printed) == _look(recorded.as_published)]
    return next(iter(alike or here), None)


def _nearest(same: RecordedText, number: int) -> Sentence:
    """The sentence that stands where a recorded line should."""
    line = min(same.expected(number), default=0)
    there = (each for place in same.near(number) for each in same.paragraphs[place].sentences)
    return min(there, key=lambda each: max(each.line - line, line - each.last_line))


def _is_recorded(same: RecordedText, place: int, amount: Amount) -> bool:
    printed = plain_print(amount.printed)
    return any(held == place and (printed in each or each in printed) for held, each in same.taken)


def _look(printed: str) -> tuple[bool, bool]:
    return "%" in printed or "cent" in printed, "£" in printed


def _whose(recorded: Recorded) -> str | None:
    """Whose figure it is; the gap to the national figure is the office's own."""
    return None if isinstance(recorded, Claim) and recorded.is_gap else recorded.comparator


def _gone(
    catalogue: Catalogue, document: Document, was: Recorded, now: tuple[Sentence, Amount] | None, same: RecordedText,
    number: int,
) -> Kept:  # fmt: skip
    """A doubt where another figure stands in its place, a note where none does: it may be left out on purpose."""
    sentence, amount = now or (_nearest(same, number), None)
    matter = f"“{same.document.title}” was recorded with {was.as_published} (line {was.line}); "
    matter += f"{amount.printed} stands in its place" if amount else "it no longer stands there"
    found = Finding(
        FindingKind.RESTATED,
        Gravity.DOUBT if amount else Gravity.NOTE,
        document,
        f"{sentence.heading}, text".removeprefix(", "),
        sentence.line_at(amount.start) if amount else sentence.line,
        amount.printed if amount else was.as_published,
        was.as_published,
        subject_of(catalogue, was.kpi, was.breakdown, _whose(was), was.period),
        matter,
    )
    return sentence, amount, found
