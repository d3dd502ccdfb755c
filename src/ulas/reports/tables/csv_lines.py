"""CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read it rightly), a piece at a time."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from ulas.reports.tables.cells import Cell, guarded

MARK = "\ufeff"
A_PIECE = 200


def csv_lines(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The file in pieces of `A_PIECE` rows; times in ISO with their offset."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([guarded(one) for one in headings])
    held = MARK
    for count, row in enumerate(rows, start=1):
        writer.writerow([_written(cell) for cell in row])
        if count % A_PIECE == 0:
            yield held + _emptied(buffer)
            held = ""
    yield held + _emptied(buffer)


def _emptied(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _written(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="minutes")
    return guarded(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
