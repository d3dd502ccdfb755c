"""Verbs of the nightly training: claim a date, say how it ended."""

from datetime import date, datetime

from ulas.complaints.models import RouterTraining


def begin_training(*, day: date, now: datetime) -> bool:
    """Claim the training of a date; False when another worker has it."""
    _, fresh = RouterTraining.objects.get_or_create(day=day, defaults={"started_at": now})
    return fresh


def end_training(*, day: date, now: datetime, outcome: str, remark: str = "") -> None:
    """Say how the training of a date ended, once: the first ending stands."""
    RouterTraining.objects.filter(day=day, ended_at=None).update(
        ended_at=now, outcome=outcome, remark=remark[:300]
    )
