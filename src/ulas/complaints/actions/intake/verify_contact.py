"""Verb: the complainant's contact is known to be theirs."""

from datetime import datetime

from ulas.complaints.casefile import Actor, opened
from ulas.complaints.casefile.acceptance import needs_nobody
from ulas.complaints.models import Complaint
from ulas.sop.terms import Verb


def verify_contact(*, complaint_id: int, by: Actor, now: datetime) -> Complaint:
    """Mark the contact as verified; a case that waited for this alone goes on by itself.

    Raises:
        MoveRefused: see `sop.moves`.
    """
    with opened(Verb.VERIFY_CONTACT, complaint_id, by=by, now=now) as case:
        complaint = case.complaint
        complaint.complainant.verified_at = now
        complaint.complainant.save(update_fields=["verified_at"])
        complaint.flags = [flag for flag in complaint.flags if flag != "UNVERIFIED"]
        case.automatic = needs_nobody(complaint)
    return complaint
