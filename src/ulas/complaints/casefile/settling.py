"""What several verbs do to referrals: find the live ones, end them, choose agencies."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from ulas.agencies.models import Agency
from ulas.complaints.casefile.case import Case
from ulas.complaints.casefile.outbox import tell
from ulas.complaints.casefile.steps import within_reach
from ulas.complaints.models import Answer, AnswerLink, Assignment, Complaint, Referral
from ulas.complaints.refusals import FieldRefused
from ulas.complaints.sealed.cleaning import clean_line
from ulas.sop.terms import AnswerState, AssignmentState, ReferralState, Role


def open_referrals(complaint: Complaint) -> QuerySet[Referral]:
    """Referrals that somebody still has to settle.

    The state alone does not tell: RETURNED is what a referral is while Diskominfo decides,
    and what it stays once another agency has it.
    """
    return complaint.referrals.filter(ended_at=None)


def withdraw_open_referrals(complaint: Complaint, now: datetime) -> None:
    """End every referral that is still open, with its assignments and unpublished answers."""
    for referral in open_referrals(complaint):
        end_referral(referral, ReferralState.WITHDRAWN, now)


def end_referral(referral: Referral, state: ReferralState, now: datetime) -> None:
    """End a referral; its drafts stay with the agency that wrote them, its mail links die."""
    referral.state = state
    referral.ended_at = now
    referral.save()
    if state != ReferralState.ANSWERED:
        Answer.objects.filter(referral=referral, state=AnswerState.SUBMITTED).update(
            state=AnswerState.WITHDRAWN
        )
    Assignment.objects.filter(referral=referral, state=AssignmentState.OPEN).update(
        state=AssignmentState.WITHDRAWN, ended_at=now
    )
    AnswerLink.objects.filter(referral=referral, used_at=None).update(expires_at=now)


def chosen_agencies(case: Case, codes: Sequence[str], field: str = "agencies") -> list[Agency]:
    """The agencies of the codes, each of which may be sent this complaint now.

    Raises:
        FieldRefused: at `field`: unknown, handling it already, or accused in it.
    """
    codes = [clean_line(code) for code in codes]
    found = {agency.code: agency for agency in Agency.objects.filter(code__in=codes, active=True)}
    unknown = [code for code in codes if code not in found]
    if not codes or unknown:
        raise FieldRefused(field, "Pilih sedikitnya satu instansi dari daftar.")
    handling = set(open_referrals(case.complaint).values_list("agency_id", flat=True))
    for agency in found.values():
        if agency.pk == case.complaint.accused_agency_id:
            raise FieldRefused(
                field,
                f"{agency.name} diadukan dalam aduan ini, jadi tidak boleh menanganinya.",
            )
        if agency.pk in handling:
            raise FieldRefused(field, f"{agency.name} sudah menangani aduan ini.")
    return [found[code] for code in dict.fromkeys(codes)]


def new_referral(case: Case, agency: Agency, **rest: object) -> Referral:
    """Make a referral of this round and let the steps start on it.

    The clerk is told at once of an agency that the system cannot reach.
    """
    referral = Referral.objects.create(
        complaint=case.complaint,
        agency=agency,
        round=case.complaint.round,
        sent_at=case.now,
        **rest,
    )
    case.fresh_referrals.append(referral)
    if not within_reach(agency):
        case.deliveries.append(
            tell(case, "to_send", role=Role.INFORMATION_CLERK, referral=referral)
        )
    return referral
