"""Who the bot is, and how it hears."""

from bot.sandbox.limits import UPDATES
from bot.sandbox.methods.method import Method
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusal import Json, bad_request
from bot.sandbox.state import State


async def get_me(state: State, _parameters: Parameters) -> Json:
    """The bot as it was made with BotFather, privacy mode on."""
    return {
        **state.profile.as_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(state: State, parameters: Parameters) -> list[Json]:
    """Waits up to the timeout where nothing is pending."""
    kinds = parameters.parsed("allowed_updates", "allowed updates")
    if isinstance(kinds, list):
        state.updates.allow([str(kind) for kind in kinds])
    return await state.updates.poll(
        parameters.number("offset"), parameters.number("limit", UPDATES), parameters.number("timeout")
    )


async def set_webhook(state: State, parameters: Parameters) -> bool:
    """Only its removal: nothing outside this machine can be reached from here."""
    if parameters.text("url"):
        raise bad_request("bad webhook: the sandbox delivers no webhooks; use getUpdates")
    return await delete_webhook(state, parameters)


async def delete_webhook(state: State, parameters: Parameters) -> bool:
    """There is none; pending updates are dropped if asked for."""
    if parameters.flag("drop_pending_updates"):
        state.updates.drop()
    return True


async def get_webhook_info(state: State, _parameters: Parameters) -> Json:
    """No webhook, and how many updates wait."""
    return {"url": "", "has_custom_certificate": False, "pending_update_count": state.updates.pending}


async def leave(_state: State, _parameters: Parameters) -> bool:
    """Nothing to do: this server keeps no sessions."""
    return True


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": leave,
    "close": leave,
}
