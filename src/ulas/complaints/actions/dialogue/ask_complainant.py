"""Verb: the complainant is asked, and the clock stands still meanwhile."""

from datetime import datetime, timedelta

from ulas.complaints.casefile import Actor, Case, FieldRefused, MoveRefused, clocks, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.casefile.targets import keys_ending_with
from ulas.complaints.models import Complaint, MessageKind
from ulas.sop.parts import TargetEnd
from ulas.sop.terms import ComplaintState, IdentityShownTo, ReferralState, Role, Verb

WAITING = "menunggu keterangan pengadu"


def ask_complainant(
    *,
    complaint_id: int,
    by: Actor,
    now: datetime,
    question: str,
    referral_id: int | None = None,
    by_phone: bool = False,
) -> Complaint:
    """Ask for facts; pauses the running step for at most the days that the SOP file sets.

    Only once for each referral, so that asking is no way to stop the clock. Whom no letter
    reaches is asked by the officer's own call: the wait, and what silence leads to, begins when
    the officer records with `by_phone` that it was made.

    Raises:
        FieldRefused: no question, or nobody called yet.
        MoveRefused: see `sop.moves`, no contact, not the officer's to call, or asked before.
    """
    question = needed(question, "question", "Tulis pertanyaan bagi pengadu.")
    with opened(
        Verb.ASK_COMPLAINANT, complaint_id, by=by, now=now, referral_id=referral_id
    ) as case:
        _refuse_in_vain(case)
        _refuse_unheard(case, by_phone)
        if case.referral:
            case.referral.asked = True
            case.referral.save(update_fields=["asked"])
        else:
            case.complaint.state = ComplaintState.INCOMPLETE
        _pause(case)
        case.meet(*keys_ending_with(case, TargetEnd.FIRST_MESSAGE))
        case.tell_text("asked", question, MessageKind.QUESTION)
    return case.complaint


def _refuse_in_vain(case: Case) -> None:
    person = case.complaint.complainant
    if not person.reachable and not person.phone_only:
        raise MoveRefused("Pengadu tidak memiliki kontak yang dapat dihubungi.")
    if case.referral is None and case.complaint.state != ComplaintState.FILED:
        raise MoveRefused("Pilih instansi yang pertanyaannya diajukan.")
    if case.referral is not None and case.referral.state != ReferralState.SENT:
        raise MoveRefused("Instansi ini tidak sedang menangani aduan ini.")
    asked = case.complaint.messages.filter(kind=MessageKind.QUESTION, referral=case.referral)
    if asked.exists():
        raise MoveRefused("Pengadu sudah ditanya satu kali; putuskan dengan keterangan yang ada.")


def _refuse_unheard(case: Case, by_phone: bool) -> None:
    """No silence counts against somebody whom nobody has asked."""
    if not case.complaint.complainant.phone_only:
        return
    hidden = case.complaint.identity_shown_to == IdentityShownTo.COORDINATOR
    if case.role == Role.DIVISION_OFFICER:
        raise MoveRefused("Pengadu hanya dapat ditelepon; mintalah admin instansi bertanya.")
    if case.role == Role.AGENCY_OFFICER and hidden:
        raise MoveRefused("Pengadu hanya dapat ditelepon; mintalah Diskominfo SP bertanya.")
    if not by_phone:
        raise FieldRefused(
            "by_phone",
            "Hanya nomor telepon: hubungi sendiri, lalu catat bahwa sudah ditanyakan.",
        )
    case.payload["by_phone"] = True


def _pause(case: Case) -> None:
    run = case.run_of("receive", "dispose", "answer", "publish", "follow_up")
    if run is None:
        raise MoveRefused("Tidak ada langkah berjalan yang dapat dijeda.")
    limits = case.procedure.limits
    reminder = case.now + timedelta(days=limits.ask_reminder_days)
    clocks.pause(
        run,
        case.now,
        WAITING,
        resume_at=case.now + timedelta(days=limits.ask_days),
        remind_at=reminder if case.complaint.complainant.reachable else None,
    )
