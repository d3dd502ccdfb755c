"""Working calendars and step clocks: deadlines, elapsed time, pauses, and why. Pure functions."""

from ulas.clock.calendar import Calendar
from ulas.clock.counting import (
    deadline,
    elapsed,
    is_open,
    minutes,
    next_opening,
    working_days_deadline,
)
from ulas.clock.explanation import excused_time, explain
from ulas.clock.parts import Basis, Holiday, HolidayKind, Hours, SpecialPeriod, Week
from ulas.clock.reading import CalendarError, Problem
from ulas.clock.segments import Excuse, Pause, Segment, SegmentKind, whole_seconds
from ulas.clock.words import in_words, left_in_words, promise_in_words

__all__ = [
    "Basis",
    "Calendar",
    "CalendarError",
    "Excuse",
    "Holiday",
    "HolidayKind",
    "Hours",
    "Pause",
    "Problem",
    "Segment",
    "SegmentKind",
    "SpecialPeriod",
    "Week",
    "deadline",
    "elapsed",
    "excused_time",
    "explain",
    "in_words",
    "is_open",
    "left_in_words",
    "minutes",
    "next_opening",
    "promise_in_words",
    "whole_seconds",
    "working_days_deadline",
]
