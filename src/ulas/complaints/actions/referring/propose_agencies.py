"""Verb: the system is not sure where a complaint belongs and asks the reviewer (SOP row 3)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ulas.complaints.casefile import Actor, opened
from ulas.complaints.models import Complaint
from ulas.sop.terms import Role, Verb


def propose_agencies(
    *, complaint_id: int, by: Actor, now: datetime, proposal: Sequence[Mapping[str, Any]]
) -> Complaint:
    """Keep the router's proposal and hand the distribution to the policy reviewer.

    `proposal` is a list of {"agency": code, "confidence": 0..1, "reasons": [sentence, ...]}.

    Raises:
        MoveRefused: see `sop.moves`.
    """
    with opened(Verb.PROPOSE_AGENCIES, complaint_id, by=by, now=now) as case:
        case.complaint.proposal = [dict(one) for one in proposal]
        case.payload["agencies"] = [
            {"agency": one["agency"], "confidence": one["confidence"]} for one in proposal
        ]
        run = case.run_of("distribute")
        if run is not None:
            run.owner_role = Role.POLICY_REVIEWER
            run.save(update_fields=["owner_role"])
            case.tell_owner(run, "to_distribute")
    return case.complaint
