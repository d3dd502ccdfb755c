"""Verb: the data is kept but no longer used in public (UU 27/2022, restriction)."""

from datetime import datetime

from ulas.complaints.actions.privacy.releasing import withdraw_release
from ulas.complaints.casefile import Actor, opened
from ulas.complaints.models import Complaint
from ulas.sop.terms import Verb


def restrict_processing(
    *, complaint_id: int, by: Actor, now: datetime, lifted: bool = False
) -> Complaint:
    """Restrict, or lift the restriction. A restricted case is taken out of public sight.

    Raises:
        MoveRefused: see `sop.moves`.
    """
    with opened(Verb.RESTRICT_PROCESSING, complaint_id, by=by, now=now) as case:
        person = case.complaint.complainant
        person.restricted_at = None if lifted else now
        person.save(update_fields=["restricted_at"])
        if not lifted:
            withdraw_release(case.complaint)
        case.payload["lifted"] = lifted
    return case.complaint
