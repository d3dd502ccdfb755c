"""The clock against the plainest possible one, which walks through the minutes one by one.

It knows nothing of the room: local time is UTC plus seven hours, the data is read as written.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ulas.clock import Basis, Calendar, Pause, deadline, elapsed, explain, working_days_deadline
from unit.clock.random_calendars import calendar_data

MINUTE = timedelta(minutes=1)
walked = settings(max_examples=60, deadline=None)
WEST = timedelta(hours=7)
BEGIN = datetime(2026, 2, 23, tzinfo=UTC)
jakarta = calendar_data(zones=("Asia/Jakarta",))
whole_minutes = st.integers(0, 30 * 1440).map(lambda minute: BEGIN + minute * MINUTE)
pauses_in_minutes = st.lists(
    st.builds(
        lambda start, length: Pause(start, start + length * MINUTE, "menunggu"),
        whole_minutes,
        st.integers(-30, 4000),
    ),
    max_size=3,
)


def week_of(data: dict[str, Any], day: date) -> dict[str, list[list[str]]]:
    best = None
    for period in data["special_periods"]:
        first, last = date.fromisoformat(period["first"]), date.fromisoformat(period["last"])
        if first <= day <= last and (best is None or last - first < best[0]):
            best = (last - first, period["weekly"])
    return best[1] if best else data["weekly"]


def works(data: dict[str, Any], minute: datetime) -> bool:
    local = minute + WEST
    if data["always_open"]:
        return True
    if local.date().isoformat() in data["holidays"]:
        return False
    hours = week_of(data, local.date()).get(str(local.weekday()), [])
    clock = f"{local:%H:%M}"
    return any(start <= clock < end for start, end in hours)


def counts(data: dict[str, Any], minute: datetime, basis: Basis, pauses: list[Pause]) -> bool:
    if any(p.end is not None and p.start <= minute < p.end for p in pauses):
        return False
    return basis is Basis.CLOCK or works(data, minute)


@walked
@given(jakarta, whole_minutes, st.integers(0, 7000), st.sampled_from(Basis), pauses_in_minutes)
def test_elapsed_time_and_segments(
    data: dict[str, Any], start: datetime, length: int, basis: Basis, pauses: list[Pause]
) -> None:
    calendar, end = Calendar.from_data(data), start + length * MINUTE
    expected = [counts(data, start + index * MINUTE, basis, pauses) for index in range(length)]
    assert elapsed(calendar, start, end, basis=basis, pauses=pauses) == sum(expected) * MINUTE
    shown: list[bool] = []
    for segment in explain(calendar, start, end, basis=basis, pauses=pauses):
        shown += [segment.counted] * int((segment.end - segment.start) / MINUTE)
    assert shown == expected


@walked
@given(jakarta, whole_minutes, st.integers(1, 900), st.sampled_from(Basis), pauses_in_minutes)
def test_deadlines(
    data: dict[str, Any], start: datetime, minutes: int, basis: Basis, pauses: list[Pause]
) -> None:
    expected, left = start, minutes
    while left and expected < start + timedelta(days=60):
        left -= counts(data, expected, basis, pauses)
        expected += MINUTE
    due = deadline(Calendar.from_data(data), start, minutes, basis=basis, pauses=pauses)
    if left:
        assert due is not None
        assert due > expected
    else:
        assert due == expected


@walked
@given(jakarta, whole_minutes, st.integers(1, 6))
def test_working_days(data: dict[str, Any], start: datetime, days: int) -> None:
    today = (start + WEST).date()
    closing, left, day = None, days, today
    while left and (day - today).days < 50:
        day += timedelta(days=1)
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) - WEST
        worked = [m for m in range(1440) if works(data, midnight + m * MINUTE)]
        if worked:
            left -= 1
            closing = midnight + (worked[-1] + 1) * MINUTE
    if not left:
        assert working_days_deadline(Calendar.from_data(data), start, days) == closing
