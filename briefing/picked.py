"""What is said of a figure that was picked or put together: of how many it is the highest, up to when it reaches."""

from decimal import Decimal

from briefing.named import named_with_part, part_words, place_words
from briefing.ranked_words import average_words, counted, gap_asked, gap_rank_words, rank_words
from briefing.words import figure_words, period_words
from kpistore.analysis.change import Against
from kpistore.asking.answer import Answer
from kpistore.asking.lengths import length_of
from kpistore.model.kpi import NATIONAL
from kpistore.model.observation import Observation
from kpistore.model.period import day_words


def picked_words(answer: Answer) -> list[str]:
    """One line for the highest or lowest of a series, one for others as high; empty for other answers."""
    figure, among = answer.observation, answer.among
    if figure is None or not among:
        return []
    extreme = answer.question.extreme
    if extreme and extreme.moved:
        of = f" for {counted(among)}" if len({length_of(each.period) for each in among}) == 1 else ""
        return [f"The largest {extreme.moved} of the {len(among)} changes held{of}, up to {among[-1].period.label}."]
    if gap_asked(answer):
        return [gap_rank_words(answer)]
    if len({each.period for each in among}) == 1 and len(among) > 1:
        return _part_words(answer)
    if len(among) == 1:
        return [f"The only one of its kind held: {period_words(figure.period)}.", *average_words(answer)]
    return [*rank_words(figure, among), *average_words(answer)]


def _part_words(answer: Answer) -> list[str]:
    """Of parts of one period, which it is; with the country's beside, in how many the figure is lower."""
    figure, extreme, count = answer.observation, answer.question.extreme, len(answer.among)
    assert figure is not None
    highest = all((each.value or 0) <= (figure.value or 0) for each in answer.among)
    which = "highest" if highest else "lowest"
    if extreme is None or not extreme.beside_national:
        ties = [each for each in answer.among if each is not figure and each.value == figure.value]
        return [f"The {which} of the {count} parts held{', with others as ' + which[:-3] if ties else ''}."]
    theirs = {each.breakdown: each.value for each in answer.parts if each.comparator == NATIONAL}
    against = [each for each in answer.among if (each.value or 0) < (theirs[each.breakdown] or 0)]
    if extreme.rank == "highest":
        against = [each for each in answer.among if (each.value or 0) > (theirs[each.breakdown] or 0)]
    way = "above" if extreme.rank == "lowest" else "below"
    if not against:
        return [f"All {count} parts held are {way} England and Wales or the same; the nearest is shown."]
    be = "is" if len(against) == 1 else "are"
    names = ", ".join(name for each in against for name in part_words(each.breakdown))
    return [f"Not all: {len(against)} of the {count} parts held, {names}, {be} not {way} England and Wales."]


def parts_otherwise(answer: Answer) -> list[str]:
    """The parts that stand on the other side of the country's figure than the whole, which would hide them."""
    beside = next((each for each in answer.comparisons if each.against is Against.NATIONAL), None)
    if beside is None or answer.breakdown:
        return []
    theirs = {each.breakdown: each for each in answer.parts if each.comparator == NATIONAL}
    own = [each for each in answer.parts if each.comparator is None and each.value is not None]
    pairs = [(each, theirs[each.breakdown]) for each in own if each.breakdown and each.breakdown in theirs]
    against = [(ours, other) for ours, other in pairs if _parted(ours, other) * beside.change < 0]
    told = [f"{', '.join(part_words(a.breakdown))}, {figure_words(a)} against {figure_words(b)}" for a, b in against]
    side = "Below" if beside.change > 0 else "Above"
    return [f"{side} England and Wales in part: {'; '.join(told)}."] if told else []


def _parted(ours: Observation, theirs: Observation) -> Decimal:
    return (ours.value or Decimal(0)) - (theirs.value or Decimal(0))


def reach_words(answer: Answer) -> list[str]:
    """Up to when the figures of a total reach, where the question left its end open or counted back from the newest."""
    asked, end = answer.question.period, answer.period.end if answer.period else None
    if asked is None or end is None or answer.derived is None:
        return []
    is_open = asked.first is not None and asked.first.end is None
    return [f"The figures held reach up to {day_words(end)}."] if is_open or asked.count else []


def pair_words(answer: Answer) -> list[str]:
    """The second of two measures, its title first."""
    lines = []
    for second in answer.lines:
        assert second.kpi is not None
        asked = second.question.area
        title = named_with_part(second.kpi.title, second.breakdown)
        title = f"{title}, {place_words(asked)}" if asked else title
        when = f", {answer.period.label}" if answer.period else ""
        if second.observation is None or second.period is None:
            lines += [f"{title}{when}: not in the reports loaded"]
        else:
            source = f", {second.observation.document.title}" if asked else ""
            lines += [f"{title}: {figure_words(second.observation)} · {period_words(second.period)}{source}"]
            if answer.observation and answer.observation.document.family != second.observation.document.family:
                lines += ["These are of two sources, which do not count alike."]
    return lines
