"""Verb: a wrong target is replaced by the right one (SOP row 4)."""

from datetime import datetime

from django.db import transaction

from ulas.agencies.models import Agency
from ulas.complaints.casefile import Actor, Case, FieldRefused, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.casefile.settling import (
    chosen_agencies,
    end_referral,
    new_referral,
)
from ulas.complaints.models import MessageKind, Referral, StepRun
from ulas.sop.terms import ReferralState, Role, Verb

ROUTER = "ROUTER"


def redelegate(
    *,
    complaint_id: int,
    referral_id: int,
    by: Actor,
    now: datetime,
    agency: str,
    reason: str,
    binding: bool = False,
) -> Referral:
    """Replace a referral by one to another agency; the misrouted minutes are the router's.

    After as many returns as the SOP file allows, the decision is binding: the new agency
    cannot return it, and the leader is told. An agency that returned the complaint in this
    round gets it again only by a binding decision.

    Raises:
        FieldRefused: no reason, or an agency that cannot be chosen; MoveRefused: see `sop.moves`.
    """
    reason = needed(reason, "reason", "Tulis alasan delegasi ulang.")
    with transaction.atomic():
        with opened(Verb.REDELEGATE, complaint_id, by=by, now=now, referral_id=referral_id) as case:
            new = _replaced(case, agency, binding)
            case.say(reason, MessageKind.REASON)
        # After the case is finished: only then the old runs know their minutes.
        charge_router(case.needed_referral())
    return new


def _replaced(case: Case, agency: str, binding: bool) -> Referral:
    old = case.needed_referral()
    target = chosen_agencies(case, [agency], "agency")[0]
    binding = binding or case.complaint.bounces >= case.procedure.limits.bounces
    _refuse_ping_pong(case, target, binding)
    # The old agency keeps a stub; who gave it back and who lost it differ in its word.
    was_returned = old.state == ReferralState.RETURNED
    state = ReferralState.RETURNED if was_returned else ReferralState.WITHDRAWN
    end_referral(old, state, case.now)
    new = new_referral(case, target, replaces=old, lead=old.lead, binding=binding)
    case.trigger("old")
    case.payload.update({"to": [new.pk, target.pk], "binding": binding})
    if binding:
        case.tell_role("binding", Role.LEADER)
    case.tell_complainant("redelegated")
    return new


def _refuse_ping_pong(case: Case, target: Agency, binding: bool) -> None:
    returned = case.complaint.referrals.filter(
        agency=target, state=ReferralState.RETURNED, round=case.complaint.round
    )
    if returned.exists() and not binding:
        raise FieldRefused(
            "agency",
            f"{target.name} sudah mengembalikan aduan ini. Pilih instansi lain, "
            "atau tetapkan sebagai keputusan mengikat.",
        )


def charge_router(old: Referral) -> None:
    """Charge what the wrong agency spent to the router; the stub shows the sum in minutes."""
    runs = StepRun.objects.filter(referral=old, row=6)
    runs.update(charged_to=ROUTER)
    old.minutes_charged = sum(run.seconds or 0 for run in runs) // 60
    Referral.objects.filter(pk=old.pk).update(minutes_charged=old.minutes_charged)
