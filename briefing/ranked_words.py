"""What the highest or the lowest of figures is: of how many, of which lengths, beside whose."""

from collections.abc import Sequence
from decimal import Decimal

from briefing.words import COMPARATOR_WORDS, COUNTED_WORDS, KIND_WORDS, figure_words, spoken_period
from kpistore.asking.answer import Answer
from kpistore.asking.held import end_of
from kpistore.asking.lengths import Length, length_of
from kpistore.model.kpi import NATIONAL
from kpistore.model.observation import Observation
from kpistore.model.period import MONTHS_IN_YEAR, Period, PeriodKind


def rank_words(figure: Observation, among: Sequence[Observation]) -> list[str]:
    """Of how many it is the highest; the highest of each length where several are held; and others as high."""
    which = which_of(figure, among)
    span = f"{among[0].period.label} to {among[-1].period.label}"
    lines = [f"The {which} of the {len(among)} {counted(among)} held, {span}."]
    if told := length_words(figure, among):
        lines.append(f"{told}.")
    ties = [each.period.label for each in among if each is not figure and each.value == figure.value]
    return lines + ([f"The same in {', '.join(ties)}."] if ties else [])


def which_of(figure: Observation, among: Sequence[Observation]) -> str:
    """Whether it is the highest or the lowest of them."""
    return "highest" if all((each.value or 0) <= (figure.value or 0) for each in among) else "lowest"


def length_words(figure: Observation, among: Sequence[Observation]) -> str:
    """ "By quarter: 73.3%, Q2 2020/21; by 12 months: 85.7%, ..."; "" where all are of one length."""
    tops = _tops(figure, among)
    told = [f"by {_length_name(each.period)}: {figure_words(each)}, {each.period.label}" for each in tops]
    return _capital("; ".join(told)) if len(told) > 1 else ""


def _tops(figure: Observation, among: Sequence[Observation]) -> list[Observation]:
    """The highest, or the lowest, of each length, the shortest first; of two alike the newer."""
    sign = 1 if which_of(figure, among) == "highest" else -1
    lengths: dict[Length, list[Observation]] = {}
    for each in among:
        lengths.setdefault(length_of(each.period), []).append(each)
    return [
        max(alike, key=lambda each: (sign * (each.value or 0), end_of(each))) for _, alike in sorted(lengths.items())
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _length_name(period: Period) -> str:
    if period.months == MONTHS_IN_YEAR:
        return KIND_WORDS[PeriodKind.ROLLING12]
    return f"{period.months} months" if period.kind is PeriodKind.RANGE and period.months else KIND_WORDS[period.kind]


def counted(among: Sequence[Observation]) -> str:
    """What they are: "quarters"; "spans of 12 months" of a financial year and others; "figures" of several lengths."""
    kinds = {each.period.kind for each in among}
    if len(kinds) == 1:
        return COUNTED_WORDS.get(kinds.pop(), "figures")
    if {each.period.months for each in among} == {MONTHS_IN_YEAR}:
        return COUNTED_WORDS[PeriodKind.ROLLING12]
    return "figures"


def average_words(answer: Answer) -> list[str]:
    """One line: that an average is no longest wait, where the longest was asked for; none for another answer."""
    extreme, kpi = answer.question.extreme, answer.kpi
    if not (extreme and extreme.of_one and kpi and "average" in kpi.title.lower() and answer.observation):
        return []
    which = which_of(answer.observation, answer.among)
    one = "longest" if which == "highest" else "shortest"
    return [f"No {one} one is printed: this is the {which} average."]


def spoken_rank(answer: Answer) -> str:
    """What must be said aloud of a figure that was picked: that it is an average, or that of other lengths."""
    extreme, figure, among = answer.question.extreme, answer.observation, answer.among
    if extreme is None or extreme.moved or figure is None or not among or gap_asked(answer) or answer.breakdown:
        return ""
    which, mine = which_of(figure, among), length_of(figure.period)
    others = [each for each in _tops(figure, among) if length_of(each.period) != mine]
    told = [
        f"by {_length_name(each.period)} the {which} is {figure_words(each)}, {spoken_period(each.period)}"
        for each in others
    ]
    return " and ".join(average_words(answer)) or _capital(", and ".join(told))


def gap_asked(answer: Answer) -> bool:
    """Whether the figures were put in order by how far each is from a comparator's."""
    extreme = answer.question.extreme
    return bool(extreme and not extreme.beside_national and answer.question.versus and answer.among)


def gap_rank_words(answer: Answer) -> str:
    """Which of the parts or periods it is, set beside a comparator's."""
    extreme, kpi = answer.question.extreme, answer.kpi
    assert extreme is not None
    assert kpi is not None
    whose = COMPARATOR_WORDS[answer.question.comparator or NATIONAL]
    beside = next((e for e in answer.comparisons if e.against.value == answer.question.comparator), None)
    of = f"of the {len(answer.among)} {'parts' if answer.breakdown else counted(answer.among)} held beside theirs"
    is_high, gap = extreme.is_highest(kpi.direction), beside.change if beside else Decimal(0)
    side = "above" if is_high else "below"
    if gap and (gap > 0) == is_high:
        return f"The furthest {side} {whose} {of}."
    other = "below" if is_high else "above"
    return f"None {of} is {side} {whose}: this is the least far {other}."
