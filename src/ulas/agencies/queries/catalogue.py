"""What the router is told about the city."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from ulas.agencies.models import Agency, Category, RoutingRule
from ulas.agencies.reference import read_rules
from ulas.agencies.reference.reorganised import FILE, Successors, read_reorganised
from ulas.routing import AgencyFacts, Catalogue, CategoryFacts, Rule


def catalogue() -> Catalogue:
    """Active agencies and categories with the city's rules, for `ulas.routing.propose`.

    Reads the three tables each time; the index of words is made anew only when they changed.

    Raises:
        ReferenceFaults: the rules file cannot be read.
    """
    agencies = tuple(
        AgencyFacts(one.code, one.name, (*filter(None, (one.short_name,)), *one.aliases), one.kind)
        for one in Agency.objects.filter(active=True).order_by("code")
    )
    categories = tuple(
        CategoryFacts(
            code=one.code,
            name=one.name,
            agency_code=one.agency.code if one.agency else None,
            keywords=tuple(one.keywords),
            emergency=one.emergency,
            confidential=one.confidential,
        )
        for one in Category.objects.filter(active=True).select_related("agency").order_by("code")
    )
    return _built(agencies, categories, city_rules(), reorganised())


def city_rules() -> tuple[Rule, ...]:
    """The active rules in their order; those of the city's folder before the first load."""
    rows = RoutingRule.objects.select_related("agency", "category")
    found = tuple(rows.order_by("position", "id"))
    if not found:
        return _file_rules()
    return tuple(rule_of(one) for one in found if one.active)


def rule_of(row: RoutingRule) -> Rule:
    """A row as the router reads it."""
    return Rule(
        key=row.key,
        words=tuple(row.words),
        area_prefix=row.area_prefix or None,
        agency_code=row.agency.code,
        category_code=row.category.code if row.category else None,
        hard=row.hard,
        reason=row.reason,
    )


def _file_rules() -> tuple[Rule, ...]:
    folder = settings.ULAS_CITY_FOLDER
    path = folder / "rules.toml"
    return _rules_at(folder, path.stat().st_mtime_ns) if path.exists() else ()


def reorganised() -> Successors:
    """Agencies that were merged or renamed, from the city's folder; read anew when it changed."""
    folder = settings.ULAS_CITY_FOLDER
    path = folder / FILE
    return _reorganised_at(folder, path.stat().st_mtime_ns) if path.exists() else ()


@lru_cache(maxsize=2)
def _rules_at(folder: Path, _changed: int) -> tuple[Rule, ...]:
    return read_rules(folder)


@lru_cache(maxsize=2)
def _reorganised_at(folder: Path, _changed: int) -> Successors:
    return read_reorganised(folder)


@lru_cache(maxsize=2)
def _built(
    agencies: tuple[AgencyFacts, ...],
    categories: tuple[CategoryFacts, ...],
    rules: tuple[Rule, ...],
    successors: Successors,
) -> Catalogue:
    return Catalogue(agencies, categories, rules, successors)
