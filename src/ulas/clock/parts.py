"""What a working calendar consists of, as frozen values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Basis(StrEnum):
    """Whether minutes count in working hours only, or always."""

    WORKING = "working"
    CLOCK = "clock"


class Hours(NamedTuple):
    """One working interval of a day in local time, "HH:MM"; it may end at "24:00"."""

    start: str
    end: str


Week = tuple[tuple[Hours, ...], ...]
"""The intervals of seven days, Monday first; an empty day is a day off."""


class HolidayKind(StrEnum):
    """A national or local holiday, or a day of collective leave (cuti bersama) by decree."""

    HOLIDAY = "HOLIDAY"
    COLLECTIVE_LEAVE = "COLLECTIVE_LEAVE"


@dataclass(frozen=True)
class Holiday:
    """A date on which a calendar is closed, and why."""

    day: date
    name: str
    kind: HolidayKind = HolidayKind.HOLIDAY


@dataclass(frozen=True)
class SpecialPeriod:
    """Dates, both included, on which another week holds: Ramadan hours, or one changed day."""

    first: date
    last: date
    name: str
    weekly: Week

    @property
    def days(self) -> int:
        """Number of dates in the period."""
        return (self.last - self.first).days + 1

    def covers(self, day: date) -> bool:
        """Whether the period holds on this date."""
        return self.first <= day <= self.last

    def within(self, other: "SpecialPeriod") -> bool:
        """Whether the other period holds on every date of this one, and on more."""
        return other.covers(self.first) and other.covers(self.last) and self.days < other.days
