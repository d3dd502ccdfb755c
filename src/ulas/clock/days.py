"""The days of a calendar as instants, each made once and kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from ulas.clock.calendar import Calendar
from ulas.clock.parts import HolidayKind, Hours
from ulas.clock.segments import Segment, SegmentKind

ONE_DAY = timedelta(days=1)
Span = tuple[datetime, datetime]

_CLOSED_BY = {
    HolidayKind.HOLIDAY: (SegmentKind.HOLIDAY, "Libur"),
    HolidayKind.COLLECTIVE_LEAVE: (SegmentKind.COLLECTIVE_LEAVE, "Cuti bersama"),
}


@dataclass(frozen=True, slots=True)
class Day:
    """A local date as instants in UTC: segments that tile it, and its open spans alone."""

    date: date
    start: datetime
    end: datetime
    segments: tuple[Segment, ...]
    open: tuple[Span, ...]


@lru_cache(maxsize=8192)
def day_on(calendar: Calendar, day: date) -> Day:
    """Return a date of a calendar; 8,192 of them are kept, twenty years of one calendar.

    Raises:
        OverflowError: after the year 9999.
    """
    start, end = instant(calendar.zone, day, "00:00"), instant(calendar.zone, day, "24:00")
    segments = tuple(one for one in _segments(calendar, day, start, end) if one.start < one.end)
    return Day(day, start, end, segments, tuple((s.start, s.end) for s in segments if s.counted))


def days_from(calendar: Calendar, at: datetime) -> Iterator[Day]:
    """Yield the local date of an instant in UTC and every day after it.

    Where a clock is set back over midnight a date comes twice, and the minutes of its second
    coming lie in the tile of the next day: the first day yielded may already be over.
    """
    day = day_on(calendar, at.astimezone(calendar.zone).date())
    while True:
        yield day
        day = day_on(calendar, day.date + ONE_DAY)


def instant(zone: ZoneInfo, day: date, time_of_day: str) -> datetime:
    """Return the instant of a local time, in UTC.

    A time that comes twice is its first coming; a time that is skipped is the moment of the
    skip, so that no interval reaches into its neighbour.
    """
    hour, minute = int(time_of_day[:2]), int(time_of_day[3:])
    wall = datetime.combine(day, time(), zone) + timedelta(hours=hour, minutes=minute)
    at = wall.astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return at
    return _skip(zone, wall.replace(fold=1).astimezone(UTC), at)


def _skip(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the instant between two at which the zone's offset changes, to the second."""
    offset = after.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=int((after - before).total_seconds()) // 2)
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after


def _segments(calendar: Calendar, day: date, start: datetime, end: datetime) -> Iterator[Segment]:
    hours = calendar.hours_on(day)
    if not hours:
        yield Segment(start, end, *_closed(calendar, day), False)
        return
    spans = [_span(calendar.zone, day, one) for one in hours]
    reason = _open_reason(calendar, day)
    night = (SegmentKind.NIGHT, "Di luar jam kerja", False)
    yield Segment(start, spans[0][0], *night)
    yield Segment(*spans[0], SegmentKind.COUNTED, reason, True)
    for before, after in pairwise(spans):
        yield Segment(before[1], after[0], SegmentKind.BREAK, "Istirahat", False)
        yield Segment(*after, SegmentKind.COUNTED, reason, True)
    yield Segment(spans[-1][1], end, *night)


def _span(zone: ZoneInfo, day: date, hours: Hours) -> Span:
    return instant(zone, day, hours.start), instant(zone, day, hours.end)


def _open_reason(calendar: Calendar, day: date) -> str:
    if calendar.always_open:
        return "Layanan 24 jam"
    period = calendar.period_on(day)
    return f"Jam kerja: {period.name}" if period else "Jam kerja"


def _closed(calendar: Calendar, day: date) -> tuple[SegmentKind, str]:
    """Why a date has no hours."""
    if holiday := calendar.holiday_on(day):
        kind, word = _CLOSED_BY[holiday.kind]
        return kind, f"{word}: {holiday.name}"
    period = calendar.period_on(day)
    if period and calendar.weekly[day.weekday()]:
        return SegmentKind.DAY_OFF, f"Tutup: {period.name}"
    return SegmentKind.DAY_OFF, "Bukan hari kerja"
