"""Verb: the complaint has reached the agency (SOP row 5)."""

import hashlib
from datetime import datetime, timedelta

from ulas.complaints.casefile import Actor, Case, MoveRefused, opened
from ulas.complaints.casefile.outbox import tell
from ulas.complaints.casefile.steps import staffed
from ulas.complaints.models import AnswerLink, Delivery, Referral
from ulas.complaints.sealed.sealing import token_for
from ulas.sop.terms import Role, Verb

LINK_DAYS = 30
MEANS = ("QUEUE", "MAIL", "LETTER")


def deliver(
    *, complaint_id: int, referral_id: int, by: Actor, now: datetime, means: str = "QUEUE"
) -> Referral:
    """Put the referral into the agency's queue, or mail it with a one-time answer link.

    LETTER is for an agency that has neither officer nor mail: the clerk handed it over on
    paper. QUEUE becomes MAIL by itself where nobody signs in.

    Raises:
        MoveRefused: see `sop.moves`, or the agency cannot be reached that way.
    """
    with opened(Verb.DELIVER, complaint_id, by=by, now=now, referral_id=referral_id) as case:
        referral = case.needed_referral()
        means = _possible(case, referral, means)
        referral.delivered_at = now
        referral.save(update_fields=["delivered_at"])
        case.payload["means"] = means
        if means == "QUEUE":
            case.tell_role("to_dispose", Role.AGENCY_OFFICER, referral.agency)
        if means == "MAIL":
            case.deliveries.append(_mail(case, referral))
    return referral


def _possible(case: Case, referral: Referral, means: str) -> str:
    if means == "LETTER" and case.role != Role.SYSTEM:
        return means
    if staffed(referral.agency):
        return "QUEUE"
    if referral.agency.mail:
        return "MAIL"
    raise MoveRefused(
        f"{referral.agency.name} belum mempunyai petugas maupun alamat surel. "
        "Sampaikan dengan surat, atau tambahkan petugasnya."
    )


def _mail(case: Case, referral: Referral) -> Delivery:
    link = AnswerLink.objects.create(
        referral=referral,
        digest="",
        made_at=case.now,
        expires_at=case.now + timedelta(days=LINK_DAYS),
    )
    token = token_for(str(link.pk), "answer")
    link.digest = hashlib.sha256(token.encode()).hexdigest()
    link.save(update_fields=["digest"])
    return tell(case, "answer_link", agency=referral.agency, facts={"link": link.pk})
