"""Tables that people export elsewhere: CSV and XLSX in, rows with line numbers out."""

from ulas.channels.sheet.columns import FIELDS, Columns, ColumnsRefused, columns_of
from ulas.channels.sheet.reading import Line, Sheet, SheetRefused, read_sheet
from ulas.channels.sheet.rows import Names, RowFault, read_row

__all__ = [
    "FIELDS",
    "Columns",
    "ColumnsRefused",
    "Line",
    "Names",
    "RowFault",
    "Sheet",
    "SheetRefused",
    "columns_of",
    "read_row",
    "read_sheet",
]
