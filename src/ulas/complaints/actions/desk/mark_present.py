"""Verb: an officer has a case open."""

from datetime import datetime

from ulas.agencies.models import Officer
from ulas.complaints.models import Presence


def mark_present(*, complaint_id: int, officer: Officer, now: datetime, verb: str = "") -> None:
    """Note who has the case open now; the row runs out by itself (queries/desk/presence.py)."""
    row = Presence(complaint_id=complaint_id, officer=officer, verb=verb, seen_at=now)
    Presence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["complaint", "officer"],
        update_fields=["verb", "seen_at"],
    )
