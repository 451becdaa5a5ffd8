"""One friendly line for what is no question, and for what no measure answers."""

from kpistore.asking.talk import Talk

EXAMPLES = "For example: 999 answered, knife crime, or burglary q3 2021/22. /kpis lists all that can be asked."
_LINES = {
    Talk.GREETING: "Ready for a question in plain words.",
    Talk.THANKS: "You are welcome.",
    Talk.WHO: "This bot gives the published performance figures of the police area, each with its period and source.",
    Talk.UNKIND: "That names no figure, but there are plenty to ask for.",
    Talk.HELP: "Name a measure and, if you like, a period; a follow-up such as “and the year before?” works too.",
}


def talk_words(talk: Talk) -> str:
    """The reply to a remark: one line, and what can be asked."""
    return f"{_LINES[talk]} {EXAMPLES}"
