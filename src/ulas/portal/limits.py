"""Guessing and flooding are slowed down by a table of counts, the same for all processes."""

import hashlib

from django.conf import settings
from django.http import HttpRequest

from ulas.complaints import actions
from ulas.look.visitor import visitor

HOUR = 3600


def within(request: HttpRequest, what: str, limit: int, seconds: int = HOUR) -> bool:
    """Count one try of a visitor; whether it is within the limit of its window.

    The address is hashed with a key, so that the table names nobody.
    """
    grain = f"{settings.SECRET_KEY}:{what}:{visitor(request)}"
    key = f"{what}:{hashlib.sha256(grain.encode()).hexdigest()[:40]}"
    return actions.count_hit(
        key=key,
        now=request.now,  # type: ignore[attr-defined]
        limit=limit,
        window_seconds=seconds,
    )
