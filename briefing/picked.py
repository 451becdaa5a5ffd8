"""What is said of a figure that was picked or put together: of how many it is the highest, up to when it reaches."""

from briefing.words import COUNTED_WORDS, figure_words, period_words
from kpistore.asking.answer import Answer
from kpistore.model.period import day_words


def picked_words(answer: Answer) -> list[str]:
    """One line for the highest or lowest of a series, one for others as high; empty for other answers."""
    figure, among = answer.observation, answer.among
    if figure is None or not among:
        return []
    kind = COUNTED_WORDS.get(figure.period.kind, "figures")
    if len(among) == 1:
        return [f"The only one of its kind held: {period_words(figure.period)}."]
    highest = all((each.value or 0) <= (figure.value or 0) for each in among)
    span = f"{among[0].period.label} to {among[-1].period.label}"
    lines = [f"The {'highest' if highest else 'lowest'} of the {len(among)} {kind} held, {span}."]
    ties = [each.period.label for each in among if each is not figure and each.value == figure.value]
    return lines + ([f"The same in {', '.join(ties)}."] if ties else [])


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
        when = f", {answer.period.label}" if answer.period else ""
        if second.observation is None or second.period is None:
            lines += [f"{second.kpi.title}{when}: not in the reports loaded"]
        else:
            lines += [f"{second.kpi.title}: {figure_words(second.observation)} · {period_words(second.period)}"]
    return lines
