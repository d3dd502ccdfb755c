"""Deadlines of the SOP's minutes and of working days, worked out by hand."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from ulas.clock import (
    Basis,
    Calendar,
    deadline,
    elapsed,
    is_open,
    minutes,
    next_opening,
    working_days_deadline,
)
from unit.clock.examples import JAKARTA, NIGHT_SHIFT, OFFICE, ROUND_THE_CLOCK, at, office_data


@pytest.mark.parametrize(
    ("start", "length", "due"),
    [
        # 2026-01-05 is a Monday.
        ("2026-01-05 09:00", 60, "2026-01-05 10:00"),
        ("2026-01-05 11:30", 60, "2026-01-05 13:15"),  # over the noon break
        ("2026-01-05 12:15", 60, "2026-01-05 13:45"),  # filed in the break
        ("2026-01-05 15:00", 60, "2026-01-05 16:00"),  # closing time, not tomorrow's opening
        ("2026-01-05 15:30", 60, "2026-01-06 08:00"),
        ("2026-01-05 23:59", 15, "2026-01-06 07:45"),
        ("2026-01-06 00:00", 15, "2026-01-06 07:45"),
        ("2026-01-09 11:00", 60, "2026-01-09 13:30"),  # Friday break 11:30 to 13:00
        ("2026-01-09 16:00", 60, "2026-01-12 08:00"),  # over the weekend
        ("2026-01-10 10:00", 60, "2026-01-12 08:30"),  # filed on Saturday
        ("2026-01-05 07:30", 7 * 60 + 45, "2026-01-05 16:00"),
        ("2026-01-05 07:30", 7 * 60 + 46, "2026-01-06 07:31"),
        # Ramadan hours 08:00 to 15:00 from 18 February to 19 March
        ("2026-02-17 15:30", 60, "2026-02-18 08:30"),
        ("2026-02-20 11:30", 60, "2026-02-20 12:30"),  # no Friday break in this period
        ("2026-03-18 14:30", 60, "2026-03-19 08:30"),
        # Idul Fitri: Friday 20 and Saturday 21 March, leave on Monday and Tuesday
        ("2026-03-19 14:30", 60, "2026-03-25 08:00"),
        ("2026-03-21 02:00", 15, "2026-03-25 07:45"),  # arrival on a holiday night
        ("2026-04-02 16:00", 60, "2026-04-06 08:30"),  # holiday on Friday, then the weekend
    ],
)
def test_working_minutes(start: str, length: int, due: str) -> None:
    found = deadline(OFFICE, at(start), length)
    assert found == at(due)
    assert elapsed(OFFICE, at(start), at(due)) == timedelta(minutes=length)


def test_clock_minutes_know_no_holiday() -> None:
    due = deadline(OFFICE, at("2026-03-19 14:30"), 24 * 60, basis=Basis.CLOCK)
    assert due == at("2026-03-20 14:30")


def test_a_service_of_24_hours_works_through_nights_and_holidays() -> None:
    assert deadline(ROUND_THE_CLOCK, at("2026-03-20 23:30"), 60) == at("2026-03-21 00:30")
    assert is_open(ROUND_THE_CLOCK, at("2026-03-21 03:00"))
    assert elapsed(ROUND_THE_CLOCK, at("2026-03-01 00:00"), at("2026-04-01 00:00")).days == 31


def test_a_night_shift_counts_over_midnight() -> None:
    assert deadline(NIGHT_SHIFT, at("2026-01-05 23:30"), 60) == at("2026-01-06 00:30")
    assert deadline(NIGHT_SHIFT, at("2026-01-06 05:30"), 60) == at("2026-01-06 22:30")
    assert is_open(NIGHT_SHIFT, at("2026-01-06 00:00"))


def test_minutes_may_be_parts_and_seconds_are_kept() -> None:
    start = at("2026-01-05 09:00") + timedelta(seconds=17, microseconds=5)
    assert deadline(OFFICE, start, 0.5) == start + timedelta(seconds=30)
    assert deadline(OFFICE, start, 7.5 * 60 - 240) == start + timedelta(hours=3, minutes=75)


@pytest.mark.parametrize("length", [0, -5])
def test_no_minutes_are_due_at_the_start_even_at_night(length: int) -> None:
    assert deadline(OFFICE, at("2026-03-21 02:00"), length) == at("2026-03-21 02:00")


def test_instants_of_other_zones_are_the_same_instants_and_answers_are_in_utc() -> None:
    due = deadline(OFFICE, datetime(2026, 1, 5, 2, 0, tzinfo=UTC), 60)
    assert due == at("2026-01-05 10:00")
    assert due is not None
    assert due.tzinfo is UTC


def test_an_instant_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 1, 5, 9, 0)
    for ask in (
        lambda: deadline(OFFICE, naive, 60),
        lambda: elapsed(OFFICE, at("2026-01-05 09:00"), naive),
        lambda: is_open(OFFICE, naive),
        lambda: working_days_deadline(OFFICE, naive, 1),
    ):
        with pytest.raises(ValueError, match="zona waktu"):
            ask()


def test_elapsed_time_of_an_end_before_its_start_is_zero() -> None:
    for basis in Basis:
        found = elapsed(OFFICE, at("2026-01-06 09:00"), at("2026-01-05 09:00"), basis=basis)
        assert found == timedelta()


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-01-05 09:00", 1, "2026-01-06 16:00"),
        ("2026-01-05 00:00", 1, "2026-01-06 16:00"),  # the day of filing never counts
        ("2026-01-05 23:59", 1, "2026-01-06 16:00"),
        ("2026-01-05 09:00", 5, "2026-01-12 16:00"),
        ("2026-01-08 09:00", 1, "2026-01-09 16:30"),  # Friday closes at half past four
        ("2026-01-10 09:00", 1, "2026-01-12 16:00"),  # filed on Saturday
        ("2026-03-18 09:00", 1, "2026-03-19 15:00"),  # Ramadan closes at three
        ("2026-03-18 09:00", 2, "2026-03-25 16:00"),  # Idul Fitri and leave
        ("2026-03-21 09:00", 5, "2026-03-31 16:00"),
    ],
)
def test_working_days(start: str, days: int, due: str) -> None:
    assert working_days_deadline(OFFICE, at(start), days) == at(due)


def test_14_and_60_working_days_of_the_national_classes() -> None:
    """From Monday 5 January: three weeks less a day; then Ramadan, Idul Fitri and Good Friday."""
    assert working_days_deadline(OFFICE, at("2026-01-05 10:00"), 14) == at("2026-01-23 16:30")
    assert working_days_deadline(OFFICE, at("2026-01-05 10:00"), 60) == at("2026-04-02 16:00")


@pytest.mark.parametrize("days", [0, -1])
def test_no_working_days_are_due_at_the_start(days: int) -> None:
    assert working_days_deadline(OFFICE, at("2026-03-21 02:00"), days) == at("2026-03-21 02:00")


def test_a_single_changed_day_inside_ramadan() -> None:
    changed = office_data()
    changed["special_periods"].append(
        {
            "first": "2026-03-02",
            "last": "2026-03-02",
            "name": "Upacara",
            "weekly": {"0": [["10:00", "12:00"]]},
        }
    )
    calendar = Calendar.from_data(changed)
    assert deadline(calendar, at("2026-02-27 14:30"), 60) == at("2026-03-02 10:30")
    assert deadline(calendar, at("2026-03-02 11:30"), 60) == at("2026-03-03 08:30")


@pytest.mark.parametrize(
    ("asked", "opening"),
    [
        ("2026-01-05 07:30", "2026-01-05 07:30"),
        ("2026-01-05 12:00", "2026-01-05 12:45"),
        ("2026-01-09 16:30", "2026-01-12 07:30"),
        ("2026-03-19 15:00", "2026-03-25 07:30"),
    ],
)
def test_the_next_opening(asked: str, opening: str) -> None:
    assert next_opening(OFFICE, at(asked)) == at(opening)
    assert is_open(OFFICE, at(asked)) == (asked == opening)


def test_whole_minutes_are_rounded_down() -> None:
    assert minutes(timedelta(minutes=59, seconds=59.9)) == 59
    assert minutes(timedelta(0)) == 0
    assert minutes(timedelta(seconds=-1)) == -1


def test_years_cost_days_not_minutes() -> None:
    """Bounds are ten times what an idle machine of two cores needs."""
    start = datetime(2026, 1, 1, tzinfo=JAKARTA)
    began = time.perf_counter()
    for index in range(20_000):
        deadline(OFFICE, start + timedelta(minutes=25 * index), 60)
    for _ in range(50):
        elapsed(OFFICE, start, start + timedelta(days=1095))
        working_days_deadline(OFFICE, start, 60)
    assert time.perf_counter() - began < 3
