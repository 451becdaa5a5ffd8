"""Every command and button by name. A command's docstring is its /help text."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.commands import (
    alert,
    alerting,
    audit,
    corrections,
    dating,
    digest,
    figures,
    files,
    joining,
    judging,
    listing,
    muting,
    note,
    owning,
    rebase,
    ruled,
    ruling,
    settings,
    watching,
    why,
)
from bot.commands import open as open_
from bot.commands.help import help_text
from bot.desk import Desk, Reply, Request
from briefing.message import Message


@dataclass(frozen=True, slots=True)
class Command:
    """What runs, and how it is described."""

    name: str
    run: Callable[[Desk, Request], Reply]
    summary: str
    for_strangers: bool = False
    takes_long: bool = False
    """Other updates are answered meanwhile."""


def _command(
    name: str, run: Callable[[Desk, Request], Reply], *, for_strangers: bool = False, takes_long: bool = False
) -> Command:
    return Command(name, run, " ".join((run.__doc__ or "").split()), for_strangers, takes_long)


def help_(_desk: Desk, _request: Request) -> Reply:
    """List the commands"""
    return Reply(Message(help_text({each.name: each.summary for each in COMMANDS.values()}, MENU)))


_ALL = (
    _command("kpi", figures.kpi),
    _command("kpis", listing.kpis),
    _command("alerts", watching.alerts),
    _command("digest", digest.digest),
    _command("help", help_),
    _command("chart", figures.chart),
    _command("compare", figures.compare),
    _command("why", why.why),
    _command("rebase", rebase.rebase),
    _command("note", note.note),
    _command("source", figures.source),
    _command("audit", audit.audit),
    _command("alert", alert.alert),
    _command("open", open_.open_),
    _command("due", dating.due),
    _command("corrections", corrections.corrections),
    _command("mute", muting.silences),
    _command("context", alerting.add_context),
    _command("settings", settings.settings),
    _command("subscribe", watching.subscribe),
    _command("unsubscribe", watching.unsubscribe),
    _command("import", files.import_),
    _command("start", joining.start, for_strangers=True),
    _command("invite", joining.invite),
    _command("people", joining.people),
)
COMMANDS = {each.name: each for each in _ALL}
MENU = ("kpi", "kpis", "alerts", "digest", "help")
"""What readers see in Telegram's menu; the rest is buttons and plain words."""

BUTTONS = {
    "q": _command("q", figures.show_figure),
    "c": _command("c", figures.show_chart),
    "cs": _command("cs", figures.show_chart_of_several),
    "s": _command("s", figures.show_source),
    "y": _command("y", figures.show_sentence),
    "w": _command("w", why.show_why),
    "o": _command("o", listing.show_objective),
    "f": _command("f", watching.follow),
    "m": _command("m", muting.mute),
    "mw": _command("mw", muting.mute_week),
    "mr": _command("mr", muting.give_reason),
    "nd": _command("nd", note.delete_note),
    "mu": _command("mu", muting.give_length),
    "me": _command("me", muting.unmute),
    "ak": _command("ak", alerting.acknowledge_alert),
    "aw": _command("aw", alerting.show_reason),
    "ah": _command("ah", alerting.decide_release),
    "ra": _command("ra", alert.choose_measure),
    "rw": _command("rw", alert.choose_objective),
    "rk": _command("rk", ruling.choose_kind),
    "rv": _command("rv", ruling.choose_value),
    "rg": _command("rg", ruling.choose_severity),
    "ro": _command("ro", owning.choose_owner),
    "rs": _command("rs", ruling.save),
    "rx": _command("rx", ruling.cancel),
    "rt": _command("rt", ruling.try_it),
    "rh": _command("rh", ruling.show_history),
    "rm": _command("rm", ruled.manage),
    "rp": _command("rp", ruled.pause),
    "rr": _command("rr", ruled.resume),
    "rd": _command("rd", ruled.delete),
    "xw": _command("xw", corrections.ask_why),
    "xy": _command("xy", corrections.give_listed_reason),
    "xa": _command("xa", corrections.approve_correction),
    "xr": _command("xr", corrections.reject_correction),
    "ea": _command("ea", open_.record_asked),
    "ed": _command("ed", open_.close),
    "el": _command("el", open_.extend),
    "u": _command("u", watching.unfollow),
    "g": _command("g", settings.switch_topic),
    "gd": _command("gd", settings.choose_ground),
    "t": _command("t", watching.switch),
    "a": _command("a", audit.turn_page),
    "ia": _command("ia", files.approve, takes_long=True),
    "ir": _command("ir", files.reject),
    "is": _command("is", files.show_rows, takes_long=True),
    "iv": _command("iv", files.show),
    "ip": _command("ip", judging.publish, takes_long=True),
    "il": _command("il", judging.list_revised),
    "iw": _command("iw", judging.ask_reason),
    "ix": _command("ix", judging.mark_wrong),
    "iu": _command("iu", judging.undo_wrong),
}
"""The first letter of a button's action, and what it does."""
