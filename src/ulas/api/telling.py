"""A case as data for its complainant; what concerns only the officers is left out."""

from django.conf import settings

from ulas.api.shapes import (
    AgencyName,
    AnswerOut,
    Happening,
    MessageOut,
    ParentAnswerOut,
    ReferralOut,
    Tracked,
)
from ulas.complaints.models import Answer, Referral
from ulas.complaints.queries.phrases import phrase_for
from ulas.complaints.queries.tracking import TrackedCase
from ulas.sop.terms import AnswerState, Verb

NOT_FOUND = "Aduan dengan nomor dan kunci ini tidak ditemukan. Periksa keduanya."
UNTOLD = frozenset({"PROPOSED", "NOTE_ADDED", "DEADLINES_RECOMPUTED"})
OFFERED = (
    Verb.ADD_FACTS,
    Verb.GIVE_FEEDBACK,
    Verb.REOPEN,
)


def told(case: TrackedCase) -> Tracked:
    """The tracked case in the shape of the API, its sentences in the complainant's language."""
    complaint = case.complaint
    return Tracked(
        number=complaint.number,
        state=complaint.state,
        phrase=phrase_for(complaint, case.open_runs, complaint.complainant.language),
        tracking_url=f"{settings.ULAS_URL}/aduan/{complaint.number}/{case.token}/",
        title=complaint.title,
        category=complaint.category.code if complaint.category else "",
        area=complaint.area.code if complaint.area else "",
        visibility=complaint.visibility,
        filed_at=complaint.filed_at,
        promised_at=complaint.promised_at,
        answered_at=complaint.answered_at,
        closed_at=complaint.closed_at,
        round=complaint.round,
        may=[verb.value for verb in OFFERED if case.can(verb)],
        timeline=_timeline(case),
        referrals=[_referral(case, referral) for referral in case.referrals],
        parent_answers=[
            ParentAnswerOut(**_answer(one).dict(), agency=_agency(one.referral))
            for one in case.parent_answers
        ],
        messages=[
            MessageOut(at=message.written_at, kind=message.kind, text=message.body)
            for message in case.messages
        ],
    )


def _timeline(case: TrackedCase) -> list[Happening]:
    agencies = {referral.pk: _agency(referral) for referral in case.referrals}
    return [
        Happening(at=event.at, kind=event.kind, agency=agencies.get(event.referral_id or 0))
        for event in case.events
        if event.kind not in UNTOLD
    ]


def _referral(case: TrackedCase, referral: Referral) -> ReferralOut:
    steps = [run.step for run in case.open_runs if run.referral_id == referral.pk]
    return ReferralOut(
        agency=_agency(referral),
        state=referral.state,
        step=steps[0] if steps else "",
        sent_at=referral.sent_at,
        delivered_at=referral.delivered_at,
        ended_at=referral.ended_at,
        answers=[_answer(one) for one in case.answers if one.referral_id == referral.pk],
    )


def _agency(referral: Referral) -> AgencyName:
    return AgencyName(code=referral.agency.code, name=referral.agency.name)


def _answer(answer: Answer) -> AnswerOut:
    return AnswerOut(
        id=answer.pk,
        kind=answer.kind,
        text=answer.body,
        promised_date=answer.promised_date,
        published_at=answer.published_at,
        summary=answer.is_summary,
        corrected=answer.state == AnswerState.CORRECTED,
    )
