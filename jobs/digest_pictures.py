"""The album of a digest: charts of what is firing, then of the headline measures."""

from collections.abc import Iterator, Sequence

from briefing.figure_picture import picture_of
from briefing.picture import Picture
from jobs.alerting.figures import newest_series, own_figures
from jobs.lookout import Lookout
from kpistore.analysis.change import Against, compare
from kpistore.asking.judged import control_of
from kpistore.catalogue import Office
from kpistore.model.assessment import Assessment, newer_due_by
from kpistore.model.kpi import Kpi
from kpistore.model.series import Series
from kpistore.store import Store


def album(store: Store, office: Office, shown: Sequence[tuple[Kpi, Series]], most: int) -> tuple[Picture, ...]:
    """At most so many charts, in the order of the series; one that cannot be drawn is left out."""
    found: list[Picture] = []
    for kpi, series in shown:
        if len(found) < most and (picture := _picture(store, office, kpi, series)):
            found.append(picture)
    return tuple(found)


def to_show(firing: Sequence[Assessment], headlines: Sequence[Kpi], lookout: Lookout) -> Iterator[tuple[Kpi, Series]]:
    """What is firing, then the headline measures; each measure once, and none that is too old."""
    for kpi in dict.fromkeys([*(each.kpi for each in firing), *headlines]):
        series = newest_series(kpi, own_figures(kpi, lookout.figures(kpi.key)))
        due = newer_due_by(series.newest.period) if series and series.newest else None
        if series and due and lookout.today <= due:
            yield kpi, series


def _picture(store: Store, office: Office, kpi: Kpi, series: Series) -> Picture | None:
    """The same chart as an answer's: with limits where there are figures enough, begun anew where editors said so."""
    days = [each.day for each in store.rebases.of_kpi(kpi.key, office.area)]
    newest = series.newest
    previous = series.at(newest.period.previous()) if newest else None
    beside = [compare(kpi, newest, previous, Against.PREVIOUS)] if newest and previous else []
    return picture_of(kpi, series, office.area_title, control_of(kpi, series, days), beside)
