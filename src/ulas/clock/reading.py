"""Reading one table of a calendar's data field by field, gathering every problem on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import UnionType
from typing import Any

_MISSING = object()


@dataclass(frozen=True)
class Problem:
    """One thing wrong in the data of a calendar: the field's path, an Indonesian sentence."""

    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.field}: {self.message}"


class CalendarError(Exception):
    """The calendar cannot be used; `problems` holds everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass
class Table:
    """One table of the data; a field that is wrong reads as an empty value."""

    raw: Mapping[Any, Any]
    path: str
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, key: object, message: str) -> None:
        """Note a problem at a field of this table; an empty key means the table itself."""
        name = ".".join(part for part in (self.path, str(key)) if part)
        self.problems.append(Problem(name or "kalender", message))

    def get(self, key: str, kind: type | UnionType, what: str, default: Any = _MISSING) -> Any:
        """Return the value of a field, or None when it is missing or of another kind."""
        value = self.raw.get(key, default)
        if value is _MISSING:
            self.wrong(key, f"Isian wajib “{key}” belum ada.")
            return None
        # In Python a truth value is an int; in the data it is not.
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.wrong(key, f"Isian “{key}” harus berupa {what}.")
            return None
        return value

    def text(self, key: str) -> str:
        """Read a text that is not empty."""
        value = self.get(key, str, "teks")
        if value is not None and not value.strip():
            self.wrong(key, f"Isian “{key}” tidak boleh kosong.")
        return value or ""

    def day(self, key: str) -> date | None:
        """Read a date."""
        value = self.raw.get(key, _MISSING)
        if value is _MISSING:
            self.wrong(key, f"Isian wajib “{key}” belum ada.")
            return None
        found = as_date(value)
        if found is None:
            self.wrong(key, f"“{value}” bukan tanggal; tulis seperti 2026-03-20.")
        return found

    def table(self, key: object, value: object) -> "Table":
        """Open a table inside this one; what is no table is a problem and reads as empty."""
        if not isinstance(value, Mapping):
            self.wrong(key, "Bagian ini harus berupa tabel isian.")
            value = {}
        return Table(value, ".".join(part for part in (self.path, str(key)) if part), self.problems)

    def only(self, *known: str) -> None:
        """Report fields that a calendar does not have: most are typing errors."""
        for key in self.raw:
            if key not in known:
                self.wrong(key, f"Isian “{key}” tidak dikenal; periksa ejaannya.")


def as_date(value: object) -> date | None:
    """Return the date that is written as 2026-03-20, or given as a date; None for all else."""
    if isinstance(value, date):
        return None if isinstance(value, datetime) else value
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.isoformat() == value else None
