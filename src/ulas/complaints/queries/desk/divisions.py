"""The divisions that an officer may narrow a list to."""

from dataclasses import dataclass

from django.core.cache import cache

from ulas.agencies.models import Division, Officer

KEEP_SECONDS = 60


@dataclass(frozen=True)
class DivisionChoice:
    """A division with the agency that it is part of."""

    pk: int
    name: str
    agency_id: int
    agency: str


def divisions_for(officer: Officer) -> list[DivisionChoice]:
    """All divisions for Diskominfo, else those of the own agency, or the own ones."""
    every = _divisions()
    if officer.is_coordinator:
        return list(every)
    agencies, own = officer.agency_ids(), officer.division_ids()
    return [one for one in every if one.agency_id in agencies or one.pk in own]


def _divisions() -> tuple[DivisionChoice, ...]:
    found: tuple[DivisionChoice, ...] | None = cache.get("division_choices")
    if found is None:
        rows = Division.objects.filter(active=True).select_related("agency")
        found = tuple(
            DivisionChoice(row.pk, row.name, row.agency_id, row.agency.name)
            for row in rows.order_by("agency__name", "name")
        )
        cache.set("division_choices", found, KEEP_SECONDS)
    return found
