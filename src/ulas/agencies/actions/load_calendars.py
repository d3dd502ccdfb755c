"""The calendars of a city's folder become revisions, unless the console revised them."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ulas.agencies.models import CalendarRevision, LoadedRow, WorkingCalendar
from ulas.agencies.reference.calendars import CalendarRow

TABLE = "kalender"


def load_calendars(
    rows: Sequence[CalendarRow],
    now: datetime,
    revised: list[str],
    kept: list[str],
    files_win: bool,
) -> dict[str, WorkingCalendar]:
    """The calendars by code; codes of those with a new revision go into `revised`.

    A calendar that was revised in the console since the last load stays as it is; where the
    file changed as well, its code goes into `kept`.
    """
    said = dict(LoadedRow.objects.filter(table=TABLE).values_list("key", "values"))
    found = {}
    for row in rows:
        calendar, _ = WorkingCalendar.objects.select_related("current").get_or_create(
            code=row.code, defaults={"name": row.name}
        )
        says = {"name": row.name, "definition": bare(row.definition)}
        if _taken(calendar, says, said.get(row.code), files_win, kept):
            add_revision(calendar, row.definition, "", now)
            revised.append(row.code)
        if said.get(row.code) != says:
            LoadedRow.objects.update_or_create(table=TABLE, key=row.code, defaults={"values": says})
        found[row.code] = calendar
    return found


def add_revision(
    calendar: WorkingCalendar, definition: dict[str, Any], reason: str, now: datetime
) -> CalendarRevision:
    """Make a further revision the current one; it is not checked here."""
    current = calendar.current
    number = current.number + 1 if current else 1
    first = "Berkas kalender kota berubah" if current else "Pemuatan pertama"
    calendar.name = definition["name"]
    calendar.current = CalendarRevision.objects.create(
        working_calendar=calendar,
        number=number,
        definition=json.dumps({**definition, "number": number}, sort_keys=True, ensure_ascii=False),
        reason=reason or first,
        made_at=now,
    )
    calendar.save(update_fields=["name", "current"])
    return calendar.current


def bare(definition: dict[str, Any]) -> dict[str, Any]:
    """A definition without the number of its revision, as JSON keeps it."""
    plain: dict[str, Any] = json.loads(json.dumps({**definition, "number": 0}))
    return plain


def _taken(
    calendar: WorkingCalendar,
    says: dict[str, Any],
    said: dict[str, Any] | None,
    files_win: bool,
    kept: list[str],
) -> bool:
    if calendar.current is None:
        return True
    holds = bare(calendar.current.calendar().to_data())
    if holds == says["definition"]:
        return False
    if files_win or said is None or holds == said["definition"]:
        return True
    if said != says:
        kept.append(f"{TABLE} {calendar.code}")
    return False
