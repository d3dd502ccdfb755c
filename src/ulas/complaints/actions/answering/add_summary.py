"""Verb: one text that sums up the answers of several agencies."""

from datetime import datetime

from ulas.complaints.actions.answering.submit_answer import checked_text
from ulas.complaints.actions.privacy.releasing import release_answer
from ulas.complaints.casefile import Actor, MoveRefused, opened
from ulas.complaints.models import Answer
from ulas.complaints.sealed.sealing import salt, salted
from ulas.sop.terms import AnswerKind, AnswerState, Role, Verb


def add_summary(
    *, complaint_id: int, referral_id: int, by: Actor, now: datetime, text: str
) -> Answer:
    """Publish a summary; the lead agency writes it, or Diskominfo.

    Raises:
        FieldRefused: no text; MoveRefused: not the lead agency, or see `sop.moves`.
    """
    text = checked_text(text)
    with opened(Verb.ADD_SUMMARY, complaint_id, by=by, now=now, referral_id=referral_id) as case:
        referral = case.needed_referral()
        if case.role == Role.AGENCY_OFFICER and not referral.lead:
            raise MoveRefused("Rangkuman ditulis oleh instansi pemimpin.")
        answer = Answer(
            referral=referral,
            kind=AnswerKind.FINAL,
            state=AnswerState.PUBLISHED,
            is_summary=True,
            body=text,
            salt=salt(),
            written_by=by.officer,
            submitted_at=now,
            published_at=now,
        )
        release_answer(case.complaint, answer, now)
        answer.save()
        case.payload.update({"answer": answer.pk, "text": salted(answer.body, answer.salt)})
        case.tell_everybody("summary_added", answer=answer.pk)
    return answer
