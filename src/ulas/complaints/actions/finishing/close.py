"""Verb: the complaint is finished (SOP row 8)."""

from datetime import datetime

from django.db import transaction

from ulas.complaints.actions.finishing.unmerge import let_followers_go, lock_with_followers
from ulas.complaints.casefile import Actor, Case, MoveRefused, opened
from ulas.complaints.grounds import NO_REPLY
from ulas.complaints.models import Complaint, MessageKind, RunPause
from ulas.complaints.sealed.cleaning import clean_text
from ulas.sop.terms import ComplaintState, Verb


def close(*, complaint_id: int, by: Actor, now: datetime, reason: str = "") -> Complaint:
    """Close an answered complaint, or an incomplete one whose complainant stayed silent.

    Raises:
        MoveRefused: the waiting time is not over, or see `sop.moves`.
    """
    with transaction.atomic():
        lock_with_followers(complaint_id)
        with opened(Verb.CLOSE, complaint_id, by=by, now=now) as case:
            complaint = case.complaint
            ground = _ground(case)
            complaint.state = ComplaintState.CLOSED
            complaint.closed_at = now
            case.payload["ground"] = ground
            if ground == NO_REPLY:
                complaint.rejection_ground = NO_REPLY
            case.say(clean_text(reason), MessageKind.REASON)
            case.tell_complainant("closed_no_reply" if ground == NO_REPLY else "closed")
        if ground == NO_REPLY:
            let_followers_go(complaint_id=complaint_id, now=now)
    return complaint


def _ground(case: Case) -> str:
    if case.complaint.state != ComplaintState.INCOMPLETE:
        return "ANSWERED"
    waiting = RunPause.objects.filter(
        run__complaint=case.complaint, ended_at=None, resume_at__gt=case.now
    )
    if waiting.exists():
        raise MoveRefused("Pengadu masih diberi waktu untuk menjawab pertanyaan.")
    return NO_REPLY
