"""Published complaints near by and recent that may be about the same matter."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from ulas.complaints.models import Complaint
from ulas.complaints.queries.alike import sharing
from ulas.routing import Matter, Place, block_numbers, merge_score
from ulas.sop.terms import ComplaintState

RECENT = timedelta(days=90)
ALIKE_FROM = 0.3
ALIKE_WITHOUT_PLACE = 0.5
SHOWN = 3


@dataclass(frozen=True)
class SimilarComplaint:
    """A published complaint like the one being written."""

    number: str
    title: str
    text: str
    area: str
    filed_at: datetime
    supports: int
    score: float


def similar(
    text: str,
    now: datetime,
    *,
    area: str = "",
    latitude: float | None = None,
    longitude: float | None = None,
) -> list[SimilarComplaint]:
    """At most three published complaints like `text`, best first; one statement.

    Found by shared words, words in the area, or a near point. Without a place only a text that
    is much alike counts.
    """
    here = Matter(text, Place(area or None, None, latitude, longitude), now)
    keys = block_numbers(text, here.place)
    rows = (
        Complaint.objects.filter(pk__in=sharing(keys, now - RECENT, now), released_at__isnull=False)
        .exclude(state=ComplaintState.MERGED)
        .select_related("area")
        .annotate(supporters=Count("supports"))
    )
    placed = area or here.place.point is not None
    least = ALIKE_FROM if placed else ALIKE_WITHOUT_PLACE
    found = [_scored(row, here) for row in rows]
    alike = [one for one in found if one.score >= least]
    return sorted(alike, key=lambda one: (-one.score, one.number))[:SHOWN]


def _scored(row: Complaint, here: Matter) -> SimilarComplaint:
    there = Place(row.area.code if row.area else None, None, row.latitude, row.longitude)
    score = merge_score(here, Matter(row.public_body, there, row.filed_at)).score
    return SimilarComplaint(
        number=row.number,
        title=row.public_title,
        text=row.public_body,
        area=row.area.name if row.area else "",
        filed_at=row.filed_at,
        supports=row.supporters,  # type: ignore[attr-defined]
        score=score,
    )
