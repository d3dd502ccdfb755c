"""What anybody may read: the lists a form offers. Built from public columns only."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.cache import cache

from ulas.agencies.models import Agency, Area, AreaKind, Category

KEEP_SECONDS = 60
Kept = TypeVar("Kept")


@dataclass(frozen=True)
class CategoryChoice:
    """A category as a form offers it; `group` names its parent, empty at the top."""

    code: str
    name: str
    name_en: str
    group: str
    confidential: bool
    emergency: bool
    agency: str
    questions: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class AreaChoice:
    """A kelurahan with its kecamatan and a point inside, in degrees."""

    code: str
    name: str
    district: str
    latitude: float | None
    longitude: float | None
    outline: dict[str, Any] | None = None


def category_choices() -> tuple[CategoryChoice, ...]:
    """Active categories, by name."""
    return _kept("category_choices", _categories)


def area_choices() -> tuple[AreaChoice, ...]:
    """Active kelurahan, by kecamatan and name."""
    return _kept("area_choices", _areas)


def agency_choices() -> tuple[tuple[str, str], ...]:
    """(code, name) of active agencies."""
    return _kept("agency_choices", _agencies)


def _kept(key: str, load: Callable[[], Kept]) -> Kept:
    found: Kept | None = cache.get(key)
    if found is None:
        found = load()
        cache.set(key, found, KEEP_SECONDS)
    return found


def _categories() -> tuple[CategoryChoice, ...]:
    rows = Category.objects.filter(active=True).select_related("parent", "agency")
    return tuple(
        CategoryChoice(
            code=row.code,
            name=row.name,
            name_en=row.name_en,
            group=row.parent.name if row.parent else "",
            confidential=row.confidential,
            emergency=row.emergency,
            agency=row.agency.name if row.agency else "",
            questions=tuple(row.questions),
        )
        for row in rows
    )


def _areas() -> tuple[AreaChoice, ...]:
    rows = Area.objects.filter(active=True, kind=AreaKind.KELURAHAN).select_related("parent")
    ordered = rows.order_by("parent__name", "name")
    return tuple(
        AreaChoice(
            code=row.code,
            name=row.name,
            district=row.parent.name if row.parent else "",
            latitude=row.latitude,
            longitude=row.longitude,
            outline=row.outline,
        )
        for row in ordered
    )


def _agencies() -> tuple[tuple[str, str], ...]:
    return tuple(Agency.objects.filter(active=True).values_list("code", "name"))
