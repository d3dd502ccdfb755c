"""Pieces of time with the reason why they count or not; pauses and excuses as given."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

SECOND = timedelta(seconds=1)
FOREVER = datetime.max.replace(tzinfo=UTC)


class SegmentKind(StrEnum):
    """Why a piece of time counts (the first and the last) or does not (the others)."""

    COUNTED = "COUNTED"
    NIGHT = "NIGHT"
    BREAK = "BREAK"
    DAY_OFF = "DAY_OFF"
    HOLIDAY = "HOLIDAY"
    COLLECTIVE_LEAVE = "COLLECTIVE_LEAVE"
    PAUSED = "PAUSED"
    EXCUSED = "EXCUSED"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of time from `start` up to, not including, `end`, both in UTC.

    `reason` is Indonesian, for people. EXCUSED time counts, but is excused in the figures.
    """

    start: datetime
    end: datetime
    kind: SegmentKind
    reason: str
    counted: bool


@dataclass(frozen=True)
class Pause:
    """The clock stood still from `start` to `end`; None: it still does.

    A pause that ends before it starts holds no time and changes nothing.
    """

    start: datetime
    end: datetime | None
    reason: str


@dataclass(frozen=True)
class Excuse:
    """A declared abnormal period (SOP warning 3); `end` None: until further notice."""

    start: datetime
    end: datetime | None
    reason: str


Mark = tuple[datetime, datetime, str]
"""Start, end (both UTC) and reason of a pause or an excuse, apart from all others."""


def utc(at: datetime) -> datetime:
    """Return the instant in UTC, where comparing and subtracting know no summer time.

    Raises:
        ValueError: for a datetime without a time zone.
    """
    if at.tzinfo is None:
        raise ValueError("Waktu harus menyebut zona waktunya.")
    return at.astimezone(UTC)


def apart(given: Sequence[Pause] | Sequence[Excuse]) -> list[Mark]:
    """Return pauses or excuses in order, without overlaps: what began first keeps its time."""
    marks: list[Mark] = []
    spans = sorted(
        ((utc(one.start), utc(one.end) if one.end else FOREVER, one.reason) for one in given),
        key=lambda span: span[0],
    )
    free = None
    for begin, end, reason in spans:
        start = begin if free is None else max(begin, free)
        if start < end:
            marks.append((start, end, reason))
            free = end
    return marks


def mark(
    segments: Iterable[Segment], marks: Sequence[Mark], kind: SegmentKind, counted: bool
) -> Iterator[Segment]:
    """Yield the segments, their counted parts that lie under a mark turned into `kind`."""
    for segment in segments:
        at = segment.start
        for start, end, reason in marks if segment.counted else ():
            left, right = max(start, at), min(end, segment.end)
            if left >= right:
                continue
            if at < left:
                yield replace(segment, start=at, end=left)
            yield Segment(left, right, kind, reason, counted)
            at = right
        if at < segment.end:
            yield replace(segment, start=at)


def whole_seconds(segments: Sequence[Segment]) -> tuple[int, ...]:
    """A length for each segment in whole seconds that adds up as the exact ones do.

    What counts is rounded along its running sum, and so is what does not: the lengths of the
    counted segments add up to their exact sum, cut to the second, which is what is stored.
    """
    sums = {True: timedelta(), False: timedelta()}
    told = []
    for one in segments:
        before = sums[one.counted] // SECOND
        sums[one.counted] += one.end - one.start
        told.append(sums[one.counted] // SECOND - before)
    return tuple(told)


def merged(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Yield the segments, neighbours of the same kind and reason as one."""
    last: Segment | None = None
    for segment in segments:
        if last and (last.kind, last.reason) == (segment.kind, segment.reason):
            last = replace(last, end=segment.end)
        else:
            if last:
                yield last
            last = segment
    if last:
        yield last
