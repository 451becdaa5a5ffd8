"""An answer as one or two sentences to read aloud."""

from briefing.answer import warnings
from briefing.words import BY_CHANCE, COMPARATOR_WORDS, figure_words, number, spoken_period
from kpistore.analysis.change import Against, Comparison
from kpistore.asking.answer import Answer
from kpistore.model.kpi import Kpi, breakdown_text
from kpistore.model.period import UNDATED


def say(answer: Answer, area_title: str) -> str:
    """The figure with its period, what it was before, its source and what to be careful about; "" for no figure."""
    figure, kpi = answer.observation, answer.kpi
    if figure is None or kpi is None or answer.period is None:
        return ""
    whose = f"the {area_title} figure"
    if answer.comparator:
        whose = f"the figure for {COMPARATOR_WORDS[answer.comparator]}"
    when = spoken_period(answer.period)
    first = f"{whose} for {_measure(answer, kpi)} was {figure_words(figure)}"
    first = f"{first}; {when}" if answer.period == UNDATED else f"{when} {first}"
    first = first[:1].upper() + first[1:]
    previous = next((each for each in answer.comparisons if each.against is Against.PREVIOUS), None)
    earlier = answer.change or previous
    sentences = [first + (_moved(earlier, kpi) if earlier else "")]
    if earlier and earlier.beyond_chance is False:
        sentences.append(BY_CHANCE)
    target = next((each for each in answer.comparisons if each.against is Against.TARGET), None)
    if target:
        sentences.append(f"The {target.name} is {number(target.value, kpi.unit)}")
    sentences += [f"It is printed in: {figure.document.title}", *warnings(answer)]
    return " ".join(f"{each.rstrip('.')}." for each in sentences).replace("%", " per cent")


def _measure(answer: Answer, kpi: Kpi) -> str:
    title = kpi.title
    if len(title) > 1 and title[0].isupper() and title[1].islower():
        title = title[0].lower() + title[1:]
    part = breakdown_text(answer.breakdown).replace("=", ": ").replace("-", " ")
    return f"{title} ({part})" if part else title


def _moved(earlier: Comparison, kpi: Kpi) -> str:
    was = f"{number(earlier.value, kpi.unit)} {spoken_period(earlier.period)}"
    if earlier.change == 0:
        return f", the same as {spoken_period(earlier.period)}"
    return f", {'up' if earlier.change > 0 else 'down'} from {was}"
