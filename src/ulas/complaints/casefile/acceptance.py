"""What the system may accept by itself, and the flags of whom a case is about and who reads it."""

from ulas.complaints.models import Complaint
from ulas.sop.terms import ComplaintState, Visibility


def needs_nobody(complaint: Complaint) -> bool:
    """Whether no person has to look before a complaint is accepted.

    Visibility is asked beside the flags: a case may have become confidential after they were set.
    """
    open_to_all = complaint.visibility == Visibility.PUBLIC and complaint.accused_agency_id is None
    return complaint.state == ComplaintState.FILED and open_to_all and not complaint.flags


def flags_of_sight(complaint: Complaint) -> dict[str, bool]:
    """The flags that follow from visibility and the accused, and whether each holds now."""
    return {
        "CONFIDENTIAL": complaint.visibility == Visibility.CONFIDENTIAL,
        "ACCUSES_STAFF": complaint.accused_agency_id is not None,
    }
