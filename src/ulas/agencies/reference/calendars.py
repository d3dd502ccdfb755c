"""calendars.toml: weekly patterns, special periods and holidays shared by the calendars."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ulas.agencies.models import DEFAULT_CALENDAR
from ulas.agencies.reference.problems import Faults
from ulas.agencies.reference.toml_text import TomlFile
from ulas.clock import Calendar, CalendarError

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
DAYS = (("collective_leave", "COLLECTIVE_LEAVE"), ("holidays", "HOLIDAY"))
KNOWN = frozenset(
    {"name", "always_open", "holidays", "periods", "weekly"} | {f"own_{table}" for table, _ in DAYS}
)
_SPAN = re.compile(r"\s*(\S+?)\s*-\s*(\S+?)\s*")


@dataclass(frozen=True)
class CalendarRow:
    """A calendar as the clock room spells it, without a revision number."""

    code: str
    name: str
    definition: dict[str, Any]


def read_calendars(folder: Path, faults: Faults) -> list[CalendarRow]:
    """The calendars, each checked by the clock room."""
    file = TomlFile(folder / "calendars.toml", faults)
    tables = file.tables("calendar")
    if DEFAULT_CALENDAR not in tables:
        file.wrong(("calendar",), f"Kalender [calendar.{DEFAULT_CALENDAR}] harus ada.")
    rows = [_calendar(file, code, table) for code, table in tables.items()]
    return [row for row in rows if row is not None]


def _calendar(file: TomlFile, code: str, table: Mapping[str, Any]) -> CalendarRow | None:
    path = ("calendar", code)
    file.only(path, table, KNOWN)
    name = file.text((*path, "name"), table, most=120, needed=True)
    data: dict[str, Any] = {
        "name": name or code,
        "timezone": file.data.get("timezone", ""),
        "always_open": file.switch((*path, "always_open"), table),
        "special_periods": _periods(file, (*path, "periods"), table),
        "holidays": _holidays(file, path, table),
    }
    if "weekly" in table:
        data["weekly"] = _week(file, (*path, "weekly"), table["weekly"])
    try:
        return CalendarRow(code, name, Calendar.from_data(data).to_data())
    except CalendarError as wrong:
        for problem in wrong.problems:
            file.wrong(path, f"{problem.field}: {problem.message}")
        return None


def _week(file: TomlFile, path: tuple[str, ...], week: object) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    if not isinstance(week, Mapping):
        file.wrong(path, 'Tulis sebagai tabel hari, misalnya senin = ["07:30-12:00"].')
        return found
    for day, spans in week.items():
        if day not in WEEKDAYS:
            file.wrong((*path, day), f"Hari “{day}” tidak dikenal; tulis {', '.join(WEEKDAYS)}.")
            continue
        found[str(WEEKDAYS.index(day))] = _hours(file, (*path, day), spans)
    return found


def _hours(file: TomlFile, path: tuple[str, ...], spans: object) -> list[list[str]]:
    hours = []
    for span in spans if isinstance(spans, list) else [spans]:
        parts = _SPAN.fullmatch(span) if isinstance(span, str) else None
        if parts is None:
            file.wrong(path, f"“{span}” bukan rentang jam; tulis seperti 07:30-12:00.")
            continue
        hours.append(list(parts.groups()))
    return hours


def _periods(
    file: TomlFile, path: tuple[str, ...], table: Mapping[str, Any]
) -> list[dict[str, Any]]:
    known = file.tables("period")
    found: list[dict[str, Any]] = []
    for code in file.texts(path, table):
        if code not in known:
            file.wrong(path, f"Periode [period.{code}] tidak ada dalam berkas ini.", code)
            continue
        found += _spans(file, code, known[code])
    return found


def _spans(file: TomlFile, code: str, period: Mapping[str, Any]) -> list[dict[str, Any]]:
    path = ("period", code)
    file.only(path, period, frozenset({"name", "spans", "weekly"}))
    spans = period.get("spans")
    if not isinstance(spans, list) or not all(isinstance(s, list) and len(s) == 2 for s in spans):
        file.wrong((*path, "spans"), "Tulis daftar pasangan tanggal pertama dan terakhir.")
        return []
    week = _week(file, (*path, "weekly"), period.get("weekly", {}))
    name = file.text((*path, "name"), period, most=120, needed=True) or code
    return [{"first": one[0], "last": one[1], "name": name, "weekly": week} for one in spans]


def _holidays(
    file: TomlFile, path: tuple[str, ...], table: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """The days of the whole city where the calendar takes them, and its own."""
    city = file.data if file.switch((*path, "holidays"), table) else {}
    found: dict[str, dict[str, Any]] = {}
    for name, kind in DAYS:
        for days in (city.get(name, {}), table.get(f"own_{name}", {})):
            for day, title in days.items() if isinstance(days, Mapping) else ():
                found[day] = {"name": title, "kind": kind}
    return found
