"""The only writers of the room: reference data of a city, outlines of areas, officers."""

from ulas.agencies.actions.import_outlines import (
    ImportedOutlines,
    OutlinesRefused,
    import_outlines,
)
from ulas.agencies.actions.load_reference import Loaded, load_reference
from ulas.agencies.actions.make_officer import OfficerRefused, PostWanted, make_officer
from ulas.agencies.actions.put_away_tour import put_away_tour
from ulas.agencies.actions.recording import AdministrationRefused, record
from ulas.agencies.actions.reference.put_reference import put_reference
from ulas.agencies.actions.reference.revise_calendar import (
    Closing,
    declare_closing,
    lift_closing,
    revise_calendar,
)
from ulas.agencies.actions.staffing.absence import end_absence, end_absences, set_absence
from ulas.agencies.actions.staffing.invitations import (
    accept_invitation,
    set_password,
    withdraw_invitation,
)

__all__ = [
    "AdministrationRefused",
    "Closing",
    "ImportedOutlines",
    "Loaded",
    "OfficerRefused",
    "OutlinesRefused",
    "PostWanted",
    "accept_invitation",
    "declare_closing",
    "end_absence",
    "end_absences",
    "import_outlines",
    "lift_closing",
    "load_reference",
    "make_officer",
    "put_away_tour",
    "put_reference",
    "record",
    "revise_calendar",
    "set_absence",
    "set_password",
    "withdraw_invitation",
]
