"""A delivery becomes a letter at the moment it is sent: who gets it, and what it says by then."""

import re
from collections.abc import Mapping
from datetime import datetime

from ulas.channels.digest import DIGEST, digest_facts
from ulas.channels.facts import (
    agency_facts,
    complainant_facts,
    officer_facts,
    subscriber_facts,
)
from ulas.channels.letter import Letter
from ulas.channels.recipients import recipients_of
from ulas.channels.staffing import invited_facts
from ulas.channels.texts import Text, text_for
from ulas.complaints.models import Delivery, Recipient
from ulas.sop.terms import Visibility

_GAP = re.compile(r"\n{3,}")


def render(delivery: Delivery, now: datetime) -> Letter:
    """The letter of a delivery as of `now`.

    Where nobody has an address `to` is empty and `remark` says so; the letter can be read all
    the same. Officers and agencies get nothing but a link in a confidential case.

    Raises:
        KeyError: a template without a text, which a test forbids.
    """
    found = recipients_of(delivery, now)
    language = "en" if found.language.startswith("en") else "id"
    text, facts = _words(delivery, now, language)
    return Letter(
        to=found.to,
        subject=text.subject.format_map(facts),
        body=_GAP.sub("\n\n", text.body.format_map(facts)).strip() + "\n",
        language=language,
        reference=f"ulas-{delivery.pk}",
        remark=found.remark,
    )


def _words(delivery: Delivery, now: datetime, language: str) -> tuple[Text, Mapping[str, str]]:
    about = delivery.complaint
    secret = about is not None and about.visibility == Visibility.CONFIDENTIAL
    if delivery.recipient == Recipient.COMPLAINANT:
        text = text_for("complainant", delivery.template, language)
        return text, complainant_facts(delivery, now, language)
    if delivery.recipient == Recipient.SUBSCRIBER:
        text = text_for("subscriber", delivery.template, language)
        return text, subscriber_facts(delivery, language)
    if delivery.recipient == Recipient.INVITED:
        text = text_for("invited", delivery.template, language)
        return text, invited_facts(delivery, now, language)
    if delivery.recipient == Recipient.AGENCY:
        template = f"{delivery.template}_confidential" if secret else delivery.template
        return text_for("agency", template, language), agency_facts(delivery, now, language)
    if delivery.template == DIGEST:
        text = text_for("officer", delivery.template, language)
        return text, digest_facts(delivery, now, language)
    template = "confidential" if secret else delivery.template
    return text_for("officer", template, language), officer_facts(delivery, now, language)
