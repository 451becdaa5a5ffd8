"""What commands open: the configuration, the office, its figures or its store."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.failure import wrong_call

if TYPE_CHECKING:
    from bot.config import Config
    from kpistore.catalogue import Office
    from kpistore.model.note import Note
    from kpistore.model.rebase import Rebase
    from kpistore.shelf import ClaimShelf
    from kpistore.store import Store


def open_config(path: Path | None = None) -> "Config":
    """The configuration; Failure where it cannot be used."""
    from bot.config import ConfigError, load_config

    try:
        return load_config(path)
    except ConfigError as error:
        raise wrong_call(str(error).replace("\n", "; ")) from None


def open_office(config: "Config") -> "Office":
    """The office's folder, with the configuration's own rules; Failure where it cannot be used."""
    from kpistore.catalogue import CLEVELAND, CatalogueError, load_office

    try:
        office = load_office(config.file.office.folder or CLEVELAND)
        office = office.with_rules(config.rules, config.file.alerts.owners)
        return replace(office, title=config.file.office.title)
    except CatalogueError as error:
        raise wrong_call(str(error)) from None


def open_shelf(config: "Config", office: "Office") -> "Store | ShippedShelf":
    """Where a reading command reads: the configured store, kpibot.db if it is there, else the shipped figures."""
    return open_store_if_there(config, office) or ShippedShelf(office)


def open_store_if_there(config: "Config", office: "Office") -> "Store | None":
    """The configured store, or kpibot.db if it is there; a command that only reads makes none."""
    from bot.config import STORE_NAME

    there = config.names_store() or Path(STORE_NAME).is_file()
    return open_store_for_writing(config, office) if there else None


def open_store_for_writing(config: "Config", office: "Office") -> "Store":
    """The store, made if it is not there, with the shipped figures in it."""
    from kpistore.shipping import ship
    from kpistore.store import StoreError, open_store

    try:
        store = open_store(config.address(), config.zone)
        ship(office, store, now())
    except StoreError as error:
        raise wrong_call(str(error)) from None
    return store


class ShippedShelf:
    """The figures that ship with the program, in the place of a store."""

    def __init__(self, office: "Office") -> None:
        from kpistore.shelf import Shelf
        from kpistore.shipped import shipped_figures

        self._office = office
        self.figures: Shelf = Shelf(shipped_figures(office))

    @cached_property
    def claims(self) -> "ClaimShelf":
        """The published changes that ship; read when first asked for."""
        from kpistore.shelf import ClaimShelf
        from kpistore.shipped import shipped_claims

        return ClaimShelf(shipped_claims(self._office))

    @property
    def rebases(self) -> "NoRebases":
        """Nobody has said anything yet."""
        return NoRebases()

    @property
    def notes(self) -> "NoNotes":
        """Nobody has said anything yet."""
        return NoNotes()

    def close(self) -> None:
        """Nothing is held open."""


class NoNotes:
    """Without a store nobody can have written a note."""

    def of_kpi(self, kpi: str, area: str) -> "tuple[Note, ...]":  # noqa: ARG002
        """None."""
        return ()


class NoRebases:
    """Without a store nobody can have said from when on limits begin anew."""

    def of_kpi(self, kpi: str, area: str) -> "list[Rebase]":  # noqa: ARG002
        """None."""
        return []


def now() -> datetime:
    """The real clock; logic never asks it, commands hand it on."""
    return datetime.now(UTC)


def read_day(text: str | None, name: str) -> date | None:
    """A date option; Failure where it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise wrong_call(f"--{name} is {text!r}; write a date like 2024-10-07") from None
