"""Verb: the agency that gave a complaint back is the right one after all (SOP row 4)."""

from datetime import datetime

from ulas.complaints.actions.answering.finding import any_submitted
from ulas.complaints.casefile import Actor, Case, clocks, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.casefile.steps import revision_for
from ulas.complaints.models import MessageKind, Referral
from ulas.sop.terms import ReferralState, Role, Verb


def refuse_return(
    *, complaint_id: int, referral_id: int, by: Actor, now: datetime, reason: str
) -> Referral:
    """Give the referral back to its agency; the minutes of waiting are the agency's own.

    Under a promised date, where the agency has no new disposition to make, an answer that a
    division had handed in can be published. After as many returns as the SOP file allows, this
    decision is binding too.

    Raises:
        FieldRefused: no reason; MoveRefused: see `sop.moves`.
    """
    reason = needed(reason, "reason", "Tulis mengapa instansi ini tetap yang menangani.")
    with opened(Verb.REFUSE_RETURN, complaint_id, by=by, now=now, referral_id=referral_id) as case:
        referral = case.needed_referral()
        referral.state = ReferralState.SENT
        referral.binding = case.complaint.bounces >= case.procedure.limits.bounces
        referral.save(update_fields=["state", "binding"])
        if referral.binding:
            case.tell_role("binding", Role.LEADER)
        case.payload["binding"] = referral.binding
        _charge_waiting(case, referral)
        if case.run_of("follow_up") and any_submitted(case):
            case.trigger_complete()
        case.say(reason, MessageKind.REASON)
        case.tell_role("return_refused", Role.AGENCY_OFFICER, referral.agency)
    return referral


def _charge_waiting(case: Case, referral: Referral) -> None:
    """The wait counts by the agency's own calendar, as if it had never given it back."""
    waited = case.run_of("redelegate")
    if waited is None:
        return
    revision = revision_for(case, referral.agency.calendar_id)
    seconds = clocks.counted_seconds(revision, waited.started_at, case.now)
    case.carry["dispose"] = seconds
    case.charges[waited.pk] = referral.agency.code
    referral.minutes_charged += seconds // 60
    referral.save(update_fields=["minutes_charged"])
