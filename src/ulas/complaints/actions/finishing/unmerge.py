"""Verb: a merged complaint goes its own way again."""

from datetime import datetime

from django.db import transaction

from ulas.complaints.actions.finishing.merge import mirror
from ulas.complaints.casefile import Actor, MoveRefused
from ulas.complaints.casefile.case import locked, prepared
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Complaint, Event, MessageKind
from ulas.sop.terms import ComplaintState, Role, Verb


def unmerge(*, complaint_id: int, by: Actor, now: datetime, reason: str) -> Complaint:
    """Take a complaint out of its parent; the merged minutes stay a segment of their own.

    Raises:
        FieldRefused: no reason; MoveRefused: not merged, or see `sop.moves`.
    """
    reason = needed(reason, "reason", "Tulis mengapa aduan ini dipisahkan.")
    with transaction.atomic():
        parent_id = (
            Complaint.objects.filter(pk=complaint_id).values_list("merged_into", flat=True).first()
        )
        rows = {pk: locked(pk) for pk in sorted({complaint_id, parent_id or complaint_id})}
        child = rows[complaint_id]
        case = prepared(Verb.UNMERGE, child, by=by, now=now)
        case.begin()
        if child.merged_into_id is None or child.merged_into_id not in rows:
            raise MoveRefused("Aduan ini tidak sedang digabungkan.")
        accepted = Event.objects.filter(complaint=child, kind="ACCEPTED").exists()
        child.state = ComplaintState.ACCEPTED if accepted else ComplaintState.FILED
        case.trigger("accepted" if accepted else "filed")
        case.for_person = True
        case.payload["from"] = rows[child.merged_into_id].number
        parent = rows[child.merged_into_id]
        child.merged_into = None
        case.say(reason, MessageKind.REASON)
        role = Role.POLICY_REVIEWER if accepted else Role.INFORMATION_CLERK
        case.tell_role("to_distribute" if accepted else "to_receive", role)
        case.tell_complainant("unmerged")
        case.finish()
        mirror(parent, Verb.UNMERGE, by, now, {"let_go": child.number})
    return child
