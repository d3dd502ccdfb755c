"""Verb: a published answer is put right; the old text is kept."""

from datetime import datetime

from ulas.complaints.actions.answering.finding import published
from ulas.complaints.actions.answering.submit_answer import checked_text
from ulas.complaints.actions.privacy.releasing import release_correction
from ulas.complaints.casefile import Actor, Case, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Answer, MessageKind
from ulas.complaints.sealed.sealing import salt, salted
from ulas.sop.terms import AnswerState, Verb


def correct_answer(
    *,
    complaint_id: int,
    referral_id: int,
    answer_id: int,
    by: Actor,
    now: datetime,
    text: str,
    reason: str,
) -> Answer:
    """Publish a corrected text in place of a published answer.

    Raises:
        FieldRefused: no text or reason; MoveRefused: see `sop.moves`.
    """
    text = checked_text(text)
    reason = needed(reason, "reason", "Tulis mengapa jawaban diralat.")
    with opened(Verb.CORRECT_ANSWER, complaint_id, by=by, now=now, referral_id=referral_id) as case:
        old = published(case, answer_id)
        old.state = AnswerState.CORRECTED
        new = _successor(case, old, text)
        new.save()
        release_correction(case.complaint, old, new, now)
        new.save(update_fields=["public_body", "released_at"])
        old.save(update_fields=["state", "released_at"])
        case.payload.update(
            {"answer": new.pk, "corrects": old.pk, "new": salted(new.body, new.salt)}
        )
        case.say(reason, MessageKind.REASON)
        case.tell_everybody("answer_corrected", answer=new.pk)
    return new


def _successor(case: Case, old: Answer, text: str) -> Answer:
    return Answer(
        referral=case.needed_referral(),
        kind=old.kind,
        state=AnswerState.PUBLISHED,
        promised_date=old.promised_date,
        source=old.source,
        is_summary=old.is_summary,
        corrects=old,
        body=text,
        salt=salt(),
        written_by=case.by.officer,
        submitted_at=case.now,
        published_at=case.now,
    )
