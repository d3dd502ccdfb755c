"""Bringing a table to what a file says: make, change, take out of use; never remove.

What the console changed since the last load stays (see `Memory`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ulas.agencies.models import Agency, Area, Category, Division, LoadedRow, RoutingRule

Reference = TypeVar("Reference", Agency, Area, Category, Division, RoutingRule)
Node = TypeVar("Node", Area, Category)
Key = Any
"""What a row is known by in its file: a code, or an agency's code and a code."""
NOTHING: tuple[Any, ...] = (None, "", [], False)


@dataclass
class Memory:
    """What the file said of a table's rows at the last load, and what it says now.

    `first` until anything was remembered: then the file alone speaks. With `files_win` it
    always does.
    """

    table: str
    files_win: bool = False
    said: dict[str, dict[str, Any]] = field(default_factory=dict)
    says: dict[str, dict[str, Any]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        rows = LoadedRow.objects.filter(table=self.table)
        self.said = dict(rows.values_list("key", "values"))
        self.first = not self.said

    def knows(self, key: Key) -> bool:
        """Whether the row came from the file; one made in the console did not."""
        return self.first or _name(key) in self.said

    def taken(self, key: Key, now: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
        """Which of the file's values a row takes over; `now` is what the row holds."""
        name = _name(key)
        self.says.setdefault(name, {}).update(values)
        differing = {one: value for one, value in values.items() if now[one] != value}
        if self.files_win or self.first:
            return differing
        said = self.said.get(name, {})
        fresh = {one: v for one, v in differing.items() if one not in said or said[one] != v}
        free = {one for one in fresh if now[one] == said.get(one) or now[one] in NOTHING}
        self.kept += [f"{name}: {one}" for one in sorted(fresh.keys() - free)]
        return {one: fresh[one] for one in fresh if one in free}

    def dropped(self, key: Key) -> bool:
        """Whether the file named an active row at the last load and does so no more."""
        name = _name(key)
        self.says[name] = {**self.said.get(name, {}), "active": False}
        said = self.said.get(name, {}).get("active", False)
        return self.files_win or self.first or said is True

    def save(self) -> None:
        """Remember what the file says now."""
        for name, values in self.says.items():
            if self.said.get(name) != values:
                LoadedRow.objects.update_or_create(
                    table=self.table, key=name, defaults={"values": values}
                )


@dataclass
class Written:
    """One row that was written: its key, and the fields that differ before and after."""

    key: str
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass
class Table(Generic[Reference]):
    """The rows of one table after a load, by key, and how many were written why.

    `kept` names the fields in which the file and the console both changed a row.
    """

    rows: dict[Key, Reference] = field(default_factory=dict)
    made: int = 0
    changed: int = 0
    deactivated: int = 0
    retired: list[int] = field(default_factory=list)
    changes: list[Written] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.made} baru, {self.changed} berubah, {self.deactivated} dinonaktifkan"

    @property
    def touched(self) -> bool:
        """Whether anything was written."""
        return bool(self.made or self.changed or self.deactivated)


def put_all(
    model: type[Reference],
    existing: Mapping[Key, Reference],
    wanted: Mapping[Key, Mapping[str, Any]],
    memory: Memory,
) -> Table[Reference]:
    """Bring rows to the wanted values as far as the console did not change them.

    A row that the file names no more goes out of use; one that it never named stays.
    """
    table: Table[Reference] = Table(kept=memory.kept)
    for key, values in wanted.items():
        row = existing.get(key)
        if row is None:
            memory.says[_name(key)] = {**values, "active": True}
            row = model._default_manager.create(**values)
            table.made += 1
            table.changes.append(Written(_name(key), {}, dict(values)))
        elif change(table, key, row, memory, {**values, "active": True}):
            table.changed += 1
        table.rows[key] = row
    for key, row in existing.items():
        if key in wanted or not (memory.files_win or memory.knows(key)):
            continue
        if memory.dropped(key) and row.active:
            _write(table, key, row, {"active": False})
            table.deactivated += 1
            table.retired.append(row.pk)
    return table


def set_parents(table: Table[Node], parents: Mapping[Key, Key], memory: Memory) -> None:
    """Hang every row below its parent, once all of them have ids; an empty parent means none."""
    for key, parent in parents.items():
        above = table.rows[parent].pk if parent else None
        fresh = table.rows[key].parent_id is None
        changed = change(table, key, table.rows[key], memory, {"parent_id": above})
        if changed and not fresh:
            table.changed += 1


def change(
    table: Table[Any], key: Key, row: Reference, memory: Memory, values: Mapping[str, Any]
) -> bool:
    """Write the values that the row takes over; whether there were any."""
    taken = memory.taken(key, {name: getattr(row, name) for name in values}, values)
    if taken:
        _write(table, key, row, taken)
    return bool(taken)


def _write(table: Table[Any], key: Key, row: Reference, values: Mapping[str, Any]) -> None:
    before = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    table.changes.append(Written(_name(key), before, dict(values)))


def _name(key: Key) -> str:
    return "/".join(map(str, key)) if isinstance(key, tuple) else str(key)
