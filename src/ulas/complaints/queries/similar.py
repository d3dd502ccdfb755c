"""Published complaints near by and recent that may be about the same matter."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from ulas.complaints.models import Complaint
from ulas.routing import Place, merge_score
from ulas.sop.terms import ComplaintState

RECENT = timedelta(days=90)
NEAR_METRES = 500
LOOKED_AT = 60
ALIKE_FROM = 0.3
SHOWN = 3
METRES_A_DEGREE = 111_320


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

    Looks within 500 m of the point where one is given, else within the area; with neither
    it finds nothing, for likeness without a place says little.
    """
    near = _near(area, latitude, longitude)
    if near is None:
        return []
    rows = (
        Complaint.objects.filter(near, released_at__isnull=False, filed_at__gte=now - RECENT)
        .exclude(state=ComplaintState.MERGED)
        .select_related("area")
        .annotate(supporters=Count("supports"))
        .order_by("-filed_at")[:LOOKED_AT]
    )
    here = Place(area or None, None, latitude, longitude)
    found = [_scored(row, text, here, now) for row in rows]
    alike = [one for one in found if one.score >= ALIKE_FROM]
    return sorted(alike, key=lambda one: -one.score)[:SHOWN]


def _near(area: str, latitude: float | None, longitude: float | None) -> Q | None:
    if latitude is not None and longitude is not None:
        high = NEAR_METRES / METRES_A_DEGREE
        wide = high / max(0.1, math.cos(math.radians(latitude)))
        return Q(
            latitude__range=(latitude - high, latitude + high),
            longitude__range=(longitude - wide, longitude + wide),
        )
    return Q(area__code=area) if area else None


def _scored(row: Complaint, text: str, here: Place, now: datetime) -> SimilarComplaint:
    there = Place(row.area.code if row.area else None, None, row.latitude, row.longitude)
    score = merge_score(text, here, now, row.public_body, there, row.filed_at).score
    return SimilarComplaint(
        number=row.number,
        title=row.public_title,
        text=row.public_body,
        area=row.area.name if row.area else "",
        filed_at=row.filed_at,
        supports=row.supporters,  # type: ignore[attr-defined]
        score=score,
    )
