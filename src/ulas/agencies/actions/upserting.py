"""Bringing a table to what a file says: make, change, take out of use; never remove."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ulas.agencies.models import Agency, Area, Category, Division

Reference = TypeVar("Reference", Agency, Area, Category, Division)
Node = TypeVar("Node", Area, Category)
Key = Any
"""What a row is known by in its file: a code, or an agency's id and a code."""


@dataclass
class Table(Generic[Reference]):
    """The rows of one table after a load, by key, and how many were written why."""

    rows: dict[Key, Reference] = field(default_factory=dict)
    made: int = 0
    changed: int = 0
    deactivated: int = 0

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
) -> Table[Reference]:
    """Bring rows to the wanted values; every row wanted is active, every other one is not."""
    table: Table[Reference] = Table()
    for key, values in wanted.items():
        row = existing.get(key)
        if row is None:
            row = model._default_manager.create(**values)
            table.made += 1
        elif change(row, {**values, "active": True}):
            table.changed += 1
        table.rows[key] = row
    for key, row in existing.items():
        if key not in wanted and change(row, {"active": False}):
            table.deactivated += 1
    return table


def set_parents(table: Table[Node], parents: Mapping[Key, Key]) -> None:
    """Hang every row below its parent, once all of them have ids; an empty parent means none."""
    for key, parent in parents.items():
        above = table.rows[parent].pk if parent else None
        fresh = table.rows[key].parent_id is None
        if change(table.rows[key], {"parent_id": above}) and not fresh:
            table.changed += 1


def change(row: Reference, values: Mapping[str, Any]) -> bool:
    """Write the values that differ; whether there were any."""
    differing = [name for name, value in values.items() if getattr(row, name) != value]
    for name in differing:
        setattr(row, name, values[name])
    if differing:
        row.save(update_fields=differing)
    return bool(differing)
