"""Figures as an older file of the same name had them: held already, as superseded, and so neither new nor unchanged."""

from collections.abc import Iterable, Sequence

from kpistore.model.observation import Observation, current
from kpistore.model.sameness import wording
from kpistore.readers.file_reading import Problem

BACK_AGAIN = "an earlier file of this name said {was}, the newest one {held}; to go back, give the file another name"


def back_again(name: str, fresh: Iterable[Observation], held: Sequence[Observation]) -> tuple[Problem, ...]:
    """What has to be asked about: each figure that an older file of its name had and a newer one of it has no more.

    Where one and the same content prints both values, none of them goes back to anything.
    """
    known = {wording(each): each for each in held}
    in_force = {each.identity: each for each in current(list(held))}
    found = []
    for figure in fresh:
        then, now = known.get(wording(figure)), in_force.get(figure.identity)
        if then is None or now is None or now.value == figure.value or now.document.name != figure.document.name:
            continue
        if then.document.sha256 and then.document.sha256 == now.document.sha256:
            continue
        why = BACK_AGAIN.format(was=figure.value, held=now.value)
        found.append(Problem(f"{name}, {figure.kpi}, {figure.period.label}", why))
    return tuple(found)
