"""Laws that hold for every calendar, start, length and pause."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ulas.clock import (
    Basis,
    Calendar,
    Excuse,
    Pause,
    SegmentKind,
    deadline,
    elapsed,
    excused_time,
    explain,
    is_open,
    next_opening,
    working_days_deadline,
)
from unit.clock.random_calendars import (
    calendar_data,
    calendars,
    closed_pauses,
    excuse_lists,
    instants,
    lengths,
)

law = settings(max_examples=120, deadline=None)
bases = st.sampled_from(Basis)
MOMENT = timedelta(microseconds=1)


@law
@given(calendar_data())
def test_data_and_calendar_are_the_same_thing(data: dict[str, object]) -> None:
    calendar = Calendar.from_data(data)
    assert calendar.to_data() == data
    again = Calendar.from_data(calendar.to_data())
    assert again == calendar
    assert hash(again) == hash(calendar)


@law
@given(calendars, instants, lengths, bases, closed_pauses())
def test_the_minutes_up_to_a_deadline_are_the_minutes_given(
    calendar: Calendar, start: datetime, minutes: int, basis: Basis, pauses: list[Pause]
) -> None:
    due = deadline(calendar, start, minutes, basis=basis, pauses=pauses)
    assert due is not None
    assert elapsed(calendar, start, due, basis=basis, pauses=pauses) == timedelta(minutes=minutes)


@law
@given(calendars, instants, lengths, bases, closed_pauses())
def test_no_earlier_instant_would_do(
    calendar: Calendar, start: datetime, minutes: int, basis: Basis, pauses: list[Pause]
) -> None:
    due = deadline(calendar, start, minutes, basis=basis, pauses=pauses)
    assert due is not None
    before = elapsed(calendar, start, due - MOMENT, basis=basis, pauses=pauses)
    assert before == timedelta(minutes=minutes) - MOMENT


@law
@given(calendars, instants, instants, instants, bases, closed_pauses())
def test_elapsed_time_adds_up(
    calendar: Calendar,
    one: datetime,
    two: datetime,
    three: datetime,
    basis: Basis,
    pauses: list[Pause],
) -> None:
    first, middle, last = sorted((one, two, three))
    parts = [
        elapsed(calendar, first, middle, basis=basis, pauses=pauses),
        elapsed(calendar, middle, last, basis=basis, pauses=pauses),
    ]
    assert sum(parts, timedelta()) == elapsed(calendar, first, last, basis=basis, pauses=pauses)
    assert timedelta() <= parts[0] <= middle - first


@law
@given(calendars, instants, lengths, lengths, bases, closed_pauses())
def test_more_minutes_are_never_due_earlier(
    calendar: Calendar, start: datetime, one: int, other: int, basis: Basis, pauses: list[Pause]
) -> None:
    few, many = sorted((one, other))
    early = deadline(calendar, start, few, basis=basis, pauses=pauses)
    late = deadline(calendar, start, many, basis=basis, pauses=pauses)
    assert early is not None
    assert late is not None
    assert early < late if few < many else early == late


@law
@given(calendars, instants, instants, lengths, bases, closed_pauses())
def test_a_later_start_is_never_due_earlier(
    calendar: Calendar,
    one: datetime,
    other: datetime,
    minutes: int,
    basis: Basis,
    pauses: list[Pause],
) -> None:
    early, late = sorted((one, other))
    first = deadline(calendar, early, minutes, basis=basis, pauses=pauses)
    second = deadline(calendar, late, minutes, basis=basis, pauses=pauses)
    assert first is not None
    assert second is not None
    assert first <= second


@law
@given(calendars, instants, lengths, bases, closed_pauses())
def test_pauses_only_lengthen(
    calendar: Calendar, start: datetime, minutes: int, basis: Basis, pauses: list[Pause]
) -> None:
    plain = deadline(calendar, start, minutes, basis=basis)
    paused = deadline(calendar, start, minutes, basis=basis, pauses=pauses)
    assert plain is not None
    assert paused is not None
    assert plain <= paused
    lost = elapsed(calendar, start, paused, basis=basis) - timedelta(minutes=minutes)
    segments = explain(calendar, start, paused, basis=basis, pauses=pauses)
    shown = (one.end - one.start for one in segments if one.kind is SegmentKind.PAUSED)
    assert sum(shown, timedelta()) == lost


@law
@given(calendars, instants, instants, lengths, bases)
def test_an_open_pause_stops_the_clock_unless_the_time_ran_out_before(
    calendar: Calendar, start: datetime, paused_at: datetime, minutes: int, basis: Basis
) -> None:
    plain = deadline(calendar, start, minutes, basis=basis)
    assert plain is not None
    pause = Pause(paused_at, None, "menunggu pengadu")
    due = deadline(calendar, start, minutes, basis=basis, pauses=[pause])
    assert due == (plain if plain <= paused_at else None)
    counted = elapsed(calendar, start, start + timedelta(days=50), basis=basis, pauses=[pause])
    assert counted == elapsed(calendar, start, max(paused_at, start), basis=basis)


@law
@given(calendars, instants, instants, bases, closed_pauses(), excuse_lists)
def test_segments_tile_and_the_counted_ones_add_up(
    calendar: Calendar,
    one: datetime,
    other: datetime,
    basis: Basis,
    pauses: list[Pause],
    excuses: list[Excuse],
) -> None:
    start, end = sorted((one, other))
    segments = explain(calendar, start, end, basis=basis, pauses=pauses, excuses=excuses)
    if start == end:
        assert segments == ()
        return
    assert segments[0].start == start
    assert segments[-1].end == end
    assert all(segment.start < segment.end for segment in segments)
    for before, after in pairwise(segments):
        assert before.end == after.start
        assert (before.kind, before.reason) != (after.kind, after.reason)
    counted = sum((s.end - s.start for s in segments if s.counted), timedelta())
    assert counted == elapsed(calendar, start, end, basis=basis, pauses=pauses)
    for segment in segments:
        assert segment.counted == (segment.kind in {SegmentKind.COUNTED, SegmentKind.EXCUSED})


@law
@given(calendars, instants, instants, bases, closed_pauses(), excuse_lists)
def test_excused_time_is_counted_time_under_an_excuse(
    calendar: Calendar,
    one: datetime,
    other: datetime,
    basis: Basis,
    pauses: list[Pause],
    excuses: list[Excuse],
) -> None:
    start, end = sorted((one, other))
    found = excused_time(calendar, start, end, basis=basis, pauses=pauses, excuses=excuses)
    as_pauses = [Pause(excuse.start, excuse.end, "") for excuse in excuses]
    without = elapsed(calendar, start, end, basis=basis, pauses=[*pauses, *as_pauses])
    assert found == elapsed(calendar, start, end, basis=basis, pauses=pauses) - without


@law
@given(calendars, instants)
def test_the_next_opening_is_the_first_open_instant(calendar: Calendar, start: datetime) -> None:
    opening = next_opening(calendar, start)
    assert is_open(calendar, opening)
    assert elapsed(calendar, start, opening) == timedelta()
    assert is_open(calendar, start) == (opening == start)
    assert elapsed(calendar, opening, opening + MOMENT) == MOMENT


@law
@given(calendars, instants, st.integers(1, 20), closed_pauses())
def test_working_days_rise_and_pauses_only_lengthen_them(
    calendar: Calendar, start: datetime, days: int, pauses: list[Pause]
) -> None:
    due = working_days_deadline(calendar, start, days)
    assert start < due < working_days_deadline(calendar, start, days + 1)
    paused = working_days_deadline(calendar, start, days, pauses=pauses)
    assert paused is not None
    assert due <= paused
    assert is_open(calendar, due - MOMENT)


@pytest.mark.parametrize("minutes", [0, -1, -60.5])
@law
@given(calendar=calendars, start=instants, basis=bases)
def test_no_minutes_are_due_at_once(
    calendar: Calendar, start: datetime, basis: Basis, minutes: float
) -> None:
    assert deadline(calendar, start, minutes, basis=basis) == start
