"""Who follows a measure hears of its new figure, once."""

from collections.abc import Sequence
from datetime import date, datetime

from briefing.alert_buttons import button_label
from briefing.alert_group import Block, Matter
from briefing.message import Button, Message, bold, plain
from briefing.words import comparison_words, figure_words, period_words, source_line
from jobs.alerting.figures import newest_series, own_figures
from jobs.alerts import AlertSettings
from jobs.hours import next_sending_time
from jobs.known import known_on
from jobs.letters import blocks_to_json
from jobs.told import Told
from kpistore.analysis.change import Against, compare
from kpistore.asking.reference import reference_of
from kpistore.catalogue import Office, UnknownKpi
from kpistore.model.kpi import Kpi
from kpistore.model.observation import Observation, Release
from kpistore.model.series import Series
from kpistore.store import Store
from kpistore.store.outbox import Parcel
from kpistore.store.people import Follow, following


def run_following(store: Store, office: Office, at: datetime, settings: AlertSettings) -> list[Told]:
    """Put a message into the outbox for each chat that follows a measure whose newest figure came after it began to.

    Only published figures; one figure is told once to a chat, however often this runs.
    """
    told = []
    for follow in store.people.followed():
        found = _news(store, office, follow, at, settings)
        if found is None:
            continue
        kpi, series, figure = found
        message = new_figure_message(kpi, series, figure)
        letter = blocks_to_json(message, [new_figure_block(kpi, message, figure)])
        if store.outbox.post([_parcel(follow, letter, figure, at, settings)], at):
            told.append(Told(f"new figure of {kpi.key}", message, 1, kpi=kpi.key))
    return told


def new_figure_message(kpi: Kpi, series: Series, figure: Observation) -> Message:
    """The new figure, its change on the period before, and where it is printed."""
    lines = [f"New figure: {bold(kpi.title)}", f"{bold(figure_words(figure))} · {plain(period_words(figure.period))}"]
    previous = series.at(figure.period.previous())
    if previous:
        lines.append(plain(comparison_words(compare(kpi, figure, previous, Against.PREVIOUS), kpi.unit)))
    name = reference_of(figure).encode()
    buttons = (Button("Chart", f"c:{name}"), Button("Source", f"s:{name}"), Button("Stop following", f"u:{kpi.key}"))
    return Message("\n".join([*lines, plain(source_line(figure))]), (buttons,))


def new_figure_block(kpi: Kpi, message: Message, figure: Observation) -> Block:
    """The same among other matters."""
    short = plain(f"• New figure: {kpi.title}: {figure_words(figure)}, {figure.period.label}")
    opening = Button(button_label(kpi.title), f"q:{reference_of(figure).encode()}")
    return Block((0, 0, 0), "", message.text, short, opening, Matter.FIGURE, follows="these measures")


def _news(
    store: Store, office: Office, follow: Follow, at: datetime, settings: AlertSettings
) -> tuple[Kpi, Series, Observation] | None:
    today, since = at.astimezone(settings.zone).date(), follow.since.astimezone(settings.zone).date()
    try:
        kpi = office.catalogue.kpi(follow.kpi)
    except UnknownKpi:
        return None
    known = _published(known_on([kpi], store.figures.of_kpi(kpi.key, office.area), office.area, today))
    series = newest_series(kpi, own_figures(kpi, known))
    figure = series.newest if series else None
    if series is None or figure is None or not _arrived_after(figure, since, follow.since):
        return None
    return kpi, series, figure


def _published(figures: Sequence[Observation]) -> list[Observation]:
    return [each for each in figures if each.document.release is Release.PUBLISHED]


def _arrived_after(figure: Observation, day: date, moment: datetime) -> bool:
    """Known from a later day, or loaded after the person asked: what was there when they asked is no news."""
    recorded = figure.recorded_at
    return figure.document.known_from > day or bool(recorded and recorded > moment)


def _parcel(follow: Follow, letter: str, figure: Observation, at: datetime, settings: AlertSettings) -> Parcel:
    end, start = figure.period.end, figure.period.start
    return Parcel(
        key=f"new:{follow.kpi}:{start}:{end}:{figure.as_published}:{follow.chat_id}",
        chat_id=follow.chat_id,
        topic=following(follow.kpi),
        message=letter,
        due_at=next_sending_time(at, settings.hours) if settings.hours else at,
        observation_ids=(figure.id,) if figure.id else (),
    )
