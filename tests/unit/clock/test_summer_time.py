"""Zones that change their clocks: instants are compared in UTC, hours are meant locally."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from ulas.clock import Calendar, deadline, elapsed, explain, is_open, working_days_deadline

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def calendar(zone: str, *hours: list[str]) -> Calendar:
    week = {str(day): list(hours) for day in range(7)}
    return Calendar.from_data({"name": zone, "timezone": zone, "weekly": week})


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_opening_hours_move_with_the_local_clock() -> None:
    office = calendar("Europe/Amsterdam", ["09:00", "17:00"])
    assert deadline(office, utc(2026, 3, 28, 15, 30), 60) == utc(2026, 3, 29, 7, 30)
    assert deadline(office, utc(2026, 10, 24, 14, 30), 60) == utc(2026, 10, 25, 8, 30)


@pytest.mark.parametrize(("day", "hours"), [((2026, 3, 29), 23), ((2026, 10, 25), 25)])
def test_a_whole_day_has_the_hours_that_pass(day: tuple[int, int, int], hours: int) -> None:
    office = calendar("Europe/Amsterdam", ["00:00", "24:00"])
    start = datetime(*day, tzinfo=AMSTERDAM)
    end = datetime(*day[:2], day[2] + 1, tzinfo=AMSTERDAM)
    assert elapsed(office, start, end) == timedelta(hours=hours)


def test_skipped_hours_hold_no_time_and_overlap_nothing() -> None:
    """On 29 March 2026 the clock goes from 02:00 to 03:00, which is 01:00 in UTC."""
    office = calendar(
        "Europe/Amsterdam", ["01:00", "02:30"], ["02:40", "02:50"], ["03:00", "04:00"]
    )
    start, end = utc(2026, 3, 28, 23), utc(2026, 3, 29, 4)
    assert elapsed(office, start, end) == timedelta(hours=2)
    assert deadline(office, start, 60) == utc(2026, 3, 29, 1)
    assert deadline(office, start, 61) == utc(2026, 3, 29, 1, 1)


def test_a_day_whose_hours_are_all_skipped_is_no_working_day() -> None:
    office = calendar("Europe/Amsterdam", ["02:10", "02:50"])
    assert working_days_deadline(office, utc(2026, 3, 28, 12), 1) == utc(2026, 3, 30, 0, 50)


def test_repeated_hours_are_meant_at_their_first_coming() -> None:
    """On 25 October 2026 the hour from 02:00 comes twice, first at 00:00 in UTC."""
    office = calendar("Europe/Amsterdam", ["01:00", "02:30"], ["02:30", "03:00"])
    assert elapsed(office, utc(2026, 10, 24, 23), utc(2026, 10, 25, 2)) == timedelta(hours=3)
    second = datetime(2026, 10, 25, 2, 15, fold=1, tzinfo=AMSTERDAM)
    assert is_open(office, second)
    assert deadline(office, second, 15) == utc(2026, 10, 25, 1, 30)


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("America/Santiago", utc(2026, 4, 4)),  # 24:00 becomes 23:00: a date ends twice
        ("Asia/Beirut", utc(2026, 3, 28)),  # midnight is skipped
        ("America/Havana", utc(2026, 10, 31)),
        ("America/Goose_Bay", utc(2010, 11, 6)),  # 00:01 becomes 23:01 of the day before
        ("Pacific/Apia", utc(2011, 12, 29)),  # a whole date is skipped
    ],
)
def test_days_follow_on_each_other_wherever_midnight_is_odd(zone: str, start: datetime) -> None:
    office = calendar(zone, ["00:30", "12:00"], ["13:00", "23:30"])
    end = start + timedelta(days=3)
    segments = explain(office, start, end)
    assert (segments[0].start, segments[-1].end) == (start, end)
    assert all(before.end == after.start for before, after in pairwise(segments))
    instant = start
    while instant < end:
        inside = elapsed(office, start, instant) + elapsed(office, instant, end)
        assert inside == elapsed(office, start, end)
        instant += timedelta(minutes=20)


def test_a_date_that_comes_twice_is_one_date_of_filing() -> None:
    """On 6 November 2010 the evening from 23:01 on comes twice; then it is Sunday the 7th."""
    office = calendar("America/Goose_Bay", ["08:00", "16:00"])
    second = datetime(2010, 11, 6, 23, 30, fold=1, tzinfo=ZoneInfo("America/Goose_Bay"))
    assert working_days_deadline(office, second, 1) == utc(2010, 11, 7, 20)
    assert deadline(office, second, 60) == utc(2010, 11, 7, 13)
