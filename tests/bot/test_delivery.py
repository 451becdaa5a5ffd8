"""The outbox, delivered through the real sender to a Telegram that refuses."""

from bot.sandbox import STRANGER, YOU
from kpistore.store.people import ALERTS, DIGEST
from tests.bot.conversation import COLLEAGUE, Conversation


def test_a_blocked_chat_ends_its_subscriptions_and_the_others_are_told(bot: Conversation) -> None:
    bot.invited()
    bot.invited(by=COLLEAGUE)
    # Blocked while the bot was away: it has not been told, and learns of it by the refusal.
    bot.sandbox.state.chats.known(STRANGER.id).blocked = True
    line, mine = bot.run_job("alerts")
    assert line == "Done: 1 told."
    assert len(mine) == 1
    assert any("89.2%" in (each.text or "") for each in bot.sandbox.replies(COLLEAGUE.id))
    assert bot.store.people.subscribers(ALERTS) == [YOU.id, COLLEAGUE.id]
    assert bot.store.people.subscribers(DIGEST) == [YOU.id, COLLEAGUE.id]
    assert bot.store.outbox.waiting() == []


def test_whoever_comes_back_subscribes_again(bot: Conversation) -> None:
    bot.invited()
    bot.sandbox.block(STRANGER.id)
    bot.say("/help")
    bot.sandbox.block(STRANGER.id, blocked=False)
    assert STRANGER.id not in bot.store.people.subscribers(ALERTS)
    bot.say("/subscribe", by=STRANGER)
    assert STRANGER.id in bot.store.people.subscribers(ALERTS)


def test_a_chat_telegram_has_never_heard_of_does_not_hold_up_the_others(bot: Conversation) -> None:
    bot.store.people.subscribe(999, ALERTS, bot.clock())
    _, mine = bot.run_job("alerts")
    assert len(mine) == 1
    assert bot.store.people.subscribers(ALERTS) == [YOU.id]


def test_two_members_each_get_an_alert_once(bot: Conversation) -> None:
    bot.invited()
    bot.run_job("alerts")
    bot.run_job("alerts")
    told = [each for each in bot.sandbox.replies(STRANGER.id) if "89.2%" in (each.text or "")]
    assert len(told) == 1
