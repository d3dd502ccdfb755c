"""Puts the tracking page together: decided words and flags, so that no template has to decide."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ulas.complaints.grounds import GROUND_LABELS
from ulas.complaints.models import AnswerSource, Attachment, Referral, StepRun
from ulas.complaints.queries.phrases import phrase_for
from ulas.complaints.queries.tracking import TrackedCase
from ulas.portal.words.lateness import late_words
from ulas.portal.words.moments import COORDINATOR, conversation, moments
from ulas.portal.words.steps import NEXT, NOW
from ulas.sop.terms import AnswerKind, AnswerState, ReferralState, Verb, Visibility


@dataclass
class Holder:
    """Who has the case now: an agency, or Diskominfo where the case is with no agency."""

    name: str
    doing: str
    since: datetime
    run: StepRun | None
    next: str = ""
    paused: bool = False
    late_words: str = ""
    why_late: str = ""


@dataclass
class ToldAnswer:
    """A published answer with its files; `part` says "jawaban 1 dari 2".

    A `joint` one was given to the complaint into which this one was merged: its text alone.
    """

    pk: int
    agency: str
    text: str
    at: datetime
    part: str
    interim: bool
    promised_date: Any
    source: str
    corrected: bool
    joint: bool = False
    photos: list[Attachment] = field(default_factory=list)


@dataclass
class Story:
    """Everything the tracking page shows."""

    case: TrackedCase
    phrase: str
    holders: list[Holder]
    answers: list[ToldAnswer]
    earlier_answers: list[ToldAnswer]
    moments: list[dict[str, Any]]
    conversation: list[dict[str, Any]]
    photos: list[Attachment]
    late: bool
    asked: bool
    ground: str
    verified: bool
    reachable: bool
    phone_only: bool
    confidential: bool
    moves: dict[str, bool]


SOURCES = {
    AnswerSource.LETTER: _("Jawaban ini datang lewat surat dan dimasukkan oleh Diskominfo SP."),
    AnswerSource.PHONE: _("Jawaban ini disampaikan lewat telepon dan ditulis oleh Diskominfo SP."),
    AnswerSource.MAIL_LINK: _("Jawaban ini dikirim instansi lewat tautan surel."),
}
CITIZEN_MOVES = (
    Verb.ADD_FACTS,
    Verb.GIVE_FEEDBACK,
    Verb.REOPEN,
    Verb.OBJECT_TO_REJECTION,
    Verb.WITHDRAW_COMPLAINT,
    Verb.ERASE_IDENTITY,
    Verb.DISPUTE_PHOTO,
)


def story(case: TrackedCase, now: datetime) -> Story:
    """Tell the case as of `now`."""
    asked = any(run.paused_at for run in case.open_runs)
    holders = _holders(case, now)
    answers = [_answer(case, one) for one in (*case.answers, *case.parent_answers)]
    return Story(
        case=case,
        phrase=phrase_for(case.complaint, case.open_runs, get_language() or "id"),
        holders=holders,
        answers=[a for a in answers if not a.corrected],
        earlier_answers=[a for a in answers if a.corrected],
        moments=moments(case),
        conversation=conversation(case),
        photos=[a for a in case.attachments if a.purpose == "FILED"],
        late=any(holder.late_words for holder in holders),
        asked=asked,
        ground=gettext(GROUND_LABELS.get(case.complaint.rejection_ground, "")),
        verified=case.complaint.complainant.verified_at is not None,
        reachable=case.complaint.complainant.reachable,
        phone_only=case.complaint.complainant.phone_only,
        confidential=case.complaint.visibility == Visibility.CONFIDENTIAL,
        moves=_moves(case),
    )


def _moves(case: TrackedCase) -> dict[str, bool]:
    moves = {verb.value: case.can(verb) for verb in CITIZEN_MOVES}
    rated = any(f.round == case.complaint.round for f in case.feedback)
    moves["give_feedback"] = moves["give_feedback"] and not rated
    objected = any(run.step == "objection" for run in case.open_runs)
    moves["object_to_rejection"] = moves["object_to_rejection"] and not objected
    moves["withdraw_complaint"] = moves["withdraw_complaint"] and not case.answers
    return moves


def _holders(case: TrackedCase, now: datetime) -> list[Holder]:
    sent = {r.pk: r for r in case.referrals if r.state == ReferralState.SENT}
    holders = []
    for run in case.open_runs:
        referral = sent.get(run.referral_id or 0)
        if run.referral_id is None or referral is not None or run.step == "redelegate":
            holders.append(_holder(run, referral, late_words(case, run, referral, now)))
    return holders


def _holder(run: StepRun, referral: Referral | None, late: tuple[str, str]) -> Holder:
    if run.step == "finish":
        name = gettext("Anda")
    else:
        name = referral.agency.name if referral else str(COORDINATOR)
    since = run.started_at if referral is None else referral.delivered_at or referral.sent_at
    return Holder(
        name=name,
        doing=str(NOW.get(run.step, "")),
        since=since,
        run=run,
        next=str(NEXT.get(run.step, "")),
        paused=run.paused_at is not None,
        late_words=late[0],
        why_late=late[1],
    )


def _answer(case: TrackedCase, answer: Any) -> ToldAnswer:
    return ToldAnswer(
        pk=answer.pk,
        agency=answer.referral.agency.name,
        text=answer.body,
        at=answer.published_at,
        part=_part(case, answer),
        interim=answer.kind == AnswerKind.INTERIM,
        promised_date=answer.promised_date,
        source=str(SOURCES.get(answer.source, "")),
        corrected=answer.state == AnswerState.CORRECTED,
        joint=answer.referral.complaint_id != case.complaint.pk,
        photos=[a for a in case.attachments if a.answer_id == answer.pk],
    )


def _part(case: TrackedCase, answer: Any) -> str:
    """Say "Jawaban 1 dari 2" where several agencies answer; the kind of answer otherwise."""
    if answer.is_summary:
        return gettext("Rangkuman")
    if answer.kind == AnswerKind.INTERIM:
        return gettext("Jawaban sementara")
    live = (ReferralState.SENT, ReferralState.ANSWERED)
    this_round = answer.referral.round
    agencies = [r for r in case.referrals if r.state in live and r.round == this_round]
    finals = [
        a for a in case.answers
        if a.kind == AnswerKind.FINAL and not a.is_summary and a.state == AnswerState.PUBLISHED
        and any(r.pk == a.referral_id for r in agencies)
    ]  # fmt: skip
    if len(agencies) < 2 or answer not in finals:
        return gettext("Jawaban")
    return gettext("Jawaban %(this)s dari %(all)s") % {
        "this": finals.index(answer) + 1,
        "all": len(agencies),
    }
