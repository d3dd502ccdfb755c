"""Tables of the room."""

from ulas.agencies.models.agency import Agency, AgencyKind, Division
from ulas.agencies.models.area import Area, AreaKind
from ulas.agencies.models.calendar import (
    DEFAULT_CALENDAR,
    CalendarRevision,
    WorkingCalendar,
)
from ulas.agencies.models.category import Category, ServiceClass
from ulas.agencies.models.officer import Officer, OfficerManager, Post

__all__ = [
    "DEFAULT_CALENDAR",
    "Agency",
    "AgencyKind",
    "Area",
    "AreaKind",
    "CalendarRevision",
    "Category",
    "Division",
    "Officer",
    "OfficerManager",
    "Post",
    "ServiceClass",
    "WorkingCalendar",
]
