"""Verb: a merged complaint goes its own way again."""

from datetime import datetime

from django.db import transaction

from ulas.complaints.actions.finishing.merge import mirror
from ulas.complaints.casefile import SYSTEM, Actor, Case, MoveRefused
from ulas.complaints.casefile.case import locked, prepared
from ulas.complaints.casefile.followers import followers
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Complaint, MessageKind
from ulas.sop.terms import ComplaintState, Role, Verb

PARENT_ENDED = "Aduan induk berakhir tanpa jawaban."


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
        _part(case, rows[child.merged_into_id], reason)
    return child


def let_followers_go(*, complaint_id: int, now: datetime) -> None:
    """Part everybody who followed a complaint that ended without an answer; nothing is lost.

    It belongs into the transaction of the verb that ended it, which began by
    `lock_with_followers`.
    """
    parent = locked(complaint_id)
    for child in followers(parent).filter(erased_at=None):
        _part(prepared(Verb.UNMERGE, locked(child.pk), by=SYSTEM, now=now), parent, PARENT_ENDED)


def _part(case: Case, parent: Complaint, reason: str) -> None:
    child = case.complaint
    accepted = child.events.filter(kind__in=("ACCEPTED", "REINSTATED")).exists()
    child.state = ComplaintState.ACCEPTED if accepted else ComplaintState.FILED
    child.merged_into = None
    case.trigger("accepted" if accepted else "filed")
    case.for_person = True
    case.payload["from"] = parent.number
    case.say(reason, MessageKind.REASON)
    role = Role.POLICY_REVIEWER if accepted else Role.INFORMATION_CLERK
    case.tell_role("to_distribute" if accepted else "to_receive", role)
    case.tell_complainant("unmerged")
    case.finish()
    mirror(parent, Verb.UNMERGE, case.by, case.now, {"let_go": child.number})


def lock_with_followers(complaint_id: int) -> None:
    """Lock a complaint and all that follow it, in the order of their ids."""
    following = Complaint.objects.filter(merged_into=complaint_id).values_list("pk", flat=True)
    for pk in sorted({complaint_id, *following}):
        locked(pk)
