"""A working calendar: when an agency's minutes count."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from ulas.clock.fields import read_calendar
from ulas.clock.parts import Holiday, Hours, SpecialPeriod, Week

WHOLE_DAY = (Hours("00:00", "24:00"),)


@dataclass(frozen=True)
class Calendar:
    """One revision of a working calendar; make it by `from_data`, which checks it.

    On a date the first of these rules holds that fits: `always_open` (holidays and periods do
    not close it), holiday, the shortest special period that covers the date, the weekly
    pattern. A special period replaces the whole week: a weekday that it leaves out is off.
    `number` is the revision that a stored deadline names.
    """

    name: str
    timezone: str
    weekly: Week
    special_periods: tuple[SpecialPeriod, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    always_open: bool = False
    number: int = 0

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Calendar":
        """Read a calendar from plain data (JSON or TOML).

        `{name, timezone, number?, always_open?, weekly: {"0" (Monday) .. "6": [["07:30",
        "12:00"], ...]}, special_periods?: [{first, last, name, weekly}], holidays?:
        {"2026-03-20": {name, kind: HOLIDAY or COLLECTIVE_LEAVE}}}`; dates as texts or dates.

        Raises:
            CalendarError: naming every problem, each with the path of its field.
        """
        return cls(**read_calendar(data))

    def to_data(self) -> dict[str, Any]:
        """Return plain data for JSON from which `from_data` makes an equal calendar."""
        return {
            "name": self.name,
            "timezone": self.timezone,
            "number": self.number,
            "always_open": self.always_open,
            "weekly": _week_data(self.weekly),
            "special_periods": [
                {
                    "first": period.first.isoformat(),
                    "last": period.last.isoformat(),
                    "name": period.name,
                    "weekly": _week_data(period.weekly),
                }
                for period in self.special_periods
            ],
            "holidays": {
                holiday.day.isoformat(): {"name": holiday.name, "kind": holiday.kind.value}
                for holiday in self.holidays
            },
        }

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Computed once: the cache of days asks for it at every look-up."""
        return hash((self.name, self.timezone, self.number, self.weekly, self.holidays))

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone in which hours and dates are meant."""
        return ZoneInfo(self.timezone)

    @cached_property
    def _holiday_of(self) -> dict[date, Holiday]:
        return {holiday.day: holiday for holiday in self.holidays}

    def holiday_on(self, day: date) -> Holiday | None:
        """The holiday that closes this date; None on a 24-hour calendar."""
        return None if self.always_open else self._holiday_of.get(day)

    def period_on(self, day: date) -> SpecialPeriod | None:
        """The special period that rules this date: the shortest that covers it."""
        if self.always_open:
            return None
        covering = (period for period in self.special_periods if period.covers(day))
        return min(covering, key=lambda period: period.days, default=None)

    def hours_on(self, day: date) -> tuple[Hours, ...]:
        """The working intervals of a date, none when it is closed."""
        if self.always_open:
            return WHOLE_DAY
        if self.holiday_on(day):
            return ()
        period = self.period_on(day)
        return (period.weekly if period else self.weekly)[day.weekday()]


def _week_data(weekly: Week) -> dict[str, list[list[str]]]:
    return {
        str(weekday): [[hours.start, hours.end] for hours in day]
        for weekday, day in enumerate(weekly)
        if day
    }
