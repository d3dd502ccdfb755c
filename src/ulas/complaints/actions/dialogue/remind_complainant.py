"""Verb: the system reminds a complainant of an open question."""

from datetime import datetime

from ulas.complaints.casefile import Actor, opened
from ulas.complaints.models import Complaint, MessageKind, RunPause
from ulas.complaints.refusals import NothingDue
from ulas.sop.terms import Verb


def remind_complainant(*, complaint_id: int, by: Actor, now: datetime) -> Complaint:
    """Remind once of each question whose time has come; the pause keeps running.

    Raises:
        NothingDue: reminded already, or answered; MoveRefused: see `sop.moves`.
    """
    with opened(Verb.REMIND_COMPLAINANT, complaint_id, by=by, now=now) as case:
        due = RunPause.objects.filter(
            run__complaint=case.complaint, ended_at=None, remind_at__lte=now
        )
        about = list(dict.fromkeys(due.values_list("run__referral", flat=True)))
        if not due.update(remind_at=None):
            raise NothingDue
        questions = case.complaint.messages.filter(kind=MessageKind.QUESTION)
        for referral_id in about:
            newest = questions.filter(referral=referral_id).order_by("-written_at", "-id").first()
            if newest is not None:
                case.tell_complainant("reminded", message=newest.pk)
    return case.complaint
