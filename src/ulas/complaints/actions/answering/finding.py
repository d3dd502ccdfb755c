"""Finding the answer that a verb is about."""

from ulas.complaints.casefile import Case, CaseNotFound
from ulas.complaints.models import Answer
from ulas.sop.terms import AnswerState


def submitted(case: Case, answer_id: int) -> Answer:
    """The answer of the verb's referral that waits for publication. Raises CaseNotFound."""
    return _answer(case, answer_id, AnswerState.SUBMITTED)


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
