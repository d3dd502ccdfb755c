"""Whom a note may call by name: officers who may read it."""

from collections.abc import Collection

from django.db.models import Q

from ulas.agencies.models import Officer
from ulas.complaints.models import Complaint, Referral
from ulas.complaints.queries.desk.sight import Sight
from ulas.complaints.queries.visible import visible_referrals, visible_to
from ulas.sop.terms import COORDINATOR_ROLES


def readers_among(
    names: Collection[str], complaint: Complaint, referral: Referral | None
) -> dict[str, Officer]:
    """By user name: the active officers of these names who may read a note on the case.

    With a referral the note is that agency's and Diskominfo's alone.
    """
    rows = Officer.objects.filter(username__in=names, is_active=True)
    return {one.username: one for one in rows if _may_read(one, complaint, referral)}


def _may_read(officer: Officer, complaint: Complaint, referral: Referral | None) -> bool:
    if not visible_to(officer).filter(pk=complaint.pk).exists():
        return False
    if referral is None or officer.is_coordinator:
        return True
    sight = Sight(officer, complaint, visible_referrals(officer, complaint))
    return referral in sight.own


def colleagues(sight: Sight, limit: int = 12) -> list[Officer]:
    """Officers to offer for a mention: Diskominfo's, and those of the agencies in one's own sight.

    An agency's officer is offered no officers of other agencies.
    """
    agencies = {one.agency_id for one in sight.own}
    posts = Q(posts__role__in=COORDINATOR_ROLES) | Q(posts__agency__in=agencies)
    rows = Officer.objects.filter(posts, posts__active=True, is_active=True)
    return list(rows.exclude(pk=sight.officer.pk).distinct().order_by("full_name")[:limit])
