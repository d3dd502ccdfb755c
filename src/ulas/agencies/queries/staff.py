"""Who works where: officers with their posts, open invitations, what was changed."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from ulas.agencies.actions.staffing.permission import (
    OF_AN_AGENCY,
    gives_all,
    managed_agencies,
    manages_all,
    may_issue,
)
from ulas.agencies.models import SETTING_UP, AdministrationEvent, Agency, Invitation, Officer, Post


@dataclass(frozen=True)
class Colleague:
    """An officer at one agency with the posts held there in one's own right."""

    officer: Officer
    posts: list[Post]


def agencies_of(officer: Officer) -> QuerySet[Agency]:
    """Active agencies whose officers this officer looks after, by name."""
    rows = Agency.objects.filter(active=True)
    return rows if manages_all(officer) else rows.filter(pk__in=managed_agencies(officer))


def colleagues(agency: Agency | None) -> list[Colleague]:
    """Officers with a post at an agency (none: the posts of the city), by name."""
    posts = (
        Post.objects.filter(agency=agency, active=True, borrowed_from=None, officer__is_active=True)
        .select_related("officer__stand_in", "division", "agency")
        .order_by("officer__full_name", "officer_id", "id")
    )
    found: dict[int, Colleague] = {}
    for post in posts:
        found.setdefault(post.officer_id, Colleague(post.officer, [])).posts.append(post)
    return list(found.values())


def colleague(agency: Agency | None, officer_id: int) -> Colleague | None:
    """One officer at an agency."""
    return next((one for one in colleagues(agency) if one.officer.pk == officer_id), None)


def readdressable(officer: Officer, colleagues: Iterable[Colleague]) -> frozenset[int]:
    """Of the colleagues those whose mail address this officer may change, by id."""
    held: dict[int, list[Post]] = {one.officer.pk: [] for one in colleagues}
    posts = Post.objects.filter(officer__in=held, active=True).select_related("agency")
    for post in posts:
        held[post.officer_id].append(post)
    return frozenset(pk for pk, posts in held.items() if gives_all(officer, posts))


def count_officers(agency: Agency) -> int:
    """How many officers hold a post that ends with the agency."""
    posts = Post.objects.filter(agency=agency, role__in=OF_AN_AGENCY, active=True)
    return posts.filter(borrowed_from=None).values("officer").distinct().count()


def open_invitations(agency: Agency | None, now: datetime) -> QuerySet[Invitation]:
    """Invitations to an agency that can still be used, the newest first."""
    return Invitation.objects.open_at(now).filter(agency=agency, officer=None)


def invitations_lost(officer: Officer, agency: Agency | None, now: datetime) -> list[Invitation]:
    """Open links of an officer that end with the officer's posts at an agency (none: the city)."""
    after = copy(officer)
    place = agency.pk if agency else None
    after.active_posts = [post for post in officer.active_posts if post.agency_id != place]
    issued = Invitation.objects.open_at(now).filter(invited_by=officer)
    return [one for one in issued if not may_issue(after, one)]


def without_admin() -> QuerySet[Agency]:
    """Active agencies that have officers no more but can be sent complaints, by name."""
    staffed = Post.objects.filter(role="AGENCY_OFFICER", active=True, officer__is_active=True)
    return Agency.objects.filter(active=True).exclude(pk__in=staffed.values("agency"))


def recent_changes(officer: Officer, count: int = 20) -> QuerySet[AdministrationEvent]:
    """The newest changes about people that the officer may read of: all, or of own agencies."""
    rows = AdministrationEvent.objects.select_related("performed_by", "officer", "agency")
    rows = rows.exclude(kind__in=SETTING_UP)
    if not manages_all(officer):
        rows = rows.filter(agency__in=managed_agencies(officer))
    return rows[:count]


def invitation(invitation_id: int) -> Invitation | None:
    """One invitation, whatever became of it."""
    rows = Invitation.objects.select_related("agency", "division", "officer", "invited_by")
    return rows.filter(pk=invitation_id).first()


def standing_in_for(officer: Officer) -> list[Officer]:
    """Absent colleagues whose posts this officer holds for the time being."""
    lent = Post.objects.filter(officer=officer, active=True).exclude(borrowed_from=None)
    named = Q(pk__in=lent.values("borrowed_from__officer")) | Q(stand_in=officer)
    return list(Officer.objects.filter(named, is_active=True).distinct().order_by("full_name"))
