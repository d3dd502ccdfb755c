"""Verb: an officer puts the tour of the first page away, or asks for it again."""

from datetime import datetime

from ulas.agencies.models import Officer


def put_away_tour(*, officer: Officer, now: datetime, again: bool = False) -> None:
    """Remember that the tour was seen; `again` shows it anew. No event: it is nobody's right."""
    Officer.objects.filter(pk=officer.pk).update(toured_at=None if again else now)
