"""Verb: the system reminds a complainant of an open question."""

from datetime import datetime

from ulas.complaints.casefile import Actor, opened
from ulas.complaints.models import Complaint, RunPause
from ulas.complaints.refusals import NothingDue
from ulas.sop.terms import Verb


def remind_complainant(*, complaint_id: int, by: Actor, now: datetime) -> Complaint:
    """Remind once; the pause keeps running.

    Raises:
        NothingDue: reminded already, or answered; MoveRefused: see `sop.moves`.
    """
    with opened(Verb.REMIND_COMPLAINANT, complaint_id, by=by, now=now) as case:
        due = RunPause.objects.filter(
            run__complaint=case.complaint, ended_at=None, remind_at__lte=now
        )
        if not due.update(remind_at=None):
            raise NothingDue
        case.tell_complainant("reminded")
    return case.complaint
