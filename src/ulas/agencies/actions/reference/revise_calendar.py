"""Verbs: a calendar gets a new revision; days are declared or lifted in several calendars."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ulas.agencies.actions.load_calendars import add_revision, bare
from ulas.agencies.actions.recording import AdministrationRefused, given_reason, record
from ulas.agencies.models import CalendarRevision, Change, Officer, WorkingCalendar
from ulas.clock import Calendar, CalendarError
from ulas.sop.terms import Role

MOST_DAYS = 60


@dataclass(frozen=True)
class Closing:
    """Days, both included, on which offices are closed."""

    first: date
    last: date
    name: str
    kind: str


def revise_calendar(
    *, code: str, definition: dict[str, Any], reason: str, by: Officer, now: datetime
) -> CalendarRevision:
    """Give a calendar a new current revision (a new calendar its first); the old ones stay.

    Open steps follow with the next sweep, overdue ones are excused where the new hours would
    have saved them, ended ones never change.

    Raises:
        AdministrationRefused: no right, no reason or too long a one, no working hours or
            another fault, no change.
    """
    _refuse_unless_administrator(by)
    reason = given_reason(reason, "Tulis mengapa kalender diubah.")
    definition = _sound(definition)
    with transaction.atomic():
        calendar = WorkingCalendar.objects.select_for_update().filter(code=code).first()
        if calendar is None:
            calendar = WorkingCalendar.objects.create(code=code, name=definition["name"])
        old = _held(calendar)
        if old == bare(definition):
            raise AdministrationRefused("Tidak ada yang berubah pada kalender ini.")
        made = add_revision(calendar, definition, reason, now)
        record(
            Change.CALENDAR_REVISED,
            by=by,
            now=now,
            subject=f"calendar:{code}",
            facts={"reason": made.reason, **_differences(old, bare(definition))},
        )
    return made


def declare_closing(
    *, closing: Closing, calendars: Sequence[str], by: Officer, now: datetime
) -> list[CalendarRevision]:
    """Close the offices of these calendars on days that may also lie in the past.

    Raises:
        AdministrationRefused: see `revise_calendar`; no calendar, no name, or too long a span;
            all of the calendars have these days already.
    """
    if not closing.name.strip():
        raise AdministrationRefused("Tulis nama hari liburnya.", "name")
    if not 0 <= (closing.last - closing.first).days < MOST_DAYS:
        raise AdministrationRefused(
            f"Hari terakhir tidak boleh mendahului yang pertama; paling lama {MOST_DAYS} hari.",
            "last",
        )
    days = [
        date.fromordinal(number).isoformat()
        for number in range(closing.first.toordinal(), closing.last.toordinal() + 1)
    ]
    named = {"name": closing.name.strip(), "kind": closing.kind}
    return _with_holidays(
        calendars,
        lambda held: {**held, **dict.fromkeys(days, named)},
        reason=f"Libur: {closing.name.strip()}",
        by=by,
        now=now,
    )


def lift_closing(
    *, day: date, calendars: Sequence[str], by: Officer, now: datetime
) -> list[CalendarRevision]:
    """Open the offices of these calendars on a day that was declared closed.

    Raises:
        AdministrationRefused: see `revise_calendar`; none of the calendars has this day.
    """
    return _with_holidays(
        calendars,
        lambda held: {key: value for key, value in held.items() if key != day.isoformat()},
        reason=f"Libur {day.isoformat()} dicabut",
        by=by,
        now=now,
    )


def _with_holidays(
    codes: Sequence[str],
    change: Callable[[dict[str, Any]], dict[str, Any]],
    *,
    reason: str,
    by: Officer,
    now: datetime,
) -> list[CalendarRevision]:
    """New revisions of the calendars whose holidays the change alters; the others stay."""
    with transaction.atomic():
        changed = [
            (one, {**held, "holidays": after})
            for one, held in _chosen(codes)
            if (after := change(held["holidays"])) != held["holidays"]
        ]
        if not changed:
            raise AdministrationRefused("Tidak ada yang berubah pada kalender yang dipilih.")
        return [
            revise_calendar(code=one.code, definition=definition, reason=reason, by=by, now=now)
            for one, definition in changed
        ]


def _chosen(codes: Sequence[str]) -> list[tuple[WorkingCalendar, dict[str, Any]]]:
    """The calendars with what they hold, locked: days declared by two at once all stay."""
    wanted = WorkingCalendar.objects.filter(code__in=codes).order_by("code")
    list(wanted.select_for_update().values_list("pk"))
    rows = wanted.select_related("current")
    found = [(one, held) for one in rows if (held := _held(one)) is not None]
    if not found or len(found) != len(set(codes)):
        raise AdministrationRefused("Pilih sedikitnya satu kalender.", "calendars")
    return found


def _held(calendar: WorkingCalendar) -> dict[str, Any] | None:
    return bare(calendar.current.calendar().to_data()) if calendar.current else None


def _sound(definition: dict[str, Any]) -> dict[str, Any]:
    try:
        return Calendar.from_data(definition).to_data()
    except CalendarError as wrong:
        raise AdministrationRefused(" ".join(one.message for one in wrong.problems)) from wrong


def _differences(old: dict[str, Any] | None, new: dict[str, Any]) -> dict[str, Any]:
    """Before and after of the parts that differ; of holidays the days alone."""
    before, after = dict(old or {}), dict(new)
    was, now = before.pop("holidays", {}), after.pop("holidays", {})
    parts = [name for name in after if before.get(name) != after[name]]
    facts: dict[str, Any] = {
        "before": {name: before[name] for name in parts if name in before},
        "after": {name: after[name] for name in parts},
    }
    if was != now:
        days = sorted(day for day in was.keys() | now.keys() if was.get(day) != now.get(day))
        facts["before"]["holidays"] = {day: was[day]["name"] for day in days if day in was}
        facts["after"]["holidays"] = {day: now[day]["name"] for day in days if day in now}
    return facts


def _refuse_unless_administrator(by: Officer) -> None:
    if Role.ADMINISTRATOR not in by.roles:
        raise AdministrationRefused("Hanya administrator yang berwenang mengubah kalender.")
