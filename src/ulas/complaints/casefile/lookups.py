"""Rows that codes stand for, or a sentence at the field."""

from typing import TypeVar

from ulas.agencies.models import Agency, Area, Category
from ulas.complaints.refusals import FieldRefused
from ulas.complaints.sealed.cleaning import clean_text

Reference = TypeVar("Reference", Agency, Area, Category)


def category_of(code: str) -> Category:
    """The active category of a code. Raises FieldRefused."""
    return _row(Category, code, "category", "Kategori")


def area_of(code: str) -> Area:
    """The active area of a code. Raises FieldRefused."""
    return _row(Area, code, "area", "Kelurahan")


def agency_of(code: str, field: str = "agency") -> Agency:
    """The active agency of a code. Raises FieldRefused."""
    return _row(Agency, code, field, "Instansi")


def _row(model: type[Reference], code: str, field: str, label: str) -> Reference:
    found = model._default_manager.filter(code=code, active=True).first()
    if found is None:
        raise FieldRefused(field, f"{label} “{code[:40]}” tidak dikenal. Pilih dari daftar.")
    return found


def needed(text: str, field: str, sentence: str, most: int | None = None) -> str:
    """A cleaned text that may not be empty. Raises FieldRefused with the sentence.

    With `most`, what is longer is refused too: a text is never cut behind a person's back.
    """
    tidy = clean_text(text)
    if not tidy:
        raise FieldRefused(field, sentence)
    if most is not None:
        refuse_longer(tidy, field, most)
    return tidy


def refuse_longer(text: str, field: str, most: int) -> None:
    """Refuse a text that its place cannot hold. Raises FieldRefused."""
    if len(text) > most:
        raise FieldRefused(
            field, f"Paling banyak {most} huruf; ini {len(text)} huruf. Ringkaskan dahulu."
        )
