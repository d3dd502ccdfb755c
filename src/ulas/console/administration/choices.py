"""Rows of other tables to choose from in a form, by id and name."""

from ulas.agencies.models import Agency, Area, AreaKind, Category, WorkingCalendar


def agencies() -> list[tuple[str, str]]:
    """Agencies in use."""
    rows = Agency.objects.filter(active=True).order_by("name")
    return [(str(row.pk), row.name) for row in rows]


def calendars() -> list[tuple[str, str]]:
    """All calendars."""
    return [(str(row.pk), row.name) for row in WorkingCalendar.objects.order_by("name")]


def categories() -> list[tuple[str, str]]:
    """Categories in use."""
    rows = Category.objects.filter(active=True).order_by("name")
    return [(str(row.pk), row.name) for row in rows]


def districts() -> list[tuple[str, str]]:
    """All kecamatan."""
    rows = Area.objects.filter(kind=AreaKind.KECAMATAN).order_by("name")
    return [(str(row.pk), row.name) for row in rows]


def places() -> list[tuple[str, str]]:
    """Codes of areas in use: a kecamatan covers its kelurahan."""
    rows = Area.objects.filter(active=True).order_by("code")
    return [(row.code, f"{row.code} {row.name}") for row in rows]
