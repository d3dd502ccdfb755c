"""Verb: the complaint is received (SOP row 2 ends)."""

from datetime import datetime

from ulas.complaints.casefile import Actor, MoveRefused, opened
from ulas.complaints.casefile.acceptance import needs_nobody
from ulas.complaints.casefile.lookups import area_of, category_of
from ulas.complaints.casefile.publicindex import HIDDEN
from ulas.complaints.finding import index
from ulas.complaints.models import Complaint
from ulas.sop.terms import ComplaintState, Role, Verb

STAYING = frozenset({"UNVERIFIED", HIDDEN})
"""Flags that looking at the complaint does not settle."""


def accept(
    *,
    complaint_id: int,
    by: Actor,
    now: datetime,
    category: str = "",
    area: str = "",
    elsewhere: bool = False,
) -> Complaint:
    """Accept a complaint, with a category or area corrected on the way where given.

    What an officer accepts is no longer flagged; distribution follows by itself where the
    router has hard facts, else it waits for the policy reviewer. `elsewhere` says that people
    accepted it in another system before; its flags stay.

    Raises:
        MoveRefused: the system may not, because a person must look first, or see `sop.moves`;
            FieldRefused for an unknown code.
    """
    with opened(Verb.ACCEPT, complaint_id, by=by, now=now) as case:
        complaint = case.complaint
        if case.role == Role.SYSTEM and not elsewhere and not needs_nobody(complaint):
            raise MoveRefused(
                "Aduan ini menunggu petugas: seseorang harus melihatnya lebih dahulu."
            )
        complaint.state = ComplaintState.ACCEPTED
        if category:
            complaint.category = category_of(category)
        if area:
            complaint.area = area_of(area)
        if category or area:
            index.refresh(complaint)
            index.keep(complaint)
        if case.role != Role.SYSTEM:
            complaint.flags = [flag for flag in complaint.flags if flag in STAYING]
        case.payload["category"] = complaint.category_id
    return complaint
