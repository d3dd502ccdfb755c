"""CSV tables of a city: a heading, rows with their line numbers, remarks that begin with #."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ulas.agencies.reference.problems import Faults, ReferenceFaults

CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")


@dataclass(frozen=True)
class Row:
    """One row; a column that the file lacks reads as empty."""

    line: int
    cells: dict[str, str]
    faults: Faults

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def wrong(self, column: str, sentence: str) -> None:
        """Note a fault in this row."""
        self.faults.add(self.line, column, sentence)

    def needed(self, column: str, most: int) -> str:
        """The text of a column that may be neither empty nor longer than `most` letters."""
        if not self[column]:
            self.wrong(column, "Kolom ini tidak boleh kosong.")
        return self.short(column, most)

    def short(self, column: str, most: int) -> str:
        """The text of a column, at most `most` letters."""
        if len(self[column]) > most:
            self.wrong(column, f"Paling banyak {most} huruf; tertulis {len(self[column])}.")
        return self[column]

    def code(self, column: str = "code") -> str:
        """A code of letters, digits, - and _."""
        if not CODE.fullmatch(self[column]):
            self.wrong(column, f"“{self[column]}” bukan kode: pakai huruf, angka, - dan _ saja.")
        return self[column]

    def degrees(self, column: str, most: float) -> float | None:
        """Decimal degrees, None for an empty cell."""
        if not self[column]:
            return None
        try:
            value = float(self[column])
        except ValueError:
            value = most + 1
        if not -most <= value <= most:
            self.wrong(column, f"“{self[column]}” bukan derajat desimal, misalnya -7.5666.")
            return None
        return value


def read_text(path: Path, faults: Faults) -> str:
    """The text of a file; a file that is missing or not UTF-8 is a fault and reads as empty.

    Raises:
        ReferenceFaults: at once, for without the text there is nothing else to say.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        faults.add(1, "berkas", f"Berkas tidak ada. Buat {path.name} di folder {path.parent.name}.")
    except UnicodeDecodeError as broken:
        line = path.read_bytes()[: broken.start].count(b"\n") + 1
        faults.add(line, "berkas", "Bukan teks UTF-8. Simpan ulang sebagai UTF-8.")
    raise ReferenceFaults(faults.found)


def read_table(path: Path, columns: tuple[str, ...], faults: Faults) -> list[Row]:
    """The rows of a CSV file that must have these columns.

    Raises:
        ReferenceFaults: a file that cannot be read, or a column that it lacks.
    """
    lines = _content(read_text(path, faults))
    heading_line, heading = next(lines, (1, []))
    for column in columns:
        if column not in heading:
            faults.add(heading_line, column, "Kolom ini belum ada pada baris judul.")
    if faults.found:
        raise ReferenceFaults(faults.found)
    rows = []
    for line, cells in lines:
        if len(cells) != len(heading):
            sentence = f"Baris ini berisi {len(cells)} kolom, seharusnya {len(heading)}."
            faults.add(line, "baris", f"{sentence} Periksa koma dan tanda kutipnya.")
            continue
        rows.append(Row(line, dict(zip(heading, cells, strict=True)), faults))
    return rows


def unique(rows: list[Row], *columns: str) -> None:
    """Note every row whose values in these columns stand in an earlier row."""
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row[column] for column in columns)
        first = seen.setdefault(key, row.line)
        if first != row.line:
            row.wrong(columns[-1], f"“{' '.join(key)}” sudah ada pada baris {first}.")


def _content(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines with their numbers, without remarks and blank lines."""
    kept = [
        (number, line)
        for number, line in enumerate(text.splitlines(keepends=True), start=1)
        if line.strip() and not line.startswith("#")
    ]
    reader = csv.reader(line for _, line in kept)
    before = 0
    for cells in reader:
        yield kept[before][0], [cell.strip() for cell in cells]
        before = reader.line_num
