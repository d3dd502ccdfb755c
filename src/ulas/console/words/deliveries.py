"""A delivery in words: to whom in kind, about which case; never an address."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, gettext

from ulas.channels.texts import text_for
from ulas.complaints.models import Delivery, Recipient
from ulas.complaints.sealed.numbers import spoken
from ulas.sop.terms import ROLE_TITLE, Role


@dataclass(frozen=True)
class ToldDelivery:
    """One row of the list."""

    pk: int
    to: str
    about: str
    number: str
    subject: str
    standing: str
    dead: bool
    sent: bool
    attempts: int
    error: str
    made_at: datetime
    due_at: datetime
    sent_at: datetime | None


AUDIENCES = {
    Recipient.COMPLAINANT: "complainant",
    Recipient.AGENCY: "agency",
    Recipient.SUBSCRIBER: "subscriber",
    Recipient.INVITED: "invited",
}


def told(row: Delivery) -> ToldDelivery:
    """The row of a delivery under its letter's subject."""
    number = row.complaint.number if row.complaint else ""
    return ToldDelivery(
        pk=row.pk,
        to=_to(row),
        about=spoken(number) if number else "",
        number=number,
        subject=_subject(row),
        standing=gettext(row.get_state_display()),
        dead=row.state == "DEAD",
        sent=row.state == "SENT",
        attempts=row.attempts,
        error=row.last_error,
        made_at=row.made_at,
        due_at=row.due_at,
        sent_at=row.sent_at,
    )


def _to(row: Delivery) -> str:
    if row.officer:
        return row.officer.full_name
    if row.role:
        title = ROLE_TITLE[Role(row.role)]
        return f"{title} · {row.agency.label}" if row.agency else title
    if row.agency:
        return row.agency.name
    return gettext(row.get_recipient_display())


def _subject(row: Delivery) -> str:
    """The letter's subject without what is filled in: number, agency and step stand beside it."""
    audience = AUDIENCES.get(Recipient(row.recipient), "officer")
    try:
        subject = text_for(audience, row.template, get_language() or "id").subject
    except KeyError:
        return row.template
    return " ".join(re.sub(r"\{\w+\}", "", subject).split()).rstrip(" ,:")
