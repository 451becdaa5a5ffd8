"""A change from a doubtful figure is told with the doubt, in the chat and aloud."""

import pytest

from briefing.answer import answer_message
from briefing.say import say
from kpistore.asking.answer import Answer
from kpistore.asking.answering import answer
from kpistore.asking.question import understand
from kpistore.auditing import Auditor
from kpistore.incoming.importing import shipped_claims
from kpistore.shelf import ClaimShelf
from tests.kpistore import shipped

REPEATED = "101 calls answered within 2 minutes, Q2 2021/22: 54.40% repeats the value of Q2 2020/21; ask the force"


def audited(text: str) -> Answer:
    """The answer, with what the audit found about its measure."""
    office = shipped.office()
    question = understand(text, office.catalogue, shipped.TODAY)
    assert question.kpi is not None
    auditor = Auditor(office, shipped.shelf(), ClaimShelf(shipped_claims(office)))
    return answer(question, shipped.shelf(), office.area, findings=auditor.of_kpi(question.kpi.key))


def test_a_rise_from_a_value_that_may_be_a_copied_cell_says_so() -> None:
    found = audited("101 answered q3 2021/22")
    assert f"⚠ {REPEATED}." in answer_message(found, "Cleveland").plain()
    assert say(found, "Cleveland").endswith(
        "The earlier figure repeats another one, so the change should be checked first."
    )


def test_a_fall_from_a_wait_that_the_text_contradicts_says_so() -> None:
    found = audited("999 wait")
    told = answer_message(found, "Cleveland").plain()
    assert "Q3 2021/22: the report's text says 4.9 seconds, its table 4.4 seconds" in told
    assert say(found, "Cleveland").endswith("For the earlier figure the report's own text says 4.9 seconds.")


@pytest.mark.parametrize("text", ["999 wait q3 2021/22", "101 answered q2 2021/22", "999 answered", "homicides"])
def test_a_doubt_about_the_figure_itself_is_told_once(text: str) -> None:
    found = audited(text)
    assert not {each.says for each in found.doubts} & {each.says for each in found.doubts_beside}
    lines = answer_message(found, "Cleveland").plain().split("\n")
    assert len(lines) == len(set(lines))


def test_of_several_doubts_the_gravest_is_told_and_the_rest_counted() -> None:
    several = answer_message(audited("101 answered q2 2021/22"), "Cleveland").plain()
    assert "54.40% repeats the value of Q2 2020/21; ask the force. 1 more doubt about it (editors: /audit)." in several
    assert "more doubt" not in answer_message(audited("999 answered q2 2021/22"), "Cleveland").plain()
