"""What stays behind when an officer leaves an agency, and with whom."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from ulas.agencies.models import Agency, Division, Officer, Post
from ulas.agencies.queries.staff import invitations_lost
from ulas.complaints.models import Assignment, StepRun
from ulas.complaints.queries.desk.queue import AGENCY_ROLES
from ulas.sop.terms import AssignmentState, ReferralState, Role


@dataclass(frozen=True)
class DivisionLeft:
    """A division's open assignments, and who still answers them; nobody: the agency's admins."""

    division: Division
    assignments: int
    others: list[str]


@dataclass(frozen=True)
class HandOver:
    """Open steps of the agency's queue and who goes on with them.

    `others` are the admins that remain, none where the officer is the last; `stood_in_for`
    those who had named the officer as stand-in; `invitations` how many open links that the
    officer had sent serve no more.
    """

    steps: int
    late: int
    others: list[str]
    is_admin: bool
    divisions: list[DivisionLeft]
    stood_in_for: list[str]
    invitations: int

    @property
    def leaves_nobody(self) -> bool:
        """Whether the agency has no admin afterwards."""
        return self.is_admin and not self.others


def hand_over(officer: Officer, agency: Agency | None, now: datetime) -> HandOver:
    """What an officer's leaving an agency means for its cases; reads, changes nothing."""
    posts = list(
        officer.posts.filter(agency=agency, active=True, borrowed_from=None).select_related(
            "division"
        )
    )
    lost = len(invitations_lost(officer, agency, now))
    if agency is None:
        return HandOver(0, 0, [], False, [], _stood_in_for(officer), lost)
    counts = StepRun.objects.filter(
        ended_at=None, owner_agency=agency, owner_role__in=AGENCY_ROLES
    ).aggregate(steps=Count("pk"), late=Count("pk", filter=Q(due_at__lte=now)))
    return HandOver(
        steps=counts["steps"],
        late=counts["late"],
        others=_others(officer, agency=agency, role=Role.AGENCY_OFFICER),
        is_admin=any(post.role == Role.AGENCY_OFFICER for post in posts),
        divisions=[_left(officer, post.division) for post in posts if post.division],
        stood_in_for=_stood_in_for(officer),
        invitations=lost,
    )


def _left(officer: Officer, division: Division) -> DivisionLeft:
    at_work = Assignment.objects.filter(
        division=division, state=AssignmentState.OPEN, referral__state=ReferralState.SENT
    )
    others = _others(officer, division=division, role=Role.DIVISION_OFFICER)
    return DivisionLeft(division, at_work.count(), others)


def _others(officer: Officer, **where: object) -> list[str]:
    posts = Post.objects.filter(
        active=True, borrowed_from=None, officer__is_active=True, **where
    ).exclude(officer=officer)
    return list(posts.order_by("officer__full_name").values_list("officer__full_name", flat=True))


def _stood_in_for(officer: Officer) -> list[str]:
    return list(officer.stands_in_for.order_by("full_name").values_list("full_name", flat=True))
