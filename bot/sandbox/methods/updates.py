"""Who the bot is, and how it hears."""

from bot.sandbox.limits import UPDATES
from bot.sandbox.methods.method import Method
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusal import Json
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
    state.hook.check_free()
    _allow(state, parameters)
    return await state.updates.poll(
        parameters.number("offset"), parameters.number("limit", UPDATES), parameters.number("timeout")
    )


async def set_webhook(state: State, parameters: Parameters) -> bool:
    """Updates are posted to the address, which must be of this machine; no address removes it."""
    if not parameters.text("url"):
        return await delete_webhook(state, parameters)
    _allow(state, parameters)
    if parameters.flag("drop_pending_updates"):
        state.updates.drop()
    state.hook.set(parameters.text("url"), parameters.text("secret_token"))
    return True


def _allow(state: State, parameters: Parameters) -> None:
    kinds = parameters.parsed("allowed_updates", "allowed updates")
    if isinstance(kinds, list):
        state.updates.allow([str(kind) for kind in kinds])


async def delete_webhook(state: State, parameters: Parameters) -> bool:
    """Updates wait to be fetched again; pending ones are dropped if asked for."""
    state.hook.clear()
    if parameters.flag("drop_pending_updates"):
        state.updates.drop()
    return True


async def get_webhook_info(state: State, _parameters: Parameters) -> Json:
    """The address, if there is one, how many updates wait, and why the last one was not taken."""
    known = {"url": state.hook.url, "has_custom_certificate": False, "pending_update_count": state.updates.pending}
    failed = {"last_error_date": int(state.clock().timestamp()), "last_error_message": state.hook.last_error}
    return {**known, **(failed if state.hook.last_error else {})}


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
