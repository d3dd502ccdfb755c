"""Tables of the room."""

from ulas.agencies.models.address import AddressChange
from ulas.agencies.models.administration import SETTING_UP, AdministrationEvent, Change
from ulas.agencies.models.agency import Agency, AgencyKind, Division
from ulas.agencies.models.area import Area, AreaKind
from ulas.agencies.models.calendar import (
    DEFAULT_CALENDAR,
    CalendarRevision,
    WorkingCalendar,
)
from ulas.agencies.models.category import Category, ServiceClass
from ulas.agencies.models.invitation import Invitation
from ulas.agencies.models.officer import Officer, OfficerManager, Post
from ulas.agencies.models.rule import LoadedRow, RoutingRule
from ulas.agencies.models.writing import AnswerTemplate, Macro

__all__ = [
    "DEFAULT_CALENDAR",
    "SETTING_UP",
    "AddressChange",
    "AdministrationEvent",
    "Agency",
    "AgencyKind",
    "AnswerTemplate",
    "Area",
    "AreaKind",
    "CalendarRevision",
    "Category",
    "Change",
    "Division",
    "Invitation",
    "LoadedRow",
    "Macro",
    "Officer",
    "OfficerManager",
    "Post",
    "RoutingRule",
    "ServiceClass",
    "WorkingCalendar",
]
