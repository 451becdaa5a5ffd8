"""What is known about how a figure is made and judged. Why it moved, the reports seldom say; nothing is guessed."""

from briefing.message import Message, bold, plain
from briefing.words import BY_CHANCE, comparison_words, figure_words, period_words
from kpistore.analysis.change import Against
from kpistore.asking.answer import Answer
from kpistore.model.kpi import Direction

NOT_SAID = "The reports give figures, not causes: why it moved cannot be read from them."
_DIRECTIONS = {
    Direction.MORE: "More is better for this measure.",
    Direction.LESS: "Less is better for this measure.",
    Direction.NEITHER: "Neither more nor less alone is better for this measure, so it is called up or down only.",
}


def why_message(answer: Answer, title: str) -> Message:
    """What the measure counts, how the verdict comes about and what cannot be known."""
    figure, kpi = answer.observation, answer.kpi
    assert figure is not None
    assert kpi is not None
    lines = [f"{bold(title)} · {bold(figure_words(figure))} · {plain(period_words(figure.period))}", plain(NOT_SAID)]
    lines += [f"What it counts: {plain(kpi.definition)}", _DIRECTIONS[kpi.direction]]
    lines += [plain(comparison_words(each, kpi.unit)) for each in answer.comparisons]
    lines += [plain(each) for each in _judged(answer)]
    if figure.note:
        lines.append(f"How it was read: {plain(figure.note)}")
    if kpi.note:
        lines.append(f"Note: {plain(kpi.note)}")
    return Message("\n".join(lines))


def _judged(answer: Answer) -> list[str]:
    earlier = [each for each in answer.comparisons if each.against in (Against.PREVIOUS, Against.YEAR_EARLIER)]
    if not earlier:
        return ["No earlier figure of the same length is held, so nothing is said about a change."]
    if any(each.beyond_chance is False for each in earlier):
        return [f"{BY_CHANCE} A test of the two counts does not rule chance out."]
    if any(each.beyond_chance for each in earlier):
        return ["A test of the two counts rules chance out (at one in twenty)."]
    return ["No test of chance fits two such figures; that takes a longer series."]
