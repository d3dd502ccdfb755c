"""Choices of categories, areas and agencies for the forms of the console."""

from typing import Any

from django.utils.translation import get_language

from ulas.complaints.queries.public import agency_choices, area_choices, category_choices


def categories(nothing: Any) -> list[Any]:
    """Categories under their groups, after one for nothing."""
    english = (get_language() or "").startswith("en")
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in category_choices():
        name = one.name_en if english and one.name_en else one.name
        groups.setdefault(one.group, []).append((one.code, name))
    return [("", nothing), *groups.pop("", []), *groups.items()]


def areas(nothing: Any) -> list[Any]:
    """Kelurahan under their kecamatan, after one for nothing."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in area_choices():
        groups.setdefault(one.district, []).append((one.code, one.name))
    return [("", nothing), *groups.items()]


def agencies(nothing: Any = None, first: tuple[str, ...] = (), without: str = "") -> list[Any]:
    """Active agencies, those of `first` on top; `without` names one that may not be chosen."""
    rows = [(code, name) for code, name in agency_choices() if code != without]
    rows.sort(key=lambda row: (first.index(row[0]) if row[0] in first else len(first), row[1]))
    return rows if nothing is None else [("", nothing), *rows]
