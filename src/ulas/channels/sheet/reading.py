"""From the bytes of a CSV or XLSX file to lines of text cells, broken lines told apart."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

DELIMITERS = (";", ",", "\t", "|")
LONGEST_RECORD = 200
"""Lines that one record may span; a quote that is never closed is found after so many."""


class SheetRefused(Exception):
    """The file cannot be read as a table; the text says what to do."""


@dataclass(frozen=True)
class Line:
    """One record with its first line in the file; `fault` says why it cannot be read."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table: its headings, its records, and in words how it was read."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    reading: str


def read_sheet(name: str, content: bytes) -> Sheet:
    """Read a file by its content: XLSX by its first sheet, else CSV with ; , tab or |.

    Raises:
        SheetRefused: empty, without headings, or neither kind.
    """
    if not content.strip():
        raise SheetRefused(f"{name} kosong.")
    if content[:4] == b"PK\x03\x04":
        return _from_xlsx(name, content)
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise SheetRefused(f"{name} berformat XLS lama. Simpan ulang sebagai XLSX atau CSV.")
    return _from_csv(name, content)


def _from_csv(name: str, content: bytes) -> Sheet:
    text, encoding = _decoded(name, content)
    raw = text.splitlines()
    first = next((at for at, line in enumerate(raw) if line.strip()), 0)
    delimiter = max(DELIMITERS, key=lambda one: _outside_quotes(raw[first]).count(one))
    records = list(_records(raw[first:], first + 1, delimiter))
    headings = tuple(cell.strip() for cell in records[0].cells)
    if records[0].fault or len([cell for cell in headings if cell]) < 2:
        raise SheetRefused(f"{name}: baris {first + 1} bukan baris judul kolom.")
    lines = tuple(_checked(line, len(headings)) for line in records[1:] if _said(line))
    word = "tab" if delimiter == "\t" else f"“{delimiter}”"
    return Sheet(headings, lines, f"CSV {encoding}, pemisah {word}")


def _decoded(name: str, content: bytes) -> tuple[str, str]:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        if b"\0" in content:
            raise SheetRefused(f"{name} bukan CSV atau XLSX.") from None
        # Five byte values mean nothing in Windows-1252; a person must see where they stood.
        return content.decode("cp1252", errors="replace"), "Windows-1252"


def _records(raw: list[str], start: int, delimiter: str) -> Iterator[Line]:
    at = 0
    while at < len(raw):
        size = _record_size(raw, at)
        if size == 0:
            yield Line(start + at, (), "Tanda kutip tidak ditutup.")
            at += 1
            continue
        yield _record(raw[at : at + size], start + at, delimiter)
        at += size


def _record_size(raw: list[str], at: int) -> int:
    """How many lines a record spans: until its quotes are even; 0 when they never are."""
    quotes = 0
    for size, line in enumerate(raw[at : at + LONGEST_RECORD], start=1):
        quotes += line.count('"')
        if quotes % 2 == 0:
            return size
    return 0


def _record(lines: list[str], number: int, delimiter: str) -> Line:
    try:
        rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter, strict=True))
    except csv.Error as broken:
        return Line(number, (), f"Baris ini rusak ({broken}).")
    cells = rows[0] if rows else []
    return Line(number, tuple(cell.strip() for cell in cells))


def _checked(line: Line, wanted: int) -> Line:
    """Cells that are missing at the end read as empty only where all of them are."""
    if line.fault or len(line.cells) == wanted:
        return line
    extra = line.cells[wanted:]
    if extra and not any(extra):
        return Line(line.number, line.cells[:wanted])
    sentence = f"Baris ini berisi {len(line.cells)} kolom, seharusnya {wanted}."
    return Line(line.number, line.cells, f"{sentence} Periksa pemisah dan tanda kutipnya.")


def _said(line: Line) -> bool:
    return bool(line.fault) or any(line.cells)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _from_xlsx(name: str, content: bytes) -> Sheet:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        found = [
            Line(number, tuple(_text(value) for value in row))
            for number, row in enumerate(sheet.iter_rows(values_only=True), start=1)
        ]
        book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError) as broken:
        raise SheetRefused(f"{name} bukan buku kerja XLSX yang utuh. Simpan ulang.") from broken
    said = [line for line in found if any(line.cells)]
    if not said:
        raise SheetRefused(f"{name}: lembar pertama kosong.")
    headings = tuple(cell.strip() for cell in said[0].cells)
    while headings and not headings[-1]:
        headings = headings[:-1]
    lines = (Line(line.number, line.cells[: len(headings)]) for line in said[1:])
    return Sheet(headings, tuple(lines), f"XLSX, lembar “{sheet.title}”")


def _text(value: Any) -> str:
    """A cell as text: dates in ISO, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
