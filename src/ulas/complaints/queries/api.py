"""The lists that other programs read, one statement each."""

from typing import Any

from ulas.agencies.models import Agency, Area, Category


def category_rows() -> list[dict[str, Any]]:
    """Active categories by name, with the codes of parent and agency."""
    rows = Category.objects.filter(active=True).select_related("parent", "agency")
    return [
        {
            "code": row.code,
            "name": row.name,
            "name_en": row.name_en,
            "parent": row.parent.code if row.parent else "",
            "agency": row.agency.code if row.agency else "",
            "confidential": row.confidential,
            "emergency": row.emergency,
            "service_class": row.service_class,
            "questions": row.questions,
        }
        for row in rows
    ]


def area_rows() -> list[dict[str, Any]]:
    """Active areas by code, with the code of the kecamatan and a point inside."""
    rows = Area.objects.filter(active=True).select_related("parent")
    return [
        {
            "code": row.code,
            "name": row.name,
            "kind": row.kind,
            "parent": row.parent.code if row.parent else "",
            "lat": row.latitude,
            "lon": row.longitude,
        }
        for row in rows
    ]


def agency_rows() -> list[dict[str, Any]]:
    """Active agencies by name."""
    rows = Agency.objects.filter(active=True).values("code", "name", "short_name", "kind")
    return [dict(row) for row in rows]
