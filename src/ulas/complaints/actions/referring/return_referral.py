"""Verb: an agency says that the complaint is not its matter."""

from datetime import datetime

from ulas.complaints.casefile import Actor, MoveRefused, opened
from ulas.complaints.casefile.lookups import agency_of, needed
from ulas.complaints.models import Assignment, MessageKind, Referral
from ulas.sop.terms import AssignmentState, ReferralState, Role, Verb


def return_referral(
    *,
    complaint_id: int,
    referral_id: int,
    by: Actor,
    now: datetime,
    reason: str,
    proposed_agency: str = "",
) -> Referral:
    """Give a referral back to Diskominfo, with a reason and, if known, the right agency.

    A binding referral cannot be returned. Drafts written so far stay with this agency.

    Raises:
        FieldRefused: no reason or unknown agency; MoveRefused: binding, or see `sop.moves`.
    """
    reason = needed(reason, "reason", "Tulis mengapa aduan ini bukan wewenang instansi Anda.")
    proposed = agency_of(proposed_agency, "proposed_agency") if proposed_agency else None
    with opened(
        Verb.RETURN_REFERRAL, complaint_id, by=by, now=now, referral_id=referral_id
    ) as case:
        referral = case.needed_referral()
        if referral.binding:
            raise MoveRefused(
                "Tujuan ini sudah ditetapkan mengikat oleh Diskominfo SP; tidak dapat dikembalikan."
            )
        referral.state = ReferralState.RETURNED
        referral.return_reason = reason[:300]
        referral.proposed_agency = proposed
        referral.save()
        Assignment.objects.filter(referral=referral, state=AssignmentState.OPEN).update(
            state=AssignmentState.WITHDRAWN, ended_at=now
        )
        case.complaint.bounces += 1
        case.payload.update({"proposed": proposed.pk if proposed else None})
        case.say(reason, MessageKind.REASON)
        case.tell_role("returned", Role.POLICY_REVIEWER)
    return referral
