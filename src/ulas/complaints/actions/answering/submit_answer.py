"""Verb: the division's answer is in (SOP row 6 ends)."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from ulas.complaints.actions.answering.demands import refuse_what_lacks
from ulas.complaints.casefile import Actor, Case, FieldRefused, MoveRefused, opened
from ulas.complaints.casefile.attaching import Stored, attach, stored
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.casefile.steps import staffed
from ulas.complaints.models import Answer, AnswerSource, Assignment
from ulas.complaints.sealed.attachments import PreparedFile
from ulas.complaints.sealed.sealing import salt, salted
from ulas.sop.terms import (
    COORDINATOR_ROLES,
    AnswerKind,
    AnswerState,
    AssignmentState,
    Role,
    Verb,
)

MOST_TEXT = 10_000


def submit_answer(
    *,
    complaint_id: int,
    referral_id: int,
    by: Actor,
    now: datetime,
    text: str,
    kind: str = AnswerKind.FINAL,
    promised_date: date | None = None,
    attachments: Sequence[PreparedFile] = (),
    before: Sequence[PreparedFile] = (),
    after: Sequence[PreparedFile] = (),
    source: str = AnswerSource.SYSTEM,
    despite: str = "",
) -> Answer:
    """Hand in an answer for publication; with several divisions the last one completes it.

    Diskominfo may type what came by letter or phone: `source` says so. `before` and `after` are
    photos of the place; `despite` says why a final answer goes out without what `demands` asks.

    Raises:
        FieldRefused: no text, no promised date with an interim answer, wrong source, what
            `demands` refuses; MoveRefused: see `sop.moves`.
    """
    text = checked_text(text)
    promised_date = checked_promise(kind, promised_date, now)
    files = {"ANSWER": stored(attachments), "BEFORE": stored(before), "AFTER": stored(after)}
    with opened(Verb.SUBMIT_ANSWER, complaint_id, by=by, now=now, referral_id=referral_id) as case:
        source = _source(case, source)
        refuse_what_lacks(case, kind, text, after, despite)
        answer = _written(case, text, kind, promised_date, source)
        _record(case, answer, files)
        _complete(case, answer.assignment)
    return answer


def _written(case: Case, text: str, kind: str, promised: date | None, source: str) -> Answer:
    return Answer.objects.create(
        referral=case.needed_referral(),
        assignment=_own_assignment(case),
        kind=kind,
        promised_date=promised,
        source=source,
        body=text,
        salt=salt(),
        written_by=case.by.officer,
        submitted_at=case.now,
    )


def _record(case: Case, answer: Answer, files: dict[str, list[Stored]]) -> None:
    """Attach the files and put ids and digests into the event."""
    typed_over = answer.source in {"LETTER", "PHONE"}
    digests = []
    for purpose, given in files.items():
        told = "SOURCE" if typed_over and purpose == "ANSWER" else purpose
        digests += attach(case.complaint, given, case.now, purpose=told, answer=answer)
    case.payload.update(
        {
            "answer": answer.pk,
            "kind": answer.kind,
            "text": salted(answer.body, answer.salt),
            "files": digests,
        }
    )


def checked_text(text: str) -> str:
    """The cleaned text of an answer. Raises FieldRefused when it is empty or too long."""
    text = needed(text, "text", "Tulis jawabannya: apa yang dilakukan, oleh siapa, dan kapan.")
    if len(text) > MOST_TEXT:
        raise FieldRefused("text", f"Jawaban paling banyak {MOST_TEXT} huruf.")
    return text


def checked_promise(kind: str, promised: date | None, now: datetime) -> date | None:
    """The promised date of an interim answer, None for a final one. Raises FieldRefused."""
    if kind not in list(AnswerKind):
        raise FieldRefused("kind", "Pilih jawaban sementara atau jawaban akhir.")
    if kind == AnswerKind.FINAL:
        return None
    if promised is None:
        raise FieldRefused("promised_date", "Jawaban sementara harus menyebut tanggal janji.")
    if promised < now.astimezone(ZoneInfo(settings.TIME_ZONE)).date():
        raise FieldRefused("promised_date", "Tanggal janji sudah lewat. Pilih tanggal mendatang.")
    return promised


def _source(case: Case, source: str) -> str:
    if source not in AnswerSource.values:
        raise FieldRefused("source", "Pilih bagaimana jawaban ini diterima.")
    on_behalf = case.role in COORDINATOR_ROLES
    if on_behalf and source == AnswerSource.SYSTEM:
        raise FieldRefused("source", "Pilih bagaimana instansi menyampaikan jawaban ini.")
    return source


def _own_assignment(case: Case) -> Assignment | None:
    if case.role != Role.DIVISION_OFFICER or case.by.officer is None:
        return None
    mine = case.needed_referral().assignments.filter(
        division_id__in=case.by.officer.division_ids(),
        state__in=(AssignmentState.OPEN, AssignmentState.ANSWERED),
    )
    found = mine.filter(state=AssignmentState.OPEN).first() or mine.order_by("-id").first()
    if found and found.answers.filter(state=AnswerState.SUBMITTED).exists():
        raise MoveRefused("Jawaban bidang Anda sudah dikirim dan menunggu diterbitkan.")
    return found


def _complete(case: Case, assignment: Assignment | None) -> None:
    """The answer is complete when no division still owes one, or the agency speaks itself.

    Whoever owns the next step is told: the agency, or the clerk where nobody signs in there.
    """
    referral = case.needed_referral()
    still_open = referral.assignments.filter(state=AssignmentState.OPEN)
    if assignment is not None:
        assignment.state, assignment.ended_at = AssignmentState.ANSWERED, case.now
        assignment.save()
        if still_open.exists():
            return
    else:
        still_open.update(state=AssignmentState.WITHDRAWN, ended_at=case.now)
    case.trigger_complete()
    if staffed(referral.agency):
        case.tell_role("to_publish", Role.AGENCY_OFFICER, referral.agency)
    else:
        case.tell_role("to_publish", Role.INFORMATION_CLERK)
