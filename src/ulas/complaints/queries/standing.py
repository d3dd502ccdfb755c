"""How far a complaint is, as the public is told: in a list, on the map and in the figures."""

from enum import StrEnum

from django.db.models import Case, Q, Value, When

from ulas.sop.terms import ComplaintState


class Standing(StrEnum):
    """What a visitor reads and may ask for; ENDED is rejected, withdrawn or never answered."""

    ANSWERED = "dijawab"
    OPEN = "diproses"
    ENDED = "ditutup"


ANSWERED = Q(state__in=(ComplaintState.ANSWERED, ComplaintState.CLOSED), answered_at__isnull=False)
CLOSED_UNANSWERED = Q(state=ComplaintState.CLOSED, answered_at=None)
ENDED = CLOSED_UNANSWERED | Q(state__in=(ComplaintState.REJECTED, ComplaintState.WITHDRAWN))

STANDING = Case(
    When(ANSWERED, then=Value(Standing.ANSWERED.value)),
    When(ENDED, then=Value(Standing.ENDED.value)),
    default=Value(Standing.OPEN.value),
)
"""The standing as a column of a query over complaints."""
