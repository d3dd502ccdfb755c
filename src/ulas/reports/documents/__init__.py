"""Paper: PDFs to print, made by typst from data; every text in them is shown as it was written."""

from ulas.reports.documents.answer import letter_for_complainant, letter_for_officer
from ulas.reports.documents.assignment import assignment_sheet
from ulas.reports.documents.form import form_for_complainant, form_for_officer
from ulas.reports.documents.history import Happening, case_history
from ulas.reports.documents.paper import sop_paper
from ulas.reports.documents.rendering import DocumentRefused, typeface_found

__all__ = [
    "DocumentRefused",
    "Happening",
    "assignment_sheet",
    "case_history",
    "form_for_complainant",
    "form_for_officer",
    "letter_for_complainant",
    "letter_for_officer",
    "sop_paper",
    "typeface_found",
]
