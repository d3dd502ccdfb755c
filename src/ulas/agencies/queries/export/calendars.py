"""calendars.toml from the current revisions: what calendars share is written once."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ulas.agencies.models import DEFAULT_CALENDAR, WorkingCalendar
from ulas.agencies.reference.calendars import WEEKDAYS
from ulas.agencies.reference.writing import toml_key, toml_table, toml_value

Definition = dict[str, Any]
KINDS = (("HOLIDAY", "holidays"), ("COLLECTIVE_LEAVE", "collective_leave"))


@dataclass
class Periods:
    """Special periods by code, each once however many calendars have it."""

    codes: dict[str, str] = field(default_factory=dict)
    tables: list[str] = field(default_factory=list)

    def code_of(self, name: str, weekly: Mapping[str, Any], spans: list[list[date]]) -> str:
        """The code under which the period stands in the file; written at the first call."""
        identity = json.dumps([name, weekly, [[str(day) for day in span] for span in spans]])
        if identity not in self.codes:
            plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:30] or "periode"
            taken = set(self.codes.values())
            code = next(
                one
                for one in (plain, *(f"{plain}-{n}" for n in range(2, 1000)))
                if one not in taken
            )
            self.codes[identity] = code
            head = toml_table(f"[period.{code}]", {"name": name, "spans": spans})
            self.tables.append(f"{head}\n{_week(f'[period.{code}.weekly]', weekly)}")
        return self.codes[identity]


def calendars_toml() -> str:
    """The text of calendars.toml."""
    rows = [
        (one, one.current.calendar().to_data())
        for one in WorkingCalendar.objects.select_related("current").order_by("id")
        if one.current
    ]
    shared: Definition = next(
        (data["holidays"] for one, data in rows if one.code == DEFAULT_CALENDAR), {}
    )
    zone = next((data["timezone"] for _, data in rows), "Asia/Jakarta")
    periods = Periods()
    calendars = [_calendar(one.code, data, shared, periods) for one, data in rows]
    days = [_days(f"[{table}]", shared, kind) for kind, table in KINDS]
    parts = [f"timezone = {toml_value(zone)}\n", *calendars, *periods.tables, *days]
    return "\n".join(part for part in parts if part)


def _calendar(code: str, data: Definition, shared: Definition, periods: Periods) -> str:
    own = data["holidays"] if data["holidays"] != shared else {}
    fields = {
        "name": data["name"],
        "always_open": data["always_open"],
        "holidays": bool(shared) and data["holidays"] == shared,
        "periods": _periods(data, periods),
    }
    parts = [toml_table(f"[calendar.{code}]", fields)]
    if data["weekly"] or not data["always_open"]:
        parts.append(_week(f"[calendar.{code}.weekly]", data["weekly"]))
    parts += [_days(f"[calendar.{code}.own_{table}]", own, kind) for kind, table in KINDS]
    return "\n".join(part for part in parts if part)


def _periods(data: Definition, periods: Periods) -> list[str]:
    grouped: dict[str, tuple[str, Mapping[str, Any], list[list[date]]]] = {}
    for one in data["special_periods"]:
        key = json.dumps([one["name"], one["weekly"]])
        _, _, spans = grouped.setdefault(key, (one["name"], one["weekly"], []))
        spans.append([date.fromisoformat(one["first"]), date.fromisoformat(one["last"])])
    return [periods.code_of(*group) for group in grouped.values()]


def _week(header: str, weekly: Mapping[str, Any]) -> str:
    hours = {
        WEEKDAYS[int(day)]: [f"{start}-{end}" for start, end in spans]
        for day, spans in weekly.items()
    }
    return toml_table(header, hours)


def _days(header: str, holidays: Definition, kind: str) -> str:
    """Days of one kind, or nothing."""
    lines = [
        f"{toml_key(day)} = {toml_value(one['name'])}"
        for day, one in holidays.items()
        if one["kind"] == kind
    ]
    return "\n".join([header, *lines]) + "\n" if lines else ""
