"""Complaints that may be about the same matter, for the officer who decides whether to merge."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from ulas.complaints.models import Complaint
from ulas.complaints.queries.alike import sharing
from ulas.complaints.queries.routing import matter_of
from ulas.routing import Matter, block_numbers, merge_score
from ulas.sop.terms import FINAL_STATES

RECENT = timedelta(days=60)
ALIKE_FROM = 0.25


@dataclass(frozen=True)
class MergeCandidate:
    """A running complaint with how alike it is (0 to 1) and why, in sentences."""

    complaint: Complaint
    score: float
    reasons: tuple[str, ...]


def merge_candidates(complaint: Complaint, limit: int = 5) -> list[MergeCandidate]:
    """Running complaints of about the same days that may be the same matter, best first.

    For the two posts at Diskominfo, who see every case. Only complaints that `merge` would
    take are named: same visibility, same accused agency, not ended. One statement finds those
    that share words, words in one area, or a spot; the router's likeness ranks them.
    """
    here = matter_of(complaint)
    found = []
    for row in _meeting(complaint, here):
        alike = merge_score(here, matter_of(row))
        if alike.score >= ALIKE_FROM:
            found.append(MergeCandidate(row, alike.score, alike.reasons))
    return sorted(found, key=lambda one: (-one.score, one.complaint.number))[:limit]


def _meeting(complaint: Complaint, here: Matter) -> QuerySet[Complaint]:
    about = complaint.filed_at
    keys = block_numbers(here.text, here.place)
    rows = Complaint.objects.filter(
        pk__in=sharing(keys, about - RECENT, about + RECENT),
        visibility=complaint.visibility,
        accused_agency=complaint.accused_agency_id,
    )
    running = rows.exclude(pk=complaint.pk).exclude(state__in=FINAL_STATES)
    return running.select_related("area__parent", "category")
