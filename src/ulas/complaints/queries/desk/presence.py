"""Who else has a case open now, as far as this officer may know of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ulas.agencies.models import Officer
from ulas.complaints.models import Presence
from ulas.complaints.queries.desk.sight import Sight
from ulas.sop.terms import COORDINATOR_ROLES

FRESH = timedelta(minutes=3)


@dataclass(frozen=True)
class Present:
    """An officer at the case: since when unheard of, and the move whose form is open."""

    officer: Officer
    verb: str
    seen_at: datetime


def others_present(sight: Sight, now: datetime) -> list[Present]:
    """Officers who had the case open within the last three minutes, the newest first.

    An agency is told of Diskominfo and of those whose part of the case it may see: not of an
    agency that gave the case back, and of no other agency in a confidential case.
    """
    rows = (
        Presence.objects.filter(complaint=sight.complaint, seen_at__gt=now - FRESH)
        .exclude(officer=sight.officer.pk)
        .filter(officer__is_active=True)
        .select_related("officer")
        .order_by("-seen_at")
    )
    if not sight.all:
        rows = rows.prefetch_related("officer__posts")
    return [Present(row.officer, row.verb, row.seen_at) for row in rows if _may_know(sight, row)]


def _may_know(sight: Sight, row: Presence) -> bool:
    if sight.all:
        return True
    agencies = {referral.agency_id for referral in sight.referrals}
    posts = [post for post in row.officer.posts.all() if post.active]
    return any(post.role in COORDINATOR_ROLES or post.agency_id in agencies for post in posts)
