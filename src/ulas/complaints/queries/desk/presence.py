"""Who else has a case open now, as far as this officer may know of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ulas.agencies.models import Officer
from ulas.complaints.models import Presence
from ulas.complaints.queries.desk.sight import Sight
from ulas.sop.terms import Visibility

FRESH = timedelta(minutes=3)


@dataclass(frozen=True)
class Present:
    """An officer at the case: since when unheard of, and the move whose form is open."""

    officer: Officer
    verb: str
    seen_at: datetime


def others_present(sight: Sight, now: datetime) -> list[Present]:
    """Officers who had the case open within the last three minutes, the newest first.

    Agencies of a confidential case do not know of each other: there an officer is told only of
    Diskominfo and of colleagues.
    """
    rows = (
        Presence.objects.filter(complaint=sight.complaint, seen_at__gt=now - FRESH)
        .exclude(officer=sight.officer.pk)
        .filter(officer__is_active=True)
        .select_related("officer")
        .order_by("-seen_at")
    )
    return [Present(row.officer, row.verb, row.seen_at) for row in rows if _may_know(sight, row)]


def _may_know(sight: Sight, row: Presence) -> bool:
    if sight.all or sight.complaint.visibility != Visibility.CONFIDENTIAL:
        return True
    own = {post.agency_id for post in sight.officer.active_posts}
    theirs = row.officer.active_posts
    return any(post.agency_id is None or post.agency_id in own for post in theirs)
