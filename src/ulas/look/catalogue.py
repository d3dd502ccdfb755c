"""Compile the translations (.po) into what gettext reads (.mo), in Python alone.

A bare Debian has no msgfmt. The compiled files are never committed; they are made again at
start-up wherever a .po is newer.
"""

from __future__ import annotations

import ast
import os
import struct
from dataclasses import dataclass, field
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
MAGIC = 0x950412DE
KEYWORDS = ("msgctxt", "msgid_plural", "msgid", "msgstr")


class CatalogueError(Exception):
    """A .po file cannot be read; the text names file, line and what is wrong."""


@dataclass
class Entry:
    """One message of a .po file; `translations` has one text for each plural form."""

    line: int = 0
    context: str | None = None
    text: str = ""
    plural: str = ""
    translations: dict[int, str] = field(default_factory=dict)
    fuzzy: bool = False

    @property
    def key(self) -> str:
        """The bytes gettext looks up, as text."""
        key = self.text if self.context is None else f"{self.context}\x04{self.text}"
        return f"{key}\x00{self.plural}" if self.plural else key

    @property
    def value(self) -> str:
        """All plural forms in order, NUL between them."""
        return "\x00".join(self.translations[n] for n in sorted(self.translations))

    @property
    def complete(self) -> bool:
        """Whether every form is written and nobody doubts it."""
        return not self.fuzzy and bool(self.translations) and all(self.translations.values())


def sources() -> list[Path]:
    """Every .po file of the rooms."""
    return sorted(HOUSE.glob("*/locale/*/LC_MESSAGES/*.po"))


def compile_stale() -> list[Path]:
    """Compile every catalogue whose .mo is missing or older; return the files written.

    Raises CatalogueError for a file that cannot be read.
    """
    return [compile_one(path) for path in sources() if _stale(path)]


def read(path: Path) -> list[Entry]:
    """Return the entries of a .po file, the header (empty msgid) among them."""
    entries: list[Entry] = []
    reader = _Reader(path, entries)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        reader.take(number, line.strip())
    reader.close()
    return entries


class _Reader:
    """Puts lines together into entries."""

    def __init__(self, path: Path, entries: list[Entry]) -> None:
        self.path, self.entries = path, entries
        self.entry = Entry()
        self.part: tuple[str, int] | None = None

    def take(self, number: int, line: str) -> None:
        if line.startswith("#~"):
            return
        if not line or line.startswith("#"):
            self._after_string()
            self.entry.fuzzy |= line.startswith("#,") and "fuzzy" in line
        elif line.startswith('"'):
            self._append(number, line)
        else:
            self._start(number, line)

    def close(self) -> None:
        self._after_string()

    def _start(self, number: int, line: str) -> None:
        word, _, rest = line.partition(" ")
        name, _, index = word.partition("[")
        if name not in KEYWORDS:
            raise CatalogueError(f"{self.path}, line {number}: unknown word '{word}'.")
        if name in ("msgctxt", "msgid") and self.part and self.part[0] == "msgstr":
            self._after_string()
        if name == "msgid":
            self.entry.line = number
        self.part = (name, int(index.rstrip("]")) if index else 0)
        self._append(number, rest.strip())

    def _append(self, number: int, quoted: str) -> None:
        if self.part is None:
            raise CatalogueError(f"{self.path}, line {number}: a text without a keyword.")
        try:
            text = str(ast.literal_eval(quoted))
        except (SyntaxError, ValueError) as wrong:
            raise CatalogueError(f"{self.path}, line {number}: unreadable text.") from wrong
        name, index = self.part
        if name == "msgctxt":
            self.entry.context = (self.entry.context or "") + text
        elif name == "msgid":
            self.entry.text += text
        elif name == "msgid_plural":
            self.entry.plural += text
        else:
            forms = self.entry.translations
            forms[index] = forms.get(index, "") + text

    def _after_string(self) -> None:
        if self.part and self.part[0] == "msgstr":
            self.entries.append(self.entry)
            self.entry, self.part = Entry(), None


def _stale(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime


def compile_one(path: Path) -> Path:
    """Write one .mo and return it; a process starting beside never reads half of it."""
    pairs = {e.key.encode(): e.value.encode() for e in read(path) if not e.fuzzy and e.value}
    compiled = path.with_suffix(".mo")
    draft = compiled.with_suffix(f".{os.getpid()}.new")
    draft.write_bytes(_pack(pairs))
    draft.replace(compiled)
    return compiled


def _pack(pairs: dict[bytes, bytes]) -> bytes:
    """Return the bytes of a GNU .mo file: two tables of (length, offset), then the texts."""
    keys = sorted(pairs)
    start = 28 + 16 * len(keys)
    texts = b""
    tables: list[list[tuple[int, int]]] = [[], []]
    for table, chunks in zip(tables, (keys, [pairs[key] for key in keys]), strict=True):
        for chunk in chunks:
            table.append((len(chunk), start + len(texts)))
            texts += chunk + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(keys), 28, 28 + 8 * len(keys), 0, start)
    rows = b"".join(struct.pack("<2I", *row) for table in tables for row in table)
    return head + rows + texts
