"""Verb: after an objection the rejection stands."""

from datetime import datetime

from ulas.complaints.casefile import Actor, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Complaint, MessageKind
from ulas.sop.terms import Verb


def uphold_rejection(*, complaint_id: int, by: Actor, now: datetime, explanation: str) -> Complaint:
    """Answer an objection with the reasons why the complaint stays rejected.

    Raises:
        FieldRefused: no explanation; MoveRefused: see `sop.moves`.
    """
    explanation = needed(explanation, "explanation", "Tulis jawaban atas keberatan pengadu.")
    with opened(Verb.UPHOLD_REJECTION, complaint_id, by=by, now=now) as case:
        case.tell_text("rejection_upheld", explanation, MessageKind.REASON)
    return case.complaint
