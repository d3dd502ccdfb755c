"""Verb by mail: an agency that never signs in answers through a one-time link."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from ulas.complaints.actions.answering.submit_answer import submit_answer
from ulas.complaints.casefile import Actor, CaseNotFound, MoveRefused
from ulas.complaints.models import Answer, AnswerLink, AnswerSource
from ulas.complaints.sealed.attachments import PreparedFile
from ulas.sop.terms import Role


def answer_by_link(
    *,
    token: str,
    text: str,
    kind: str,
    now: datetime,
    promised_date: date | None = None,
    attachments: Sequence[PreparedFile] = (),
) -> Answer:
    """Hand in an answer with a mailed link; the link serves once, the mail is its source.

    Raises:
        CaseNotFound: no such link; MoveRefused: used, expired, or see `submit_answer`.
    """
    with transaction.atomic():
        link = usable_link(token, now)
        answer = submit_answer(
            complaint_id=link.referral.complaint_id,
            referral_id=link.referral_id,
            by=Actor(role=Role.AGENCY_OFFICER),
            now=now,
            text=text,
            kind=kind,
            promised_date=promised_date,
            attachments=attachments,
            source=AnswerSource.MAIL_LINK,
        )
        AnswerLink.objects.filter(pk=link.pk).update(used_at=now)
    return answer


def usable_link(token: str, now: datetime) -> AnswerLink:
    """The link of a token.

    Raises:
        CaseNotFound: no such link; MoveRefused: it was used, or it is too old.
    """
    digest = hashlib.sha256(token.encode()).hexdigest()
    link = (
        AnswerLink.objects.select_for_update(of=("self",))
        .select_related("referral__complaint", "referral__agency")
        .filter(digest=digest)
        .first()
    )
    if link is None:
        raise CaseNotFound
    if link.used_at is not None:
        raise MoveRefused("Tautan ini sudah dipakai untuk menjawab.")
    if link.expires_at <= now:
        raise MoveRefused("Tautan ini sudah tidak berlaku. Hubungi Diskominfo SP.")
    return link
