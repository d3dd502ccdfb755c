"""Which minutes counted, which did not, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from ulas.clock.calendar import Calendar
from ulas.clock.days import days_from
from ulas.clock.parts import Basis
from ulas.clock.segments import (
    Excuse,
    Mark,
    Pause,
    Segment,
    SegmentKind,
    apart,
    mark,
    merged,
    utc,
)


def explain(
    calendar: Calendar,
    start: datetime,
    end: datetime,
    *,
    basis: Basis = Basis.WORKING,
    pauses: Sequence[Pause] = (),
    excuses: Sequence[Excuse] = (),
) -> tuple[Segment, ...]:
    """Return the segments that tile `start` to `end`; empty when `end` is not after `start`.

    The counted ones add up to `elapsed` exactly. PAUSED is time that would have counted: the
    nights of a pause stay nights, so that paused minutes compare with working minutes. A pause
    goes before an excuse.

    Raises:
        ValueError: when an instant has no time zone.
    """
    begin, finish = utc(start), utc(end)
    if begin >= finish:
        return ()
    if basis is Basis.CLOCK:
        counted = Segment(begin, finish, SegmentKind.COUNTED, "Waktu berjalan", True)
        segments: Iterator[Segment] = iter((counted,))
    else:
        segments = _within(calendar, begin, finish)
    segments = mark(segments, _said("Jeda", pauses), SegmentKind.PAUSED, False)
    segments = mark(segments, _said("Keadaan tidak normal", excuses), SegmentKind.EXCUSED, True)
    return tuple(merged(segments))


def excused_time(
    calendar: Calendar,
    start: datetime,
    end: datetime,
    *,
    basis: Basis = Basis.WORKING,
    pauses: Sequence[Pause] = (),
    excuses: Sequence[Excuse] = (),
) -> timedelta:
    """Return the counted time from `start` to `end` that lies within excuses."""
    segments = explain(calendar, start, end, basis=basis, pauses=pauses, excuses=excuses)
    excused = (one.end - one.start for one in segments if one.kind is SegmentKind.EXCUSED)
    return sum(excused, timedelta())


def _within(calendar: Calendar, start: datetime, end: datetime) -> Iterator[Segment]:
    for day in days_from(calendar, start):
        if day.start >= end:
            return
        for segment in day.segments:
            left, right = max(segment.start, start), min(segment.end, end)
            if left < right:
                yield replace(segment, start=left, end=right)


def _said(word: str, given: Sequence[Pause] | Sequence[Excuse]) -> list[Mark]:
    """Pauses or excuses apart from each other, their reasons as people read them."""
    return [
        (start, end, f"{word}: {reason}" if reason else word) for start, end, reason in apart(given)
    ]
