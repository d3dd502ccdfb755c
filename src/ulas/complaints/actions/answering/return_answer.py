"""Verb: a submitted answer is refused before publication."""

from datetime import datetime

from ulas.complaints.actions.answering.finding import any_assigned, any_submitted, submitted
from ulas.complaints.casefile import Actor, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Answer, MessageKind
from ulas.sop.terms import AnswerState, AssignmentState, Role, Verb


def return_answer(
    *, complaint_id: int, referral_id: int, answer_id: int, by: Actor, now: datetime, reason: str
) -> Answer:
    """Send a draft back for rework; what is left of row 6's minutes counts on.

    Under a promised date no minutes of row 6 run; what else was handed in and waits for no
    division stays ready to be published.

    Raises:
        FieldRefused: no reason; MoveRefused: not waiting for publication, or see `sop.moves`.
    """
    reason = needed(reason, "reason", "Tulis apa yang harus diperbaiki pada jawaban ini.")
    with opened(Verb.RETURN_ANSWER, complaint_id, by=by, now=now, referral_id=referral_id) as case:
        answer = submitted(case, answer_id)
        answer.state = AnswerState.RETURNED
        answer.return_reason = reason[:1000]
        answer.save()
        if answer.assignment is not None:
            answer.assignment.state = AssignmentState.OPEN
            answer.assignment.ended_at = None
            answer.assignment.save()
        if case.run_of("follow_up") and any_submitted(case) and not any_assigned(case):
            case.trigger_complete()
        case.payload["answer"] = answer.pk
        case.say(reason, MessageKind.REASON)
        agency = case.needed_referral().agency
        if answer.assignment is not None:
            division = answer.assignment.division_id
            case.tell_role("answer_returned", Role.DIVISION_OFFICER, agency, division=division)
        else:
            case.tell_role("answer_returned", Role.AGENCY_OFFICER, agency)
    return answer
