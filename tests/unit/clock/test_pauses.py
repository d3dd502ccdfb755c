"""Pauses at the edges where other systems count wrongly."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ulas.clock import (
    Basis,
    Pause,
    SegmentKind,
    deadline,
    elapsed,
    explain,
    working_days_deadline,
)
from unit.clock.examples import OFFICE, at


def pause(start: str, end: str | None, reason: str = "menunggu keterangan pengadu") -> Pause:
    return Pause(at(start), at(end) if end else None, reason)


@pytest.mark.parametrize(
    ("pauses", "due"),
    [
        # Monday 09:00 and 60 minutes; without pauses due at 10:00.
        ([("2026-01-05 09:30", "2026-01-05 09:45")], "2026-01-05 10:15"),
        # over night: half an hour is left, it runs from the resumption on
        ([("2026-01-05 09:30", "2026-01-06 09:00")], "2026-01-06 09:30"),
        # resumed at night: it runs from the next opening on
        ([("2026-01-05 09:30", "2026-01-05 22:00")], "2026-01-06 08:00"),
        # over a weekend
        ([("2026-01-05 09:30", "2026-01-10 12:00")], "2026-01-12 08:00"),
        # wholly outside the working hours: takes nothing away
        ([("2026-01-05 18:00", "2026-01-06 06:00")], "2026-01-05 10:00"),
        # two overlapping, one inside the other, the same twice: the time is taken away once
        (
            [
                ("2026-01-05 09:10", "2026-01-05 09:40"),
                ("2026-01-05 09:30", "2026-01-05 09:50"),
            ],
            "2026-01-05 10:40",
        ),
        (
            [
                ("2026-01-05 09:10", "2026-01-05 09:50"),
                ("2026-01-05 09:20", "2026-01-05 09:30"),
            ],
            "2026-01-05 10:40",
        ),
        ([("2026-01-05 09:10", "2026-01-05 09:40")] * 2, "2026-01-05 10:30"),
        # given in the wrong order
        (
            [
                ("2026-01-05 09:50", "2026-01-05 09:55"),
                ("2026-01-05 09:10", "2026-01-05 09:15"),
            ],
            "2026-01-05 10:10",
        ),
        # began before the start: only what lies after it counts
        ([("2026-01-04 08:00", "2026-01-05 09:20")], "2026-01-05 10:20"),
        # over before the start, after the deadline, without length, ended before it began
        ([("2026-01-02 08:00", "2026-01-05 09:00")], "2026-01-05 10:00"),
        ([("2026-01-05 10:00", "2026-01-05 11:00")], "2026-01-05 10:00"),
        ([("2026-01-05 09:30", "2026-01-05 09:30")], "2026-01-05 10:00"),
        ([("2026-01-05 09:30", "2026-01-05 09:10")], "2026-01-05 10:00"),
        # over the noon break: the break is not taken away twice
        ([("2026-01-05 09:30", "2026-01-05 12:45")], "2026-01-05 13:15"),
    ],
)
def test_the_deadline_after_pauses(pauses: list[tuple[str, str]], due: str) -> None:
    given = [pause(start, end) for start, end in pauses]
    assert deadline(OFFICE, at("2026-01-05 09:00"), 60, pauses=given) == at(due)


def test_a_pause_over_idul_fitri_takes_working_time_only() -> None:
    over = [pause("2026-03-19 14:00", "2026-03-25 09:00")]
    start = at("2026-03-19 13:30")
    assert elapsed(OFFICE, start, at("2026-03-25 10:00"), pauses=over) == timedelta(minutes=90)
    assert deadline(OFFICE, start, 60, pauses=over) == at("2026-03-25 09:30")
    segments = explain(OFFICE, start, at("2026-03-25 10:00"), pauses=over)
    paused = [one.end - one.start for one in segments if one.kind is SegmentKind.PAUSED]
    assert paused == [timedelta(hours=1), timedelta(hours=1, minutes=30)]


def test_an_open_pause_stops_the_clock() -> None:
    waiting = [pause("2026-01-05 09:30", None)]
    start = at("2026-01-05 09:00")
    assert deadline(OFFICE, start, 60, pauses=waiting) is None
    assert elapsed(OFFICE, start, at("2026-01-09 09:00"), pauses=waiting) == timedelta(minutes=30)
    assert deadline(OFFICE, start, 60, basis=Basis.CLOCK, pauses=waiting) is None


def test_an_open_pause_after_the_deadline_leaves_it_alone() -> None:
    start = at("2026-01-05 09:00")
    for begun in ("2026-01-05 10:00", "2026-01-05 16:00"):
        assert deadline(OFFICE, start, 60, pauses=[pause(begun, None)]) == at("2026-01-05 10:00")
    assert deadline(OFFICE, start, 0, pauses=[pause("2026-01-01 08:00", None)]) == start


def test_an_open_pause_swallows_a_later_closed_one() -> None:
    both = [pause("2026-01-05 10:30", "2026-01-05 10:45"), pause("2026-01-05 09:30", None)]
    assert deadline(OFFICE, at("2026-01-05 09:00"), 60, pauses=both) is None


def test_a_pause_holds_clock_time_too() -> None:
    over_night = [pause("2026-01-05 20:00", "2026-01-06 20:00")]
    due = deadline(OFFICE, at("2026-01-05 09:00"), 1440, basis=Basis.CLOCK, pauses=over_night)
    assert due == at("2026-01-07 09:00")


def test_working_days_wait_for_the_end_of_a_pause() -> None:
    """A day is used up at its closing, if the clock runs then."""
    start = at("2026-01-05 09:00")
    for pauses, due in (
        ([pause("2026-01-06 08:00", "2026-01-06 15:00")], "2026-01-06 16:00"),
        ([pause("2026-01-06 14:00", "2026-01-07 09:00")], "2026-01-07 16:00"),
        ([pause("2026-01-06 15:00", "2026-01-06 16:00")], "2026-01-07 16:00"),
        ([pause("2026-01-05 10:00", "2026-01-09 12:00")], "2026-01-09 16:30"),
        ([pause("2026-01-06 16:00", None)], "2026-01-06 16:00"),
        ([pause("2026-01-06 18:00", "2026-01-07 06:00")], "2026-01-06 16:00"),
    ):
        assert working_days_deadline(OFFICE, start, 1, pauses=pauses) == at(due)
    for begun in ("2026-01-02 09:00", "2026-01-05 10:00", "2026-01-06 15:59"):
        assert working_days_deadline(OFFICE, start, 1, pauses=[pause(begun, None)]) is None
