"""Verb: a rejection is taken back (by mistake, or after an objection)."""

from datetime import datetime

from ulas.complaints.casefile import Actor, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Complaint, MessageKind, ServiceTarget
from ulas.sop.terms import ComplaintState, Verb


def reinstate(*, complaint_id: int, by: Actor, now: datetime, reason: str) -> Complaint:
    """Put a rejected complaint before the policy reviewer for distribution.

    Raises:
        FieldRefused: no reason; MoveRefused: see `sop.moves`.
    """
    reason = needed(reason, "reason", "Tulis mengapa penolakan dibatalkan.")
    with opened(Verb.REINSTATE, complaint_id, by=by, now=now) as case:
        complaint = case.complaint
        complaint.state = ComplaintState.ACCEPTED
        complaint.rejection_ground = ""
        complaint.closed_at = None
        case.for_person = True
        case.say(reason, MessageKind.REASON)
        # The promise to follow up counts again; the rejection had only seemed to keep it.
        ServiceTarget.objects.filter(complaint=complaint, round=complaint.round).exclude(
            key="first_response"
        ).update(met_at=None)
        case.tell_complainant("reinstated")
    return complaint
