"""A city's folder becomes its reference data."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from ulas.agencies.actions.load_calendars import load_calendars
from ulas.agencies.actions.upserting import Memory, Table, put_all, set_parents
from ulas.agencies.models import (
    Agency,
    Area,
    Category,
    Division,
    RoutingRule,
    WorkingCalendar,
)
from ulas.agencies.reference import CityFolder, read_folder
from ulas.agencies.reference.agencies import AgencyRow
from ulas.agencies.reference.categories import CategoryRow


@dataclass
class Loaded:
    """What a load changed, by Indonesian name of the table; `revised` are calendar codes.

    `kept` names what the file and the console both changed: the console's stayed. `vacated` is
    how many officers lost their posts with an agency that is out of use.
    """

    tables: dict[str, Table[Any]] = field(default_factory=dict)
    revised: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    vacated: int = 0

    @property
    def touched(self) -> bool:
        """Whether anything was written."""
        return bool(self.revised or self.vacated) or any(
            table.touched for table in self.tables.values()
        )


def load_reference(*, folder: Path, now: datetime, files_win: bool = False) -> Loaded:
    """Bring agencies, divisions, areas, categories, rules and calendars to the folder.

    Safe to repeat. Nothing is removed: what the files no longer name becomes inactive. Only
    what the files changed since the last load is taken over, and nothing that the console
    changed meanwhile; with `files_win` the files alone speak. An empty `mail` or `calendar`
    of an agency leaves what an administrator set. A calendar gets a new revision only when
    its definition changed.

    Raises:
        ReferenceFaults: with all that is wrong in the files; then nothing is written.
    """
    city = read_folder(folder)
    loaded = Loaded()
    with transaction.atomic():
        calendars = load_calendars(city.calendars, now, loaded.revised, loaded.kept, files_win)
        _load_tables(city, calendars, loaded, files_win)
    return loaded


def _load_tables(
    city: CityFolder, calendars: Mapping[str, WorkingCalendar], loaded: Loaded, files_win: bool
) -> None:
    memories = {
        name: Memory(name, files_win)
        for name in ("instansi", "bidang", "wilayah", "kategori", "aturan")
    }
    agencies = _agencies(city, calendars, memories["instansi"])
    categories = _categories(city, agencies.rows, memories["kategori"])
    loaded.tables = {
        "instansi": agencies,
        "bidang": _divisions(city, agencies.rows, memories["bidang"]),
        "wilayah": _areas(city, memories["wilayah"]),
        "kategori": categories,
        "aturan": _rules(city, agencies.rows, categories.rows, memories["aturan"]),
    }
    for name, memory in memories.items():
        memory.save()
        loaded.kept += [f"{name} {one}" for one in memory.kept]


def _agencies(
    city: CityFolder, calendars: Mapping[str, WorkingCalendar], memory: Memory
) -> Table[Agency]:
    existing = {agency.code: agency for agency in Agency.objects.all()}
    wanted = {row.code: _agency(row, calendars) for row in city.agencies}
    return put_all(Agency, existing, wanted, memory)


def _agency(row: AgencyRow, calendars: Mapping[str, WorkingCalendar]) -> dict[str, Any]:
    values = {
        "code": row.code,
        "name": row.name,
        "short_name": row.short_name,
        "kind": row.kind,
        "aliases": list(row.aliases),
        "coordinates": row.role == "coordinates",
        "inspects": row.role == "inspects",
    }
    if row.second_person is not None:
        values["second_person"] = row.second_person
    if row.mail:
        values["mail"] = row.mail
    if row.calendar:
        values["calendar_id"] = calendars[row.calendar].pk
    return values


def _divisions(city: CityFolder, agencies: Mapping[str, Agency], memory: Memory) -> Table[Division]:
    rows = Division.objects.select_related("agency")
    existing = {(one.agency.code, one.code): one for one in rows}
    wanted = {
        (row.agency, row.code): {
            "agency_id": agencies[row.agency].pk,
            "code": row.code,
            "name": row.name,
        }
        for row in city.divisions
    }
    return put_all(Division, existing, wanted, memory)


def _areas(city: CityFolder, memory: Memory) -> Table[Area]:
    wanted = {row.code: asdict(row) for row in city.areas}
    parents = {code: values.pop("parent") for code, values in wanted.items()}
    existing = {area.code: area for area in Area.objects.defer("outline")}
    table = put_all(Area, existing, wanted, memory)
    set_parents(table, parents, memory)
    return table


def _categories(
    city: CityFolder, agencies: Mapping[str, Agency], memory: Memory
) -> Table[Category]:
    existing = {category.code: category for category in Category.objects.all()}
    wanted = {row.code: _category(row, agencies) for row in city.categories}
    table = put_all(Category, existing, wanted, memory)
    set_parents(table, {row.code: row.parent for row in city.categories}, memory)
    return table


def _category(row: CategoryRow, agencies: Mapping[str, Agency]) -> dict[str, Any]:
    values = asdict(row)
    del values["parent"]
    agency = values.pop("agency")
    values["agency_id"] = agencies[agency].pk if agency else None
    return values


def _rules(
    city: CityFolder,
    agencies: Mapping[str, Agency],
    categories: Mapping[str, Category],
    memory: Memory,
) -> Table[RoutingRule]:
    wanted = {
        rule.key: {
            "key": rule.key,
            "position": position,
            "words": list(rule.words),
            "area_prefix": rule.area_prefix or "",
            "agency_id": agencies[rule.agency_code].pk,
            "category_id": categories[rule.category_code].pk if rule.category_code else None,
            "hard": rule.hard,
            "reason": rule.reason,
        }
        for position, rule in enumerate(city.rules, start=1)
    }
    return put_all(RoutingRule, {one.key: one for one in RoutingRule.objects.all()}, wanted, memory)
