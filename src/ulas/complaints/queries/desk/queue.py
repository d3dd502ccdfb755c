"""Which open steps wait for an officer, the least time left first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from ulas.agencies.models import Officer
from ulas.complaints.models import Assignment, StepRun
from ulas.complaints.queries.desk.staffing import agency_unstaffed, role_unstaffed
from ulas.sop.terms import COORDINATOR_ROLES, AssignmentState, Role

AGENCY_ROLES = (Role.AGENCY_OFFICER, Role.DIVISION_OFFICER)
LONG_TEXTS = ("search", "public_body", "public_search", "proposal", "details", "flags")


@dataclass(frozen=True)
class StepCount:
    """How many runs of a step wait, how many are late, and a version of the SOP that names it."""

    step: str
    version: int
    waiting: int
    late: int


def waiting_for(officer: Officer, now: datetime) -> QuerySet[StepRun]:
    """Open runs that wait for this officer.

    Diskominfo's posts own their own steps, those of an agency without an active officer, and
    what the system should have done by now. An agency officer owns what waits at the agency
    or, shown as such, at one of its divisions; a division officer what is assigned to the
    division. A complaint about the own agency's staff never shows.
    """
    open_runs = StepRun.objects.filter(ended_at=None)
    mine = _coordinators(officer, now) | _agencies(officer) | _divisions(officer)
    if not mine:
        return open_runs.none()
    found = open_runs.filter(mine)
    return found if officer.is_coordinator else found.exclude(_accused(officer))


def in_order(runs: QuerySet[StepRun]) -> QuerySet[StepRun]:
    """The runs with what a row of the queue tells; paused ones and those without limit last."""
    about = ("complaint__area", "complaint__category", "referral__agency", "owner_agency")
    return (
        runs.select_related(*about)
        .defer(*(f"complaint__{name}" for name in LONG_TEXTS))
        .order_by(F("due_at").asc(nulls_last=True), "id")
    )


def counted(runs: QuerySet[StepRun], now: datetime) -> list[StepCount]:
    """Counts by step, in one statement."""
    rows = (
        runs.order_by()
        .values("step")
        .annotate(
            version=Max("complaint__procedure_version"),
            waiting=Count("pk"),
            late=Count("pk", filter=Q(due_at__lte=now)),
        )
    )
    return [StepCount(**row) for row in rows.order_by("step")]


def _coordinators(officer: Officer, now: datetime) -> Q:
    held = officer.roles & COORDINATOR_ROLES
    if not held:
        return Q()
    mine = Q(owner_role__in=held) | agency_unstaffed()
    for other in COORDINATOR_ROLES - held:
        mine |= Q(owner_role=other) & role_unstaffed(other)
    return mine | Q(owner_role=Role.SYSTEM, due_at__lte=now)


def _agencies(officer: Officer) -> Q:
    agencies = officer.agency_ids()
    if not agencies:
        return Q()
    return Q(owner_role__in=AGENCY_ROLES, owner_agency__in=agencies)


def _divisions(officer: Officer) -> Q:
    divisions = officer.division_ids()
    if not divisions:
        return Q()
    assigned = Assignment.objects.filter(
        referral=OuterRef("referral"), division__in=divisions, state=AssignmentState.OPEN
    )
    return Q(owner_role=Role.DIVISION_OFFICER) & Q(Exists(assigned))


def _accused(officer: Officer) -> Q:
    own = [post.agency_id for post in officer.active_posts if post.agency_id]
    return Q(complaint__accused_agency__in=own)
