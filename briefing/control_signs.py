"""The signals of a control chart as shapes and words."""

from collections.abc import Sequence

from briefing.signs import Form, Sign, Signed
from kpistore.analysis.spc.chart import RUN, ControlPoint
from kpistore.analysis.spc.words import HIGH, Signal, Tone

_SIGNS = {Tone.CONCERN: Sign.CONCERN, Tone.IMPROVEMENT: Sign.IMPROVEMENT, Tone.NEUTRAL: Sign.NEUTRAL}
_FORMS = {Signal.OUTSIDE_LIMITS: Form.OUTSIDE, Signal.TWO_IN_THREE: Form.NEAR, Signal.SHIFT: Form.RUN}
_WORDS = {
    Form.OUTSIDE: "outside the range",
    Form.NEAR: "near a limit",
    Form.RUN: f"{RUN} in a row on one side",
    Form.RISING: f"{RUN} in a row rising",
    Form.FALLING: f"{RUN} in a row falling",
}
_TONES = {Sign.CONCERN: ": concern", Sign.IMPROVEMENT: ": improvement"}


def form_of(point: ControlPoint) -> Form:
    """The shape of the rule that flags the point; none for a point like the others."""
    if point.signal is Signal.TREND:
        return Form.RISING if point.heading == HIGH else Form.FALLING
    return _FORMS.get(point.signal, Form.NONE)


def sign_of(point: ControlPoint, *, judged: bool) -> Sign:
    """What its signal means; neutral while the chart waits for a rebase and nothing is judged by it."""
    if point.signal is Signal.NONE:
        return Sign.NONE
    return _SIGNS.get(point.tone, Sign.NEUTRAL) if judged else Sign.NEUTRAL


def signs_on(points: Sequence[ControlPoint], *, judged: bool) -> tuple[Signed, ...]:
    """Each signal with its marks, the one with the newest mark first."""
    found: dict[tuple[Form, Sign], tuple[int, ...]] = {}
    for at, point in enumerate(points):
        kind = (form_of(point), sign_of(point, judged=judged))
        if kind[0]:
            found[kind] = (*found.get(kind, ()), at)
    newest_first = sorted(found.items(), key=lambda each: -each[1][-1])
    return tuple(Signed(sign, form, _words(form, sign), marks) for (form, sign), marks in newest_first)


def _words(form: Form, sign: Sign) -> str:
    """ "near a limit: concern"."""
    return f"{_WORDS[form]}{_TONES.get(sign, '')}"
