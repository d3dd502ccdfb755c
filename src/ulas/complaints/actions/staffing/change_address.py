"""Verb: an officer's mail address is set or changed; the old and the new one are told."""

from datetime import datetime

from django.db import transaction

from ulas.agencies.actions.staffing.put_address import put_address
from ulas.agencies.models import AddressChange, Officer
from ulas.complaints.actions.staffing.letters import tell_addresses


def change_address(*, officer_id: int, email: str, by: Officer, now: datetime) -> AddressChange:
    """Change where an officer is reached, and say so there and at the address before it.

    Raises:
        AdministrationRefused: see `put_address`.
    """
    with transaction.atomic():
        made = put_address(officer_id=officer_id, email=email, by=by, now=now)
        tell_addresses("address_changed", made, now)
    return made
