"""Other cases near by and of about the same days, as far as the officer may open them."""

import math
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from ulas.agencies.models import Officer
from ulas.complaints.models import Complaint
from ulas.complaints.queries.routing import matter_of
from ulas.complaints.queries.visible import visible_to
from ulas.routing import Matter, merge_score
from ulas.sop.terms import FINAL_STATES, ComplaintState

RECENT = timedelta(days=60)
NEAR_METRES = 300
METRES_A_DEGREE = 111_320
LOOKED_AT = 100
ALIKE_FROM = 0.25
SHOWN = 5
UNWANTED = (ComplaintState.WITHDRAWN, ComplaintState.REJECTED)


@dataclass(frozen=True)
class NearCase:
    """A case with its distance (None without points), how alike it is (0 to 1) and why.

    `joinable`: it still runs and `merge` would take the two together.
    """

    complaint: Complaint
    metres: int | None
    score: float
    reasons: tuple[str, ...]
    joinable: bool


def near_cases(officer: Officer, complaint: Complaint) -> list[NearCase]:
    """At most five cases near by, the most alike first; one statement."""
    if complaint.erased_at is not None:
        return []
    here = matter_of(complaint)
    found = [_weighed(complaint, here, row) for row in _near_by(officer, complaint)]
    alike = [one for one in found if one.score >= ALIKE_FROM or _next_door(complaint, one)]
    return sorted(alike, key=lambda one: (-one.score, one.complaint.number))[:SHOWN]


def metres_between(
    latitude: float | None, longitude: float | None, to_lat: float | None, to_lon: float | None
) -> int | None:
    """Distance of two points of the city in metres; None where one is not known."""
    if latitude is None or longitude is None or to_lat is None or to_lon is None:
        return None
    wide = math.cos(math.radians(latitude)) * (longitude - to_lon)
    return round(math.hypot(latitude - to_lat, wide) * METRES_A_DEGREE)


def _weighed(complaint: Complaint, here: Matter, row: Complaint) -> NearCase:
    alike = merge_score(here, matter_of(row))
    same = (row.visibility, row.accused_agency_id)
    return NearCase(
        complaint=row,
        metres=metres_between(complaint.latitude, complaint.longitude, row.latitude, row.longitude),
        score=alike.score,
        reasons=alike.reasons,
        joinable=row.state not in FINAL_STATES
        and same == (complaint.visibility, complaint.accused_agency_id),
    )


def _next_door(complaint: Complaint, one: NearCase) -> bool:
    same = one.complaint.category_id == complaint.category_id and one.complaint.category_id
    return bool(same) and one.metres is not None and one.metres <= NEAR_METRES


def _near_by(officer: Officer, complaint: Complaint) -> QuerySet[Complaint]:
    about = complaint.filed_at
    rows = visible_to(officer).filter(
        same_place(complaint, NEAR_METRES),
        filed_at__range=(about - RECENT, about + RECENT),
        erased_at=None,
    )
    others = rows.exclude(pk=complaint.pk).exclude(state__in=UNWANTED)
    return others.select_related("area__parent", "category").order_by("-filed_at")[:LOOKED_AT]


def same_place(complaint: Complaint, metres: int) -> Q:
    """In its area, or within so many metres of its point; without either, of its category."""
    wanted = Q()
    if complaint.area_id is not None:
        wanted |= Q(area=complaint.area_id)
    if complaint.latitude is not None and complaint.longitude is not None:
        high = metres / METRES_A_DEGREE
        wide = high / max(0.1, math.cos(math.radians(complaint.latitude)))
        wanted |= Q(
            latitude__range=(complaint.latitude - high, complaint.latitude + high),
            longitude__range=(complaint.longitude - wide, complaint.longitude + wide),
        )
    return wanted or Q(category=complaint.category_id)
