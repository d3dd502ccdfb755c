"""Declared abnormal periods."""

from ulas.complaints.models import AbnormalPeriod


def declared(count: int = 50) -> list[AbnormalPeriod]:
    """The newest declared periods with their agencies and who declared them."""
    rows = AbnormalPeriod.objects.select_related("declared_by").prefetch_related("agencies")
    return list(rows.order_by("-starts_at", "-id")[:count])
