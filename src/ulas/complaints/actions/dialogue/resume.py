"""Verb: the clock goes on although the complainant said nothing."""

from datetime import datetime

from ulas.complaints.actions.dialogue.resuming import resume_runs
from ulas.complaints.casefile import Actor, MoveRefused, opened
from ulas.complaints.models import Complaint
from ulas.sop.terms import Verb


def resume(
    *, complaint_id: int, by: Actor, now: datetime, referral_id: int | None = None
) -> Complaint:
    """End the waiting; the owner decides with what is there.

    Raises:
        MoveRefused: see `sop.moves`, or nothing is paused.
    """
    with opened(Verb.RESUME, complaint_id, by=by, now=now, referral_id=referral_id) as case:
        if not any(run.paused_at for run in case.runs):
            raise MoveRefused("Tidak ada jam yang sedang berhenti.")
        for run in resume_runs(case):
            case.tell_owner(run, "resumed")
    return case.complaint
