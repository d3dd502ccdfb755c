"""Counting time by a calendar: deadlines, elapsed time, the next opening."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import overload

from ulas.clock.calendar import Calendar
from ulas.clock.days import Day, Span, days_from
from ulas.clock.parts import Basis
from ulas.clock.segments import FOREVER, Mark, Pause, apart, utc


def deadline(
    calendar: Calendar,
    start: datetime,
    minutes: float,
    *,
    basis: Basis = Basis.WORKING,
    pauses: Sequence[Pause] = (),
) -> datetime | None:
    """Return the first instant from `start` on by which `minutes` counted minutes have passed.

    In UTC. Minutes that end with the working day end at its closing, not at the next opening.
    Zero or fewer minutes: `start` itself, open or not. None: an open pause stops the clock
    before they have passed.

    Raises:
        ValueError: when `start` has no time zone.
        OverflowError: when the deadline lies after the year 9999.
    """
    left = timedelta(minutes=minutes)
    begin = utc(start)
    if left <= timedelta():
        return begin
    for opened, closed in _counted(calendar, begin, FOREVER, basis, pauses):
        if closed - opened >= left:
            return opened + left
        left -= closed - opened
    return None


def elapsed(
    calendar: Calendar,
    start: datetime,
    end: datetime,
    *,
    basis: Basis = Basis.WORKING,
    pauses: Sequence[Pause] = (),
) -> timedelta:
    """Return the counted time from `start` to `end`; zero when `end` is not after `start`.

    Raises:
        ValueError: when an instant has no time zone.
    """
    spans = _counted(calendar, utc(start), utc(end), basis, pauses)
    return sum((closed - opened for opened, closed in spans), timedelta())


@overload
def working_days_deadline(calendar: Calendar, start: datetime, days: int) -> datetime: ...


@overload
def working_days_deadline(
    calendar: Calendar, start: datetime, days: int, *, pauses: Sequence[Pause]
) -> datetime | None: ...


def working_days_deadline(
    calendar: Calendar, start: datetime, days: int, *, pauses: Sequence[Pause] = ()
) -> datetime | None:
    """Return the closing time, in UTC, of the working day number `days` after the day of start.

    The day of start never counts, whatever the hour; every later date with hours does, however
    short, unless the clock is paused at its closing: nobody is due while it stands still.
    Zero or fewer days: `start` itself. None: an open pause stops the count.

    Raises:
        ValueError: when `start` has no time zone.
        OverflowError: when the deadline lies after the year 9999.
    """
    begin = utc(start)
    if days <= 0:
        return begin
    marks = apart(pauses)
    following = days_from(calendar, begin)
    next(following)
    left = days
    for day in following:
        if _stopped(marks, day.start):
            return None
        if not day.open or _pausing(marks, day.open[-1][1]):
            continue
        left -= 1
        if not left:
            return day.open[-1][1]
    return None


def next_opening(calendar: Calendar, at: datetime) -> datetime:
    """Return the first instant from `at` on, in UTC, at which the calendar is open."""
    begin = utc(at)
    opened, _ = next(_open(calendar, begin, FOREVER))
    return opened


def is_open(calendar: Calendar, at: datetime) -> bool:
    """Whether minutes count at this instant; at the closing time itself they no longer do."""
    return next_opening(calendar, at) == utc(at)


def minutes(length: timedelta) -> int:
    """Return the whole minutes in a length of time, rounded down."""
    return length // timedelta(minutes=1)


def _counted(
    calendar: Calendar, start: datetime, end: datetime, basis: Basis, pauses: Sequence[Pause]
) -> Iterator[Span]:
    """Yield the counted spans between two instants in order; it ends where nothing follows."""
    marks = apart(pauses)
    if _stopped(marks, end):
        end = min(end, marks[-1][0])
    if start >= end:
        return iter(())
    spans = iter([(start, end)]) if basis is Basis.CLOCK else _open(calendar, start, end)
    return _outside(spans, marks) if marks else spans


def _open(calendar: Calendar, start: datetime, end: datetime) -> Iterator[Span]:
    """Yield the open spans of a calendar between two instants."""
    for day in days_from(calendar, start):
        if day.start >= end:
            return
        yield from _clipped(day, start, end)


def _clipped(day: Day, start: datetime, end: datetime) -> Iterator[Span]:
    if start <= day.start and day.end <= end:
        yield from day.open
        return
    for opened, closed in day.open:
        left, right = max(opened, start), min(closed, end)
        if left < right:
            yield left, right


def _outside(spans: Iterator[Span], marks: Sequence[Mark]) -> Iterator[Span]:
    """Yield what of the spans lies outside all marks."""
    for opened, closed in spans:
        at = opened
        for start, end, _ in marks:
            if end <= at or start >= closed:
                continue
            if at < start:
                yield at, start
            at = end
        if at < closed:
            yield at, closed


def _stopped(marks: Sequence[Mark], at: datetime) -> bool:
    """Whether an open pause stands before this instant."""
    return bool(marks) and marks[-1][1] == FOREVER and marks[-1][0] <= at


def _pausing(marks: Sequence[Mark], at: datetime) -> bool:
    """Whether the last moment before this instant is paused."""
    return any(start < at <= end for start, end, _ in marks)
