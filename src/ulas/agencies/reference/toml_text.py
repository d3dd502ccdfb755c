"""TOML files of a city, with the line of whatever is wrong in them."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ulas.agencies.reference.problems import Faults, ReferenceFaults
from ulas.agencies.reference.tables import read_text
from ulas.sop.lines import Lines

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


class TomlFile:
    """One parsed file and what was wrong with it."""

    def __init__(self, path: Path, faults: Faults) -> None:
        """Read the file.

        Raises:
            ReferenceFaults: missing, not UTF-8, or no TOML.
        """
        self.faults = faults
        text = read_text(path, faults)
        self.lines = Lines(text)
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as broken:
            place = _PLACE.search(str(broken))
            line, column = place.groups() if place else ("1", "1")
            sentence = f"Bukan TOML yang sah: {_PLACE.sub('', str(broken)).strip()}."
            faults.add(int(line), column, sentence)
            raise ReferenceFaults(faults.found) from broken

    def wrong(self, path: tuple[str, ...], sentence: str, value: str | None = None) -> None:
        """Note a fault at a field; `value` narrows the line down to where it is quoted."""
        self.faults.add(self.lines.of(path, value), ".".join(path) or "berkas", sentence)

    def tables(self, name: str) -> dict[str, dict[str, Any]]:
        """The tables below `[name.…]`, in the order of the file."""
        found = self.data.get(name, {})
        if not isinstance(found, Mapping):
            self.wrong((name,), f"Tulis sebagai tabel [{name}.kode].")
            return {}
        for key, table in found.items():
            if not isinstance(table, Mapping):
                self.wrong((name, key), f"Tulis sebagai tabel [{name}.{key}].")
        return {key: dict(table) for key, table in found.items() if isinstance(table, Mapping)}

    def only(self, path: tuple[str, ...], table: Mapping[str, Any], known: frozenset[str]) -> None:
        """Note fields that nothing reads: most are typing errors."""
        for key in table:
            if key not in known:
                self.wrong((*path, key), f"Isian “{key}” tidak dikenal; periksa ejaannya.")

    def text(
        self, path: tuple[str, ...], table: Mapping[str, Any], *, most: int, needed: bool = False
    ) -> str:
        """A text field of at most `most` letters."""
        value = table.get(path[-1], "")
        if not isinstance(value, str) or len(value) > most or (needed and not value.strip()):
            what = "teks yang tidak kosong" if needed else "teks"
            self.wrong(path, f"Tulis {what}, paling banyak {most} huruf.")
            return ""
        return value.strip()

    def switch(self, path: tuple[str, ...], table: Mapping[str, Any]) -> bool:
        """A yes/no field, no when it is left out."""
        value = table.get(path[-1], False)
        if not isinstance(value, bool):
            self.wrong(path, "Tulis true atau false.")
        return value is True

    def texts(self, path: tuple[str, ...], table: Mapping[str, Any]) -> list[str]:
        """A list of texts, empty when it is left out."""
        value = table.get(path[-1], [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.wrong(path, 'Tulis sebagai daftar teks, misalnya ["satu", "dua"].')
            return []
        return [one.strip() for one in value if one.strip()]
