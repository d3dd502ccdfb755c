"""What a mailed answer link shows to its agency."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from ulas.complaints.casefile import CaseNotFound, MoveRefused
from ulas.complaints.models import AnswerLink, Referral
from ulas.routing import mask_contacts


@dataclass(frozen=True)
class AskedComplaint:
    """The complaint as the agency may read it: the matter and the place, never the person."""

    number: str
    agency: str
    title: str
    text: str
    category: str
    area: str
    address: str
    sent_at: datetime
    referral: Referral


def asked(token: str, now: datetime) -> AskedComplaint:
    """The complaint of an answer link; the twin of what `answer_by_link` checks.

    Raises:
        CaseNotFound: no such link; MoveRefused: it was used, or it is too old.
    """
    about = (
        "referral__agency",
        "referral__complaint__category",
        "referral__complaint__area",
    )
    digest = hashlib.sha256(token.encode()).hexdigest()
    link = AnswerLink.objects.select_related(*about).filter(digest=digest).first()
    if link is None:
        raise CaseNotFound
    if link.used_at is not None:
        raise MoveRefused("Tautan ini sudah dipakai untuk menjawab.")
    if link.expires_at <= now:
        raise MoveRefused("Tautan ini sudah tidak berlaku. Hubungi Diskominfo SP.")
    complaint = link.referral.complaint
    return AskedComplaint(
        number=complaint.number,
        agency=link.referral.agency.name,
        title=mask_contacts(complaint.title)[0],
        text=mask_contacts(complaint.body)[0],
        category=complaint.category.name if complaint.category else "",
        area=complaint.area.name if complaint.area else "",
        address=mask_contacts(complaint.address)[0],
        sent_at=link.referral.sent_at,
        referral=link.referral,
    )
