"""Letters of the verbs about officers: no complaint is behind them."""

from datetime import datetime
from typing import Any

from ulas.agencies.models import AddressChange, Invitation, Officer
from ulas.complaints.models import Delivery, Recipient
from ulas.sop.terms import Role


def mail_link(template: str, invitation: Invitation, now: datetime) -> None:
    """Queue the letter that carries a one-time link; the link is made when the letter is."""
    _queue(template, now, {"invitation": invitation.pk}, recipient=Recipient.INVITED)


def tell_staff(
    template: str,
    *,
    now: datetime,
    facts: dict[str, Any],
    officer: Officer | None = None,
    role: Role | None = None,
) -> None:
    """Queue a notice to one officer, or to the holders of a role; `facts` are ids and codes."""
    if officer is not None:
        _queue(template, now, facts, recipient=Recipient.OFFICER, officer=officer)
    elif role is not None:
        _queue(template, now, facts, recipient=Recipient.ROLE, role=role.value)


def tell_addresses(template: str, change: AddressChange, now: datetime) -> None:
    """Queue a notice to the address that was left, where there was one, and to the new one."""
    for former in (True, False) if change.former else (False,):
        facts = {"address_change": change.pk, "former": former}
        _queue(template, now, facts, recipient=Recipient.ADDRESS, officer=change.officer)


def _queue(template: str, now: datetime, facts: dict[str, Any], **reader: Any) -> None:
    Delivery.objects.create(template=template, facts=facts, due_at=now, made_at=now, **reader)
