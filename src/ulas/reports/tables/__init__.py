"""Rows as a file for a spreadsheet: CSV line by line, or XLSX; no cell is ever a formula."""

from ulas.reports.tables.cells import Cell, guarded
from ulas.reports.tables.csv_lines import csv_lines
from ulas.reports.tables.workbook import workbook

__all__ = ["Cell", "csv_lines", "guarded", "workbook"]
