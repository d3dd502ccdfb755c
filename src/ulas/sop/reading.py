"""Reading one table of an SOP file field by field, gathering every problem on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from ulas.sop.lines import Lines, Path

E = TypeVar("E", bound=StrEnum)
Table = Mapping[str, Any]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in an SOP file: the line from 1, the field, an Indonesian sentence."""

    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"baris {self.line}, {self.field}: {self.message}"


class ProcedureError(Exception):
    """The SOP file cannot be used; `problems` holds everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass
class Findings:
    """The problems found so far in one text."""

    lines: Lines
    problems: list[Problem] = field(default_factory=list)

    def add(self, path: Path, message: str, value: str | None = None) -> None:
        """Note a problem at a field; `value` narrows the line down inside a long list."""
        name = ".".join(path) or "berkas"
        self.problems.append(Problem(self.lines.of(path, value), name, message))


class Reader:
    """Reads the fields of one table; a field that is wrong reads as an empty value.

    Every read names its field; `close` then reports the fields that nobody asked for.
    """

    def __init__(self, table: object, path: Path, findings: Findings) -> None:
        self.path = path
        self.findings = findings
        self._asked: set[str] = set()
        if not isinstance(table, dict):
            findings.add(path, "Bagian ini harus berupa tabel.")
            table = {}
        self._table: dict[str, Any] = table

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def wrong(self, key: str, message: str, value: str | None = None) -> None:
        """Report a problem at a field of this table."""
        self.findings.add((*self.path, key) if key else self.path, message, value)

    def _raw(self, key: str, kind: type, what: str, needed: bool) -> Any:
        self._asked.add(key)
        if key not in self._table:
            if needed:
                self.wrong(key, f"Isian wajib “{key}” belum ada.")
            return None
        raw = self._table[key]
        # In Python a truth value is an int and a date-time is a date; in the file they are not.
        if not isinstance(raw, kind) or (kind is int and isinstance(raw, bool)):
            self.wrong(key, f"Isian “{key}” harus berupa {what}.")
            return None
        return raw

    def text(self, key: str, needed: bool = True) -> str:
        """Read a text; a needed one may not be empty."""
        raw = self._raw(key, str, "teks dalam tanda kutip", needed)
        if raw is not None and needed and not raw.strip():
            self.wrong(key, f"Isian “{key}” tidak boleh kosong.")
        return raw or ""

    def integer(self, key: str, least: int = 0, needed: bool = True) -> int | None:
        """Read a whole number that is not below `least`."""
        raw: int | None = self._raw(key, int, "bilangan bulat", needed)
        if raw is not None and raw < least:
            self.wrong(key, f"Isian “{key}” tidak boleh kurang dari {least}; tertulis {raw}.")
            return None
        return raw

    def truth(self, key: str) -> bool:
        """Read true or false."""
        return bool(self._raw(key, bool, "true atau false", True))

    def day(self, key: str, needed: bool = True) -> date | None:
        """Read a date."""
        raw: date | None = self._raw(key, date, "tanggal seperti 2024-11-29", needed)
        if isinstance(raw, datetime):
            self.wrong(key, f"Isian “{key}” harus berupa tanggal tanpa jam.")
            return None
        return raw

    def texts(self, key: str, needed: bool = True) -> tuple[str, ...]:
        """Read a list of texts."""
        raw = self._raw(key, list, "daftar teks", needed) or []
        if any(not isinstance(item, str) for item in raw):
            self.wrong(key, f"Isian “{key}” harus berupa daftar teks dalam tanda kutip.")
            return ()
        return tuple(raw)

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E | None:
        """Read one word of a fixed set."""
        raw = self._raw(key, str, "teks dalam tanda kutip", default is None)
        return default if raw is None else self._one(key, kind, raw)

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """Read a list of words of a fixed set, at least one, none twice."""
        raw = self.texts(key)
        if key in self._table and not raw:
            self.wrong(key, f"Isian “{key}” harus menyebut sedikitnya satu.")
        for item in sorted({item for item in raw if raw.count(item) > 1}):
            self.wrong(key, f"“{item}” tertulis lebih dari sekali.", item)
        found = [self._one(key, kind, item) for item in raw]
        return tuple(item for item in found if item is not None)

    def _one(self, key: str, kind: type[E], raw: str) -> E | None:
        try:
            return kind(raw)
        except ValueError:
            known = ", ".join(kind)
            self.wrong(key, f"“{raw}” tidak dikenal. Yang dikenal: {known}.", raw)
            return None

    def table(self, key: str) -> "Reader":
        """Open a table inside this one; a missing one is a problem and reads as empty."""
        return Reader(self._raw(key, dict, "tabel", True) or {}, (*self.path, key), self.findings)

    def tables(self, key: str) -> list[tuple[str, "Reader"]]:
        """Open every table inside the table `key`, each with its name, in the order of the file."""
        inner = self.table(key)
        inner._asked.update(inner._table)
        if key in self and not inner._table:
            self.wrong(key, f"Bagian “{key}” harus berisi sedikitnya satu.")
        return [
            (name, Reader(one, (*inner.path, name), self.findings))
            for name, one in inner._table.items()
        ]

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields of this table, in the order of the file."""
        return tuple(self._table)

    def close(self) -> None:
        """Report fields that the SOP does not know: most are typing errors."""
        for key in self._table:
            if key not in self._asked:
                self.wrong(key, f"Isian “{key}” tidak dikenal; periksa ejaannya.")
