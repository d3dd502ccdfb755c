"""Verb: who may read the case, and who may know who filed it."""

from datetime import datetime

from ulas.complaints.actions.privacy.releasing import withdraw_release
from ulas.complaints.casefile import Actor, Case, FieldRefused, MoveRefused, opened
from ulas.complaints.casefile.acceptance import flags_of_sight
from ulas.complaints.casefile.followers import followers
from ulas.complaints.casefile.lookups import agency_of, needed
from ulas.complaints.casefile.settling import open_referrals
from ulas.complaints.models import Complaint, MessageKind
from ulas.complaints.sealed.cleaning import clean_text
from ulas.sop.terms import ComplaintState, IdentityShownTo, Role, Verb, Visibility


def set_visibility(
    *,
    complaint_id: int,
    by: Actor,
    now: datetime,
    visibility: str | None = None,
    identity_shown_to: str | None = None,
    accused_agency: str | None = None,
    reason: str = "",
) -> Complaint:
    """Change an axis of visibility; None leaves it. Loosening needs a reason.

    A complaint about an agency's own staff is confidential and hidden from that agency. One
    that is not accepted yet waits for the clerk from then on.

    Raises:
        FieldRefused: unknown choice, or loosening without a reason.
        MoveRefused: the accused agency still handles it, or see `sop.moves`.
    """
    with opened(Verb.SET_VISIBILITY, complaint_id, by=by, now=now) as case:
        complaint = case.complaint
        before = [complaint.visibility, complaint.identity_shown_to, complaint.accused_agency_id]
        loosens = _set(case, visibility, identity_shown_to)
        if accused_agency is not None:
            loosens |= _accuse(case, accused_agency)
        if complaint.visibility != before[0] or complaint.accused_agency_id != before[2]:
            _refuse_joined(complaint)
        after = [complaint.visibility, complaint.identity_shown_to, complaint.accused_agency_id]
        if before == after:
            raise FieldRefused("visibility", "Belum ada yang diubah.")
        if loosens:
            needed(reason, "reason", "Melonggarkan kerahasiaan harus disertai alasan.")
        case.payload.update({"before": before, "after": after})
        case.say(clean_text(reason), MessageKind.REASON)
        if complaint.visibility == Visibility.CONFIDENTIAL:
            withdraw_release(complaint)
        _flag(case)
    return complaint


def _flag(case: Case) -> None:
    """Until a complaint is accepted its flags tell what it is now, as they did when it was filed.

    The clerk hears of one that the system would have accepted.
    """
    complaint = case.complaint
    if complaint.state not in {ComplaintState.FILED, ComplaintState.INCOMPLETE}:
        return
    sight = flags_of_sight(complaint)
    others = [flag for flag in complaint.flags if flag not in sight]
    complaint.flags = others + [flag for flag, holds in sight.items() if holds]
    if complaint.flags and complaint.automatic_at is not None:
        case.tell_role("to_receive", Role.INFORMATION_CLERK)


def _refuse_joined(complaint: Complaint) -> None:
    """Merged complaints share their answers, so they keep one visibility."""
    if complaint.state == ComplaintState.MERGED or followers(complaint).exists():
        raise MoveRefused("Pisahkan dahulu aduan yang digabungkan, baru atur kerahasiaannya.")


def _set(case: Case, visibility: str | None, shown_to: str | None) -> bool:
    complaint, loosens = case.complaint, False
    if visibility is not None:
        if visibility not in list(Visibility):
            raise FieldRefused("visibility", "Pilih publik atau rahasia.")
        loosens |= complaint.visibility == "CONFIDENTIAL" and visibility == "PUBLIC"
        complaint.visibility = visibility
    if shown_to is not None:
        if shown_to not in list(IdentityShownTo):
            raise FieldRefused("identity_shown_to", "Pilih siapa yang boleh mengenal pengadu.")
        loosens |= complaint.identity_shown_to == "COORDINATOR" and shown_to == "AGENCY"
        complaint.identity_shown_to = shown_to
    return loosens


def _accuse(case: Case, code: str) -> bool:
    complaint = case.complaint
    if not code:
        loosens = complaint.accused_agency_id is not None
        complaint.accused_agency = None
        return loosens
    agency = agency_of(code, "accused_agency")
    if open_referrals(complaint).filter(agency=agency).exists():
        raise MoveRefused(f"Tarik dahulu aduan ini dari {agency.name}.")
    # Another agency in its place: the first one may see the case then.
    loosens = complaint.accused_agency_id not in {None, agency.pk}
    complaint.accused_agency = agency
    complaint.visibility = Visibility.CONFIDENTIAL
    complaint.identity_shown_to = IdentityShownTo.COORDINATOR
    return loosens
