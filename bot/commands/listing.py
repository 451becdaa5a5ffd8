"""All that can be asked, by objective of the Police and Crime Plan."""

from bot.desk import Desk, Reply, Request
from briefing.message import Button, ButtonRows, Message, bold
from kpistore.asking.reference import Reference
from kpistore.catalogue import Objective
from kpistore.model.kpi import Kpi


def kpis(desk: Desk, _request: Request) -> Reply:
    """List everything that can be asked, by objective"""
    return Reply(_objectives(desk))


def show_objective(desk: Desk, request: Request) -> Reply:
    """A button that opens one objective, or goes back to all of them."""
    chosen = next((each for each in _measured(desk) if each[0].key == request.words), None)
    if chosen is None:
        return Reply(_objectives(desk), edit=True)
    objective, measures = chosen
    rows: ButtonRows = tuple((Button(each.title, f"q:{Reference(each.key).encode()}"),) for each in measures)
    back = ((Button("‹ All objectives", "o:"),),)
    return Reply(Message(f"{bold(objective.title)}\nTap a measure.", rows + back), edit=True)


def _objectives(desk: Desk) -> Message:
    rows: ButtonRows = tuple(
        (Button(f"{objective.title} ({len(measures)})", f"o:{objective.key}"),)
        for objective, measures in _measured(desk)
    )
    return Message(f"{bold('What can be asked')}\nBy objective of the Police and Crime Plan. Tap one.", rows)


def _measured(desk: Desk) -> list[tuple[Objective, tuple[Kpi, ...]]]:
    return [(objective, held) for objective, held in desk.office.catalogue.by_objective().items() if held]
