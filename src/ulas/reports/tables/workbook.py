"""XLSX on disk, row by row, so that a hundred thousand rows need no memory."""

import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import IO

from xlsxwriter import Workbook

from ulas.reports.tables.cells import Cell, guarded

WIDTH = 18


def workbook(title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> IO[bytes]:
    """An open temporary file that holds the sheet, from its beginning; times as given."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 the caller streams it, then it is gone
    book = Workbook(
        file,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    sheet = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    sheet.set_column(0, len(headings) - 1, WIDTH)
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, bold)
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, datetime):
                sheet.write_datetime(line, column, cell.replace(tzinfo=None), moment)
            elif isinstance(cell, int):
                sheet.write_number(line, column, cell)
            elif cell:
                sheet.write_string(line, column, guarded(cell))
    book.close()
    file.seek(0)
    return file
