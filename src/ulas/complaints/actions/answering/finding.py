"""Finding the answer that a verb is about."""

from ulas.complaints.casefile import Case, CaseNotFound
from ulas.complaints.models import Answer
from ulas.sop.terms import AnswerState, AssignmentState


def submitted(case: Case, answer_id: int) -> Answer:
    """The answer of the verb's referral that waits for publication. Raises CaseNotFound."""
    return _answer(case, answer_id, AnswerState.SUBMITTED)


def any_submitted(case: Case) -> bool:
    """Whether an answer of the verb's referral still waits for publication."""
    return case.needed_referral().answers.filter(state=AnswerState.SUBMITTED).exists()


def any_assigned(case: Case) -> bool:
    """Whether a division still owes its part of the answer."""
    return case.needed_referral().assignments.filter(state=AssignmentState.OPEN).exists()


def published(case: Case, answer_id: int) -> Answer:
    """The answer of the verb's referral that is out. Raises CaseNotFound."""
    return _answer(case, answer_id, AnswerState.PUBLISHED)


def _answer(case: Case, answer_id: int, state: AnswerState) -> Answer:
    found = (
        Answer.objects.select_related("assignment")
        .filter(pk=answer_id, referral=case.needed_referral(), state=state)
        .first()
    )
    if found is None:
        raise CaseNotFound
    return found
