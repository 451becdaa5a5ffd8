"""What got worse, what rose, what is below target: all that moved so, the newest first, and of how many."""

import pytest

from kpistore.analysis.change import IN_TIME, Against, Verdict
from kpistore.answers import Answers
from kpistore.asking.answer import Answer, AnswerStatus
from kpistore.asking.movers import Moved, moved_in
from kpistore.asking.moving import MOST
from kpistore.asking.question import understand
from kpistore.asking.remembering import recalled, remembered
from tests.kpistore import shipped
from tests.kpistore.test_answers import Shipped


def after(*texts: str) -> Answer:
    kept, catalogue = "", shipped.office().catalogue
    answers = Answers(shipped.office(), Shipped())
    for text in texts:
        found = answers.of(understand(text, catalogue, shipped.TODAY, recalled(kept, catalogue)))
        kept = remembered(found) or kept
    return found


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("what got worse", Moved.WORSE),
        ("What's getting worse?", Moved.WORSE),
        ("which measures are going in the wrong direction", Moved.WORSE),
        ("what improved most", Moved.BETTER),
        ("biggest rise", Moved.ROSE),
        ("which of those fell most", Moved.FELL),
        ("what is below target", Moved.BELOW_TARGET),
    ],
)
def test_a_question_that_names_no_measure_asks_for_what_moved(text: str, moved: Moved) -> None:
    assert moved_in(text.lower()) is moved


@pytest.mark.parametrize(
    "text", ["worse", "did burglary get worse", "biggest rise in burglary", "most improved hotspot", "what fell on us"]
)
def test_other_words_that_move_are_no_such_question(text: str) -> None:
    assert moved_in(text) is None


def test_what_got_worse_has_the_verdict_worse_and_the_same_measures_whichever_way_it_is_asked() -> None:
    worse, better = after("what got worse"), after("what improved most")
    assert worse.tally is not None
    assert better.tally is not None
    assert 0 < len(worse.lines) == min(worse.tally.moved, MOST)
    assert (worse.tally.moved, worse.tally.otherwise) == (better.tally.otherwise, better.tally.moved)
    for lines, verdict in ((worse.lines, Verdict.WORSE), (better.lines, Verdict.BETTER)):
        for line in lines:
            assert next(each.verdict for each in line.comparisons if each.against in IN_TIME) is verdict


def test_every_line_is_the_answer_to_its_own_measure() -> None:
    for line in after("what improved most").lines:
        assert line.observation is not None
        assert line.kpi is not None
        assert line.value == after(f"{line.kpi.title} {line.observation.period.label}").value


def test_only_what_has_a_target_can_be_below_it() -> None:
    found = after("what is below target")
    assert [each.kpi and each.kpi.key for each in found.lines] == ["calls-999-answered"]
    assert all(any(each.against is Against.TARGET for each in line.comparisons) for line in found.lines)


def test_which_of_those_asks_for_the_measures_of_the_card_just_told_and_of_nothing_else() -> None:
    found = after("knife crime", "which of those fell most")
    topic = found.question.topic
    assert topic is not None
    assert {each.kpi for each in found.lines} <= {each.kpi for each in topic.measures}
    assert after("which of those fell most").status is AnswerStatus.UNKNOWN


def test_after_a_figure_the_biggest_rise_is_that_measures() -> None:
    found = after("burglary", "biggest rise")
    assert found.kpi is not None
    assert found.kpi.key == "residential-burglary"
