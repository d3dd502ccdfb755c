"""A calendar's data with other hours from a date on; what lies before keeps its hours."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

EARLIER = "jam kerja sampai "
"""Periods of this name hold the hours that were valid before a change."""
FIRST_DAY = date(2020, 1, 1)
ONE_DAY = timedelta(days=1)


def with_hours_from(
    data: Mapping[str, Any], weekly: Mapping[str, Any], first: date | None
) -> dict[str, Any]:
    """The calendar's data with a new weekly pattern from the date `first` on.

    Without a date the pattern holds for all time. A change that was planned for a later date
    gives way to this one.
    """
    if first is None:
        return {**data, "weekly": dict(weekly)}
    periods = list(data["special_periods"])
    others = [one for one in periods if not one["name"].startswith(EARLIER)]
    before = [one for one in periods if one["name"].startswith(EARLIER)]
    kept = [_cut(one, first) for one in before if _day(one["first"]) < first]
    newest = max((_day(one["last"]) for one in kept), default=FIRST_DAY - ONE_DAY)
    if newest < first - ONE_DAY and data["weekly"] != weekly:
        kept += _earlier(newest + ONE_DAY, first - ONE_DAY, data["weekly"], others)
    return {**data, "weekly": dict(weekly), "special_periods": [*kept, *others]}


def _cut(period: Mapping[str, Any], first: date) -> dict[str, Any]:
    last = min(_day(period["last"]), first - ONE_DAY)
    return {**period, "last": last.isoformat()}


def _earlier(
    start: date, end: date, weekly: Mapping[str, Any], others: list[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The old hours as a period that lies across no other one; those rule their own days."""
    for _ in others:
        for one in others:
            first, last = _day(one["first"]), _day(one["last"])
            if first <= end < last:
                end = first - ONE_DAY
            if first < start <= last:
                start = last + ONE_DAY
    if start > end:
        return []
    name = f"{EARLIER}{end.isoformat()}"
    return [
        {
            "first": start.isoformat(),
            "last": end.isoformat(),
            "name": name,
            "weekly": dict(weekly),
        }
    ]


def _day(value: str | date) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
