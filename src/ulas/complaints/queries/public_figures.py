"""Figures that anybody may see, of an agency, a kelurahan or a category.

They count every complaint, also those whose text nobody may read; below `FEW` they are not
told, so that no figure points at a person. A promise counts where somebody here could keep it: not
for a complaint that was withdrawn, merged or closed in silence, nor for imported minutes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Avg, Count, F, Q

from ulas.complaints.models import Complaint, Feedback, ServiceTarget
from ulas.complaints.queries.standing import ANSWERED, CLOSED_UNANSWERED
from ulas.sop.terms import ComplaintState, ReferralState

YEAR = timedelta(days=365)
FEW = 5
PROMISE = "follow_up"
LET_GO = CLOSED_UNANSWERED | Q(state__in=(ComplaintState.WITHDRAWN, ComplaintState.MERGED))
LIVE = (ReferralState.SENT, ReferralState.ANSWERED)


@dataclass(frozen=True)
class Figures:
    """Of the last 365 days; None where there are too few to tell.

    `answered` leaves out what was closed without an answer; `in_time` is the share (0 to 100) of
    complaints whose promised follow-up was kept, of those whose promise is kept or past; `rating`
    the mean from 1 to 5.
    """

    filed: int
    answered: int
    in_time: int | None
    rating: float | None
    ratings: int

    @property
    def enough(self) -> bool:
        """Whether there are enough complaints to tell anything."""
        return self.filed >= FEW


def of_agency(code: str, now: datetime) -> Figures:
    """Complaints that an agency handles or has answered."""
    return _figures(Q(referrals__agency__code=code, referrals__state__in=LIVE), now)


def of_area(code: str, now: datetime) -> Figures:
    """Complaints about places in a kelurahan."""
    return _figures(Q(area__code=code), now)


def of_category(code: str, now: datetime) -> Figures:
    """Complaints of a category."""
    return _figures(Q(category__code=code), now)


def _figures(about: Q, now: datetime) -> Figures:
    """Three statements: complaints, promises, ratings."""
    mine = Complaint.objects.filter(about, filed_at__gte=now - YEAR).values("pk")
    counts = Complaint.objects.filter(pk__in=mine).aggregate(
        filed=Count("pk"), answered=Count("pk", filter=ANSWERED)
    )
    kept = Q(met_at__lte=F("due_at"))
    promised = ServiceTarget.objects.filter(
        complaint__in=mine.exclude(LET_GO), key=PROMISE, excused=False
    )
    promises = promised.aggregate(
        all=Count("pk", filter=Q(met_at__isnull=False) | Q(due_at__lt=now)),
        kept=Count("pk", filter=kept),
    )
    ratings = Feedback.objects.filter(complaint__in=mine).aggregate(
        mean=Avg("rating"), count=Count("pk")
    )
    return Figures(
        filed=counts["filed"],
        answered=counts["answered"],
        in_time=round(100 * promises["kept"] / promises["all"]) if promises["all"] >= FEW else None,
        rating=round(ratings["mean"], 1) if ratings["count"] >= FEW else None,
        ratings=ratings["count"],
    )
