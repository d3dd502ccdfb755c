"""Claiming, settling and resending deliveries; no event, for nothing happens to the case."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from ulas.agencies.models import Officer
from ulas.complaints.casefile import MoveRefused
from ulas.complaints.models import Delivery, DeliveryState
from ulas.sop.terms import COORDINATOR_ROLES, Role

MOST_ATTEMPTS = 8
FIRST_WAIT = timedelta(minutes=1)


def claim_deliveries(*, now: datetime, limit: int = 50, lease_seconds: int = 120) -> list[Delivery]:
    """Take due deliveries for this worker alone, until the lease ends.

    Each row is taken by an update with its old lease as guard, so that two workers never
    hold the same one, on either database.
    """
    lease = now + timedelta(seconds=lease_seconds)
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    due = Delivery.objects.filter(free, state=DeliveryState.PENDING, due_at__lte=now)
    taken = []
    with transaction.atomic():
        for delivery in due.order_by("due_at", "id")[:limit]:
            guard = Delivery.objects.filter(
                pk=delivery.pk, leased_until=delivery.leased_until, state=DeliveryState.PENDING
            )
            if guard.update(leased_until=lease):
                taken.append(delivery.pk)
    return list(
        Delivery.objects.filter(pk__in=taken)
        .select_related("complaint", "complainant", "officer", "agency", "referral__agency")
        .order_by("due_at", "id")
    )


def mark_sent(*, delivery_id: int, now: datetime, remark: str = "") -> None:
    """A delivery went out, or needs no more; `remark` says what an officer should know of it."""
    Delivery.objects.filter(pk=delivery_id).update(
        state=DeliveryState.SENT, sent_at=now, leased_until=None, last_error=remark[:300]
    )


def mark_failed(*, delivery_id: int, now: datetime, error: str) -> None:
    """A delivery failed: try again with growing waits, after the eighth time it is dead."""
    delivery = Delivery.objects.get(pk=delivery_id)
    delivery.attempts += 1
    delivery.last_error = error[:300]
    delivery.leased_until = None
    delivery.due_at = now + FIRST_WAIT * 2 ** (delivery.attempts - 1)
    if delivery.attempts >= MOST_ATTEMPTS:
        delivery.state = DeliveryState.DEAD
    delivery.save()


def resend(*, delivery_id: int, by: Officer, now: datetime) -> None:
    """Send a dead or sent delivery once more.

    Raises:
        MoveRefused: the officer may not, or there is no such delivery.
    """
    if not by.roles & (COORDINATOR_ROLES | {Role.ADMINISTRATOR}):
        raise MoveRefused("Hanya Diskominfo SP yang dapat mengirim ulang.")
    found = Delivery.objects.filter(pk=delivery_id).update(
        state=DeliveryState.PENDING, due_at=now, attempts=0, leased_until=None
    )
    if not found:
        raise MoveRefused("Kiriman ini tidak ditemukan.")
