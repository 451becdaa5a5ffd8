"""What ships with the program goes into a store: once, and again only where the office's folder has changed."""

from datetime import datetime

from kpistore.catalogue import Office
from kpistore.shipped import fingerprint_of, shipped_claims, shipped_figures
from kpistore.store import Store


def ship(office: Office, store: Store, now: datetime) -> None:
    """Record the figures and published changes of the office's folder that the store does not hold.

    Raises Refused for a spoilt file. One that fails in the midst is done again at the next opening.
    """
    fingerprint = fingerprint_of(office)
    if store.shipments.has(fingerprint):
        return
    store.figures.record(shipped_figures(office), now)
    store.claims.record(shipped_claims(office), now)
    store.shipments.note(fingerprint, now)
