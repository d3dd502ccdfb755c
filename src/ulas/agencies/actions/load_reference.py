"""A city's folder becomes its reference data."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from ulas.agencies.actions.upserting import Table, put_all, set_parents
from ulas.agencies.models import (
    Agency,
    Area,
    CalendarRevision,
    Category,
    Division,
    WorkingCalendar,
)
from ulas.agencies.reference import CityFolder, read_folder
from ulas.agencies.reference.agencies import AgencyRow
from ulas.agencies.reference.calendars import CalendarRow
from ulas.agencies.reference.categories import CategoryRow


@dataclass
class Loaded:
    """What a load changed, by Indonesian name of the table; `revised` are calendar codes."""

    tables: dict[str, Table[Any]] = field(default_factory=dict)
    revised: list[str] = field(default_factory=list)

    @property
    def touched(self) -> bool:
        """Whether anything was written."""
        return bool(self.revised) or any(table.touched for table in self.tables.values())


def load_reference(*, folder: Path, now: datetime) -> Loaded:
    """Bring agencies, divisions, areas, categories and calendars to what the folder says.

    Safe to repeat. Nothing is removed: what the files no longer name becomes inactive. An
    empty `mail` or `calendar` of an agency leaves what an administrator set. A calendar gets
    a new revision only when its definition changed.

    Raises:
        ReferenceFaults: with all that is wrong in the files; then nothing is written.
    """
    city = read_folder(folder)
    loaded = Loaded()
    with transaction.atomic():
        calendars = {row.code: _calendar(row, now, loaded) for row in city.calendars}
        agencies = _agencies(city, calendars)
        loaded.tables["instansi"] = agencies
        loaded.tables["bidang"] = _divisions(city, agencies.rows)
        loaded.tables["wilayah"] = _areas(city)
        loaded.tables["kategori"] = _categories(city, agencies.rows)
    return loaded


def _calendar(row: CalendarRow, now: datetime, loaded: Loaded) -> WorkingCalendar:
    calendar, _ = WorkingCalendar.objects.update_or_create(
        code=row.code, defaults={"name": row.name}
    )
    current = calendar.current
    if current is not None and _same(current, row):
        return calendar
    number = current.number + 1 if current else 1
    definition = {**row.definition, "number": number}
    calendar.current = CalendarRevision.objects.create(
        working_calendar=calendar,
        number=number,
        definition=json.dumps(definition, sort_keys=True, ensure_ascii=False),
        reason="Berkas kalender kota berubah" if current else "Pemuatan pertama",
        made_at=now,
    )
    calendar.save(update_fields=["current"])
    loaded.revised.append(row.code)
    return calendar


def _same(revision: CalendarRevision, row: CalendarRow) -> bool:
    return {**json.loads(revision.definition), "number": 0} == {**row.definition, "number": 0}


def _agencies(city: CityFolder, calendars: Mapping[str, WorkingCalendar]) -> Table[Agency]:
    existing = {agency.code: agency for agency in Agency.objects.all()}
    wanted = {row.code: _agency(row, calendars) for row in city.agencies}
    return put_all(Agency, existing, wanted)


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
    if row.mail:
        values["mail"] = row.mail
    if row.calendar:
        values["calendar_id"] = calendars[row.calendar].pk
    return values


def _divisions(city: CityFolder, agencies: Mapping[str, Agency]) -> Table[Division]:
    existing = {(one.agency_id, one.code): one for one in Division.objects.all()}
    wanted = {}
    for row in city.divisions:
        agency = agencies[row.agency].pk
        wanted[agency, row.code] = {"agency_id": agency, "code": row.code, "name": row.name}
    return put_all(Division, existing, wanted)


def _areas(city: CityFolder) -> Table[Area]:
    wanted = {row.code: asdict(row) for row in city.areas}
    parents = {code: values.pop("parent") for code, values in wanted.items()}
    table = put_all(Area, {area.code: area for area in Area.objects.defer("outline")}, wanted)
    set_parents(table, parents)
    return table


def _categories(city: CityFolder, agencies: Mapping[str, Agency]) -> Table[Category]:
    existing = {category.code: category for category in Category.objects.all()}
    wanted = {row.code: _category(row, agencies) for row in city.categories}
    table = put_all(Category, existing, wanted)
    set_parents(table, {row.code: row.parent for row in city.categories})
    return table


def _category(row: CategoryRow, agencies: Mapping[str, Agency]) -> dict[str, Any]:
    values = asdict(row)
    del values["parent"]
    agency = values.pop("agency")
    values["agency_id"] = agencies[agency].pk if agency else None
    return values
