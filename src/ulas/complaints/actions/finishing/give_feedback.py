"""Verb: the citizen judges (SOP row 8, record "Feedback")."""

from collections.abc import Sequence
from datetime import datetime

from ulas.complaints.casefile import Actor, Case, FieldRefused, MoveRefused, opened
from ulas.complaints.models import Feedback
from ulas.complaints.sealed.cleaning import clean_line, clean_text
from ulas.complaints.sealed.sealing import salt, salted
from ulas.sop.terms import ComplaintState, Role, Verb


def give_feedback(
    *,
    complaint_id: int,
    by: Actor,
    now: datetime,
    rating: int,
    solved: bool,
    reasons: Sequence[str] = (),
    text: str = "",
) -> Feedback:
    """Record the citizen's judgement, once a round, and close the complaint.

    Raises:
        FieldRefused: no rating from 1 to 5; MoveRefused: given before, or see `sop.moves`.
    """
    checked_rating(rating)
    with opened(Verb.GIVE_FEEDBACK, complaint_id, by=by, now=now) as case:
        feedback = record(case, rating, solved, reasons, clean_text(text))
        if case.complaint.state == ComplaintState.ANSWERED:
            case.complaint.state = ComplaintState.CLOSED
            case.complaint.closed_at = now
        if not solved:
            case.tell_role("unsolved", Role.POLICY_REVIEWER)
    return feedback


def checked_rating(rating: int) -> int:
    """A rating from 1 to 5. Raises FieldRefused."""
    if not 1 <= rating <= 5:
        raise FieldRefused("rating", "Pilih nilai 1 sampai 5.")
    return rating


def record(case: Case, rating: int, solved: bool, reasons: Sequence[str], text: str) -> Feedback:
    """Write the feedback of this round. Raises MoveRefused when there is one."""
    if case.complaint.feedback.filter(round=case.complaint.round).exists():
        raise MoveRefused("Penilaian untuk jawaban ini sudah Anda berikan.")
    grain = salt() if text else ""
    case.payload.update({"rating": rating, "solved": solved})
    if text:
        case.payload["feedback"] = salted(text, grain)
    return Feedback.objects.create(
        complaint=case.complaint,
        round=case.complaint.round,
        rating=rating,
        solved=solved,
        reasons=[clean_line(reason)[:60] for reason in reasons[:10]],
        body=text,
        salt=grain,
        given_at=case.now,
    )
