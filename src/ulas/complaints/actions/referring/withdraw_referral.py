"""Verb: Diskominfo takes a referral back from an agency."""

from datetime import datetime

from ulas.complaints.casefile import Actor, Case, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.casefile.settling import end_referral, open_referrals
from ulas.complaints.casefile.targets import keys_ending_with
from ulas.complaints.models import MessageKind, Referral
from ulas.sop.parts import TargetEnd
from ulas.sop.terms import ComplaintState, ReferralState, Role, Verb


def withdraw_referral(
    *, complaint_id: int, referral_id: int, by: Actor, now: datetime, reason: str
) -> Referral:
    """End a referral; without any other the complaint is to be distributed anew.

    Raises:
        FieldRefused: no reason; MoveRefused: see `sop.moves`.
    """
    reason = needed(reason, "reason", "Tulis mengapa aduan ditarik dari instansi ini.")
    with opened(
        Verb.WITHDRAW_REFERRAL, complaint_id, by=by, now=now, referral_id=referral_id
    ) as case:
        referral = case.needed_referral()
        end_referral(referral, ReferralState.WITHDRAWN, now)
        _what_is_left(case)
        case.say(reason, MessageKind.REASON)
        case.tell_role("referral_withdrawn", Role.AGENCY_OFFICER, referral.agency)
    return referral


def _what_is_left(case: Case) -> None:
    complaint = case.complaint
    if open_referrals(complaint).exists():
        return
    if complaint.referrals.filter(round=complaint.round, state=ReferralState.ANSWERED).exists():
        complaint.state = ComplaintState.ANSWERED
        complaint.answered_at = case.now
        case.trigger("answered")
        case.meet(*keys_ending_with(case, TargetEnd.FINAL))
        return
    complaint.state = ComplaintState.ACCEPTED
    case.for_person = True
    case.trigger("last")
    case.tell_role("to_distribute", Role.POLICY_REVIEWER)
