"""How a table of reference data is described to the pages: what a list shows, what a form asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ulas.agencies.models import Officer
from ulas.console.administration.entries import Entry, Text
from ulas.sop.terms import Role

Rows = QuerySet[Any]


@dataclass(frozen=True)
class Line:
    """One row of a list: its title, what is said of it, and words that call for attention."""

    title: str
    meta: Sequence[str] = ()
    marks: Sequence[Text] = ()


@dataclass(frozen=True)
class Table:
    """One kind of reference data; `kind` is its key at `put_reference`, `slug` its address."""

    slug: str
    kind: str
    many: Text
    one: Text
    intro: Text
    symbol: str
    rows: Callable[[Officer], Rows]
    line: Callable[[Any], Line]
    entries: tuple[Entry, ...]
    search: tuple[str, ...] = ("name", "code")
    own_entries: frozenset[str] = frozenset()
    own_rows: bool = False
    extra: str = ""
    more_ways: tuple[tuple[str, str, Text], ...] = ()

    def entries_for(self, officer: Officer, row: Any) -> list[Entry]:
        """Fields that this officer may fill in for a row (None: a new one)."""
        everything = Role.ADMINISTRATOR in officer.roles
        return [
            one
            for one in self.entries
            if (everything or one.name in self.own_entries) and not (one.fixed and row is not None)
        ]
