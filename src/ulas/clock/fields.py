"""From the data of a calendar to its fields, one function a part."""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import Any
from zoneinfo import ZoneInfo

from ulas.clock.changing import names_earlier
from ulas.clock.parts import Holiday, HolidayKind, Hours, SpecialPeriod, Week
from ulas.clock.reading import CalendarError, Problem, Table, as_date

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
TIME_OF_DAY = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")
NO_WEEK: Week = ((),) * 7
LONGEST_CLOSURE_DAYS = 366
"""A period without any hours may last this long; longer, a deadline would be years away."""


def read_calendar(data: object) -> dict[str, Any]:
    """Return the fields of a calendar.

    Raises:
        CalendarError: naming every problem, each with the path of its field.
    """
    problems: list[Problem] = []
    table = Table({}, "", problems).table("", data)
    table.only("name", "timezone", "number", "always_open", "weekly", "special_periods", "holidays")
    periods = _read_periods(table)
    fields = {
        "name": table.text("name"),
        "timezone": _read_timezone(table),
        "number": _read_number(table),
        "always_open": bool(table.get("always_open", bool, "true atau false", False)),
        "weekly": _read_base_week(table),
        "special_periods": periods,
        "holidays": _read_holidays(table, periods),
    }
    if problems:
        raise CalendarError(tuple(problems))
    return fields


def _read_timezone(table: Table) -> str:
    name = table.text("timezone")
    if name.strip():
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            table.wrong("timezone", f"Zona waktu “{name}” tidak dikenal; contoh: Asia/Jakarta.")
    return name


def _read_number(table: Table) -> int:
    number: int | None = table.get("number", int, "bilangan bulat", 0)
    if number is not None and number < 0:
        table.wrong("number", f"Nomor revisi tidak boleh kurang dari 0; tertulis {number}.")
    return number or 0


def _read_base_week(table: Table) -> Week:
    if table.raw.get("always_open") is True and "weekly" not in table.raw:
        return NO_WEEK
    before = len(table.problems)
    week = _read_week(table)
    unused = table.raw.get("always_open") is True
    if not unused and not any(week) and len(table.problems) == before:
        table.wrong("weekly", "Kalender harus punya jam kerja sedikitnya pada satu hari.")
    return week


def _read_week(table: Table) -> Week:
    """Read `weekly`: "0" (Monday) to "6" -> intervals; a day that is left out is a day off."""
    if "weekly" not in table.raw:
        table.wrong("weekly", "Isian wajib “weekly” belum ada.")
        return NO_WEEK
    inner = table.table("weekly", table.raw["weekly"])
    days: list[tuple[Hours, ...]] = [()] * 7
    for key, value in inner.raw.items():
        if str(key) in "0123456" and len(str(key)) == 1:
            days[int(key)] = _read_day(inner, str(key), value)
        else:
            inner.wrong(key, f"Hari “{key}” tidak dikenal; tulis 0 (Senin) sampai 6 (Minggu).")
    return tuple(days)


def _read_day(week: Table, key: str, value: object) -> tuple[Hours, ...]:
    name = WEEKDAYS[int(key)]
    if not isinstance(value, list | tuple):
        week.wrong(key, f"{name}: jam kerja harus berupa daftar pasangan jam mulai dan selesai.")
        return ()
    found = [_read_hours(week, f"{key}.{index}", name, pair) for index, pair in enumerate(value)]
    hours = sorted(one for one in found if one is not None)
    for one, after in pairwise(hours):
        if after.start < one.end:
            week.wrong(
                key,
                f"{name}: {one.start}-{one.end} dan {after.start}-{after.end} bertumpuk; "
                "ubah salah satunya.",
            )
    return tuple(hours)


def _read_hours(week: Table, key: str, name: str, pair: object) -> Hours | None:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        week.wrong(key, f"{name}: tulis jam mulai dan jam selesai, misalnya 07:30 dan 16:00.")
        return None
    wrong = [one for one in pair if not (isinstance(one, str) and TIME_OF_DAY.fullmatch(one))]
    for one in wrong:
        week.wrong(key, f"{name}: “{one}” bukan jam; tulis 00:00 sampai 24:00, misalnya 07:30.")
    if wrong:
        return None
    hours = Hours(*pair)
    if hours.end <= hours.start:
        week.wrong(
            key,
            f"{name}: jam selesai {hours.end} tidak sesudah jam mulai {hours.start}. Jam malam "
            "dipecah dua: sampai 24:00, lalu mulai 00:00 pada hari berikutnya.",
        )
        return None
    return hours


def _read_periods(table: Table) -> tuple[SpecialPeriod, ...]:
    raw = table.get("special_periods", list | tuple, "daftar periode", ())
    found = [_read_period(table, index, one) for index, one in enumerate(raw or ())]
    periods = [period for period in found if period is not None]
    for one, other in combinations(periods, 2):
        apart = one.last < other.first or other.last < one.first
        if not (apart or one.within(other) or other.within(one)):
            table.wrong(
                "special_periods",
                f"“{one.name}” dan “{other.name}” bertumpuk. Periode hanya boleh bertumpuk bila "
                "yang pendek seluruhnya berada di dalam yang lebih panjang.",
            )
    return tuple(sorted(periods, key=lambda period: (period.first, -period.days)))


def _read_period(table: Table, index: int, raw: object) -> SpecialPeriod | None:
    inner = table.table(f"special_periods.{index}", raw)
    inner.only("first", "last", "name", "weekly")
    first, last = inner.day("first"), inner.day("last")
    name, weekly = inner.text("name"), _read_week(inner)
    if first is None or last is None:
        return None
    if last < first:
        inner.wrong("last", f"Hari terakhir {last} mendahului hari pertama {first}.")
        return None
    period = SpecialPeriod(first, last, name, weekly)
    if not any(weekly) and period.days > LONGEST_CLOSURE_DAYS:
        inner.wrong("last", f"Periode tanpa jam kerja paling lama {LONGEST_CLOSURE_DAYS} hari.")
    return period


def _read_holidays(table: Table, periods: Sequence[SpecialPeriod]) -> tuple[Holiday, ...]:
    raw = table.get("holidays", Mapping, "tabel tanggal ke nama", {})
    inner = table.table("holidays", raw or {})
    # Former hours are a rule of those days, no decision about one of them: a holiday closes it.
    changed = {
        period.first: period.name
        for period in periods
        if period.days == 1 and not names_earlier(period.name)
    }
    holidays: dict[object, Holiday] = {}
    for key, value in inner.raw.items():
        holiday = _read_holiday(inner, key, value)
        if holiday is None:
            continue
        if holiday.day in changed:
            inner.wrong(
                key,
                f"Tanggal ini libur “{holiday.name}” sekaligus hari dengan jam khusus "
                f"“{changed[holiday.day]}”; hapus salah satunya.",
            )
        holidays[holiday.day] = holiday
    return tuple(holidays[day] for day in sorted(holiday.day for holiday in holidays.values()))


def _read_holiday(table: Table, key: object, value: object) -> Holiday | None:
    inner = table.table(key, value)
    inner.only("name", "kind")
    day, name, kind = as_date(key), inner.text("name"), inner.raw.get("kind", "HOLIDAY")
    if day is None:
        table.wrong(key, f"“{key}” bukan tanggal; tulis seperti 2026-03-20.")
    if kind not in tuple(HolidayKind):
        known = ", ".join(HolidayKind)
        inner.wrong("kind", f"Jenis libur “{kind}” tidak dikenal. Yang dikenal: {known}.")
    elif day is not None:
        return Holiday(day, name, HolidayKind(kind))
    return None
