"""Verb: the complainant objects to a rejection."""

from datetime import datetime

from ulas.complaints.casefile import Actor, MoveRefused, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Complaint, MessageKind
from ulas.sop.terms import Role, Verb


def object_to_rejection(*, complaint_id: int, by: Actor, now: datetime, reason: str) -> Complaint:
    """Lay an objection before the policy reviewer; one objection to one rejection.

    Raises:
        FieldRefused: no reason; MoveRefused: see `sop.moves`, or already objected.
    """
    reason = needed(reason, "reason", "Tulis mengapa aduan ini seharusnya diterima.")
    with opened(Verb.OBJECT_TO_REJECTION, complaint_id, by=by, now=now) as case:
        since = case.complaint.closed_at
        earlier = case.complaint.messages.filter(kind=MessageKind.OBJECTION)
        if since and earlier.filter(written_at__gte=since).exists():
            raise MoveRefused("Keberatan Anda sudah kami terima.")
        case.say(reason, MessageKind.OBJECTION, to_complainant=True)
        case.tell_role("objected", Role.POLICY_REVIEWER)
    return case.complaint
