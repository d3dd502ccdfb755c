"""Verb: the complaint goes to the agencies that can help (SOP row 3)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ulas.complaints.casefile import Actor, opened
from ulas.complaints.casefile.routed import Routed, keep
from ulas.complaints.casefile.settling import chosen_agencies, new_referral
from ulas.complaints.models import Referral
from ulas.sop.terms import ComplaintState, Verb

Reasons = Mapping[str, Sequence[Any]]


def distribute(
    *,
    complaint_id: int,
    by: Actor,
    now: datetime,
    agencies: Sequence[str],
    lead: str = "",
    reasons: Reasons | None = None,
    routed: Routed | None = None,
) -> list[Referral]:
    """Send a complaint to one agency or several, each with its own clocks.

    `agencies` are codes, `lead` the one that may write the summary, `reasons` what the
    router gave for each code, `routed` its whole decision where the system itself decided.
    Also adds an agency to a complaint that is being handled.

    Raises:
        FieldRefused: an agency that cannot be chosen; MoveRefused: see `sop.moves`.
    """
    with opened(Verb.DISTRIBUTE, complaint_id, by=by, now=now) as case:
        chosen = chosen_agencies(case, agencies)
        case.complaint.state = ComplaintState.REFERRED
        made = [
            new_referral(
                case,
                agency,
                lead=agency.code == lead,
                reasons=list((reasons or {}).get(agency.code, [])),
            )
            for agency in chosen
        ]
        if routed is not None:
            keep(case, routed)
        case.payload["referrals"] = [[referral.pk, referral.agency_id] for referral in made]
        if len(made) > 1 or case.complaint.round == 1:
            case.tell_complainant("distributed")
    return made
