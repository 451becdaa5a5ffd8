"""A rule outlives its measure."""

from decimal import Decimal

from bot.sandbox import YOU
from kpistore.model.alert import AlertRule, RuleKind
from kpistore.store.rules import RuleState
from tests.bot.conversation import Conversation


def test_a_rule_whose_measure_left_the_catalogue_is_told_once_and_can_be_deleted(bot: Conversation) -> None:
    gone = AlertRule("Gone above 5", "gone", RuleKind.ABOVE, Decimal(5))
    number = bot.store.rules.draft(gone, YOU.id, YOU.id, "Alex Morgan", bot.clock())
    bot.store.rules.set_state(number, RuleState.ACTIVE, bot.clock(), among=(RuleState.DRAFT,))
    _, told = bot.run_job("alerts")
    assert (told[-1].text or "").startswith("⚪ No longer watched · Gone above 5\nIts measure is not in the catalogue")
    bot.clock.pass_by(days=1)
    assert bot.run_job("alerts")[1] == []
    assert "Not in the catalogue any more: Gone above 5." in (bot.say("/alerts")[0].text or "")
    bot.press("Gone above 5")
    (deleted,) = bot.press("Delete the rule")
    assert deleted.text == "Deleted: Gone above 5."
    assert bot.store.rules.kept() == []
