"""Verb: the matter is not settled; a new round begins."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ulas.complaints.actions.finishing.give_feedback import checked_rating, record
from ulas.complaints.casefile import Actor, Case, MoveRefused, opened
from ulas.complaints.casefile.attaching import attach, stored
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.casefile.targets import promise, set_targets
from ulas.complaints.models import Complaint, MessageKind
from ulas.complaints.sealed.attachments import PreparedFile
from ulas.sop.terms import ComplaintState, Role, Verb


def reopen(
    *,
    complaint_id: int,
    by: Actor,
    now: datetime,
    reason: str,
    rating: int | None = None,
    attachments: Sequence[PreparedFile] = (),
) -> Complaint:
    """Start a new round at the policy reviewer's; old answers and bounces stay.

    The complainant may do so within the window and as often as the SOP file sets.

    Raises:
        FieldRefused: no reason; MoveRefused: too late, too often, or see `sop.moves`.
    """
    reason = needed(reason, "reason", "Tulis apa yang belum selesai.")
    files = stored(attachments)
    with opened(Verb.REOPEN, complaint_id, by=by, now=now) as case:
        complaint = case.complaint
        _refuse_out_of_bounds(case)
        if rating is not None:
            record(case, checked_rating(rating), False, (), "")
        message = case.say(reason, MessageKind.FACTS, to_complainant=True)
        case.payload["files"] = attach(complaint, files, now, purpose="FACTS", message=message)
        complaint.round += 1
        complaint.state = ComplaintState.ACCEPTED
        complaint.answered_at = complaint.closed_at = None
        complaint.promised_at = promise(case)
        case.for_person = True
        set_targets(case)
        case.tell_role("reopened", Role.POLICY_REVIEWER)
        case.tell_complainant("reopened")
    return complaint


def _refuse_out_of_bounds(case: Case) -> None:
    complaint, limits = case.complaint, case.procedure.limits
    if complaint.rejection_ground:
        raise MoveRefused("Aduan ini ditutup tanpa jawaban; ajukan aduan baru dengan lengkap.")
    if case.role != Role.COMPLAINANT:
        return
    since = complaint.closed_at or complaint.answered_at
    if since and case.now > since + timedelta(days=limits.reopen_days):
        raise MoveRefused(
            f"Masa {limits.reopen_days} hari untuk membuka kembali sudah lewat. Ajukan aduan baru."
        )
    if complaint.round > limits.reopens:
        raise MoveRefused("Aduan ini sudah beberapa kali dibuka kembali. Ajukan aduan baru.")
