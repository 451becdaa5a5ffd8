"""One entry of a TOML file, read key by key: what is missing, misspelt or of the wrong type is refused by name."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

Word = TypeVar("Word", bound=StrEnum)
Kind = TypeVar("Kind")
Raw = Mapping[str, object]


class CatalogueError(ValueError):
    """A file of the office cannot be used; the message says where, what stands there and what to write instead."""


@dataclass
class Entry:
    """The keys of one TOML table. Every key must be asked for before `finish`, or it is refused as unknown."""

    raw: Raw
    place: str
    """File and entry, as a message begins: "catalogue.toml, kpi 3 'drones'"."""
    _asked: set[str] = field(default_factory=set)

    def refuse(self, key: str, problem: str) -> NoReturn:
        """Raise the CatalogueError of this entry and key."""
        raise CatalogueError(f"{self.place}, {key}: {problem}")

    def text(self, key: str) -> str:
        """A text that must be there and not be empty."""
        found = self._get(key, str, "a text in quotes")
        if found is None or not found.strip():
            self.refuse(key, "is missing or empty; write a text in quotes")
        return found

    def optional_text(self, key: str) -> str:
        """A text, or the empty text."""
        return self._get(key, str, "a text in quotes") or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty; without the key an empty one."""
        found = self._get(key, list, "a list of texts") or []
        for each in found:
            if not isinstance(each, str) or not each.strip():
                self.refuse(key, f"{each!r} is not a text; write each one in quotes")
        return tuple(found)

    def choice(self, key: str, words: type[Word], default: Word | None = None) -> Word:
        """One of the words of an enumeration."""
        if default is not None and key not in self.raw:
            self._asked.add(key)
            return default
        found = self.text(key)
        if found not in {word.value for word in words}:
            self.refuse(key, f"{found!r} is not known; write one of {', '.join(words)}")
        return words(found)

    def flag(self, key: str) -> bool:
        """True or false, which must be stated."""
        found = self._get(key, bool, "true or false")
        if found is None:
            self.refuse(key, "is missing; write true or false")
        return found

    def optional_flag(self, key: str) -> bool | None:
        """True or false, or None without the key."""
        return self._get(key, bool, "true or false")

    def number(self, key: str) -> Decimal | None:
        """An exact number, or None without the key."""
        self._asked.add(key)
        found = self.raw.get(key)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | Decimal) or not Decimal(found).is_finite():
            self.refuse(key, f"{found!r} is not a number; write it without quotes")
        return Decimal(found)

    def day(self, key: str) -> date | None:
        """A date without a time, or None without the key."""
        self._asked.add(key)
        found = self.raw.get(key)
        if found is None:
            return None
        if isinstance(found, datetime) or not isinstance(found, date):
            self.refuse(key, f"{found!r} is not a date; write it like 2022-03-31, without quotes")
        return found

    def entries(self, key: str) -> list["Entry"]:
        """The tables under the key, each an entry of its own; without the key none."""
        found = self._get(key, list, f"a list of tables, written [[{key}]] or {key} = [{{...}}]") or []
        if any(not isinstance(each, dict) for each in found):
            self.refuse(key, f"holds something other than tables; write [[{key}]] or {key} = [{{...}}]")
        return [Entry(each, f"{self.place}, {key} {n}{_name(each)}") for n, each in enumerate(found, 1)]

    def finish(self) -> None:
        """Refuse the first key that nobody asked for."""
        for key in self.raw:
            if key not in self._asked:
                self.refuse(key, f"is not known here; write one of {', '.join(sorted(self._asked))}")

    def _get(self, key: str, kind: type[Kind], wanted: str) -> Kind | None:
        self._asked.add(key)
        found = self.raw.get(key)
        if found is not None and not isinstance(found, kind):
            self.refuse(key, f"{found!r} is of the wrong type; write {wanted}")
        return found


def read_entry(path: Path) -> Entry:
    """The whole of a TOML file as one entry, numbers exact; CatalogueError if it is not there or no TOML."""
    try:
        return Entry(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal), path.name)
    except OSError as error:
        raise CatalogueError(f"{path}: cannot be read ({error.strerror}); check the office's folder") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name}: is not valid TOML, {error}; correct that line") from error


def _name(raw: Raw) -> str:
    names = (raw.get(key) for key in ("key", "file", "name", "text", "value"))
    return next((f" {name!r}" for name in names if isinstance(name, str)), "")
