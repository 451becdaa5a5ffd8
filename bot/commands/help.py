"""What can be typed."""

from collections.abc import Mapping, Sequence

from briefing.message import plain

OPENING = "Type what you want to know, for example <b>999 answered</b> or <b>burglary q3 2021/22</b>."


def help_text(summaries: Mapping[str, str], menu: Sequence[str]) -> str:
    """The commands of the menu, then the others, a line each."""
    listed = [f"/{name} – {plain(summaries[name])}" for name in menu]
    others = [f"/{name} – {plain(summary)}" for name, summary in summaries.items() if name not in menu]
    return "\n".join([OPENING, "", *listed, "", "Also understood:", *others])
