"""Verb: the answer reaches the complainant and, where released, the public (SOP row 7)."""

from collections.abc import Collection
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

from ulas.complaints.actions.answering.finding import any_submitted, submitted
from ulas.complaints.actions.answering.submit_answer import checked_text
from ulas.complaints.actions.following.subscribe import news_of
from ulas.complaints.actions.privacy.releasing import release_answer
from ulas.complaints.casefile import Actor, Case, MoveRefused, clocks, opened
from ulas.complaints.casefile.settling import end_referral, open_referrals
from ulas.complaints.casefile.targets import keys_ending_with
from ulas.complaints.models import Answer, MessageKind
from ulas.complaints.sealed.sealing import salt, salted
from ulas.sop.parts import TargetEnd
from ulas.sop.terms import AnswerKind, AnswerState, ComplaintState, ReferralState, Verb


def publish_answer(
    *,
    complaint_id: int,
    referral_id: int,
    answer_id: int,
    by: Actor,
    now: datetime,
    text: str | None = None,
    release: bool = True,
    photos: Collection[int] | None = None,
) -> Answer:
    """Publish a submitted answer; an interim one opens the follow-up to its promised date.

    With `release` the masked texts and photos become public (only the attachments named in
    `photos`, where given), but for confidential and flagged cases, whose answer goes to the
    complainant alone. The final answer of the last
    agency makes the complaint ANSWERED. What other divisions handed in waits on after an interim
    answer, and falls away with the final one.

    Raises:
        FieldRefused: empty text; MoveRefused: the writer may not release it, or see `sop.moves`.
    """
    text = checked_text(text) if text is not None else None
    with opened(Verb.PUBLISH_ANSWER, complaint_id, by=by, now=now, referral_id=referral_id) as case:
        answer = submitted(case, answer_id)
        _refuse_same_person(case, answer)
        _edit(case, answer, text)
        answer.state = AnswerState.PUBLISHED
        answer.published_at = now
        if release:
            release_answer(case.complaint, answer, now, photos)
        answer.save()
        _record(case, answer)
        case.meet(*keys_ending_with(case, TargetEnd.FIRST_MESSAGE))
        _advance(case, answer)
        _tell(case, answer)
        if answer.released_at is not None:
            case.deliveries += news_of(case.complaint, now)
    return answer


def _refuse_same_person(case: Case, answer: Answer) -> None:
    officer = case.by.officer
    if not case.needed_referral().agency.second_person or officer is None:
        return
    if answer.written_by_id == officer.pk:
        raise MoveRefused("Instansi ini mewajibkan orang kedua untuk menerbitkan jawaban.")


def _record(case: Case, answer: Answer) -> None:
    case.payload.update(
        {
            "answer": answer.pk,
            "kind": answer.kind,
            "text": salted(answer.body, answer.salt),
            "released": answer.released_at is not None,
        }
    )


def _edit(case: Case, answer: Answer, text: str | None) -> None:
    if text is None or text == answer.body:
        return
    case.say(f"Naskah sebelum disunting:\n{answer.body}", MessageKind.NOTE)
    case.payload["former"] = case.payload.pop("text")
    answer.body, answer.salt = text, salt()


def _advance(case: Case, answer: Answer) -> None:
    complaint, referral = case.complaint, case.needed_referral()
    if answer.kind == AnswerKind.INTERIM:
        case.trigger("interim")
        case.dues["follow_up"] = _end_of_day(answer, case.now)
        _wait_on(case)
        return
    case.trigger("final")
    end_referral(referral, ReferralState.ANSWERED, case.now)
    referral.answers.filter(state=AnswerState.SUBMITTED).update(state=AnswerState.WITHDRAWN)
    if open_referrals(complaint).exists():
        return
    complaint.state = ComplaintState.ANSWERED
    complaint.answered_at = case.now
    case.trigger("last")
    case.meet(*keys_ending_with(case, TargetEnd.FINAL))


def _wait_on(case: Case) -> None:
    """Row 7 goes on for another division's answer; it was there before, so its hour counts on."""
    run = case.run_of("publish")
    if run is None or not any_submitted(case):
        return
    used = clocks.used(run, case.now, clocks.pauses_of(run))
    case.carry["publish"] = run.carried_seconds + int(used.total_seconds())
    case.trigger_complete()


def _end_of_day(answer: Answer, now: datetime) -> datetime:
    if answer.promised_date is None:
        raise MoveRefused("Jawaban sementara harus menyebut tanggal janji.")
    zone = ZoneInfo(settings.TIME_ZONE)
    end = datetime.combine(answer.promised_date, time(23, 59, 59), zone)
    if end < now:
        raise MoveRefused(
            "Tanggal janji sudah lewat selagi jawaban menunggu. Kembalikan jawaban ini "
            "dan minta tanggal yang baru."
        )
    return end


def _tell(case: Case, answer: Answer) -> None:
    template = "answered_interim" if answer.kind == AnswerKind.INTERIM else "answered"
    case.tell_everybody(template, answer=answer.pk)
