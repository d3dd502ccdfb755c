"""The outbox as those see it who look after it."""

from django.db.models import Count, QuerySet

from ulas.complaints.models import Delivery, DeliveryState

ABOUT = ("complaint", "complainant", "officer", "agency", "referral__agency")


def deliveries(state: str = "") -> QuerySet[Delivery]:
    """Deliveries, the newest first; of one state where it is named."""
    rows = Delivery.objects.select_related(*ABOUT).order_by("-made_at", "-id")
    return rows.filter(state=state) if state in DeliveryState.values else rows


def counts() -> dict[str, int]:
    """How many deliveries there are of each state."""
    rows = Delivery.objects.order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(DeliveryState.values, 0) | dict(rows)


def one(pk: int) -> Delivery | None:
    """A delivery with what its letter needs."""
    return Delivery.objects.select_related(*ABOUT).filter(pk=pk).first()
