"""Verb: the system is not sure where a complaint belongs and asks the reviewer (SOP row 3)."""

from datetime import datetime

from ulas.complaints.casefile import Actor, opened
from ulas.complaints.casefile.routed import Routed, keep
from ulas.complaints.models import Complaint
from ulas.sop.terms import Role, Verb


def propose_agencies(*, complaint_id: int, by: Actor, now: datetime, proposal: Routed) -> Complaint:
    """Keep the router's proposal and hand the distribution to the policy reviewer.

    Raises:
        MoveRefused: see `sop.moves`.
    """
    with opened(Verb.PROPOSE_AGENCIES, complaint_id, by=by, now=now) as case:
        case.complaint.proposal = [dict(one) for one in proposal.agencies]
        keep(case, proposal)
        case.payload["agencies"] = [
            {"agency": one["agency"], "confidence": one["confidence"]} for one in proposal.agencies
        ]
        run = case.run_of("distribute")
        if run is not None:
            run.owner_role = Role.POLICY_REVIEWER
            run.save(update_fields=["owner_role"])
            case.tell_owner(run, "to_distribute")
    return case.complaint
