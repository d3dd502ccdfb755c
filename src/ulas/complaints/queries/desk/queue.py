"""Which open steps wait for an officer, the least time left first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from ulas.agencies.models import Officer
from ulas.complaints.models import Assignment, Complaint, Event, StepRun
from ulas.complaints.queries.desk.staffing import agency_unstaffed, role_unstaffed
from ulas.complaints.queries.procedures import limits_in_minutes
from ulas.sop.terms import COORDINATOR_ROLES, AssignmentState, Role

AGENCY_ROLES = (Role.AGENCY_OFFICER, Role.DIVISION_OFFICER)
# Steps in which a division works on its disposition; who owns them was settled when they began.
AT_DIVISIONS = ("answer", "follow_up")
LONG_TEXTS = ("search", "public_body", "public_search", "proposal", "details", "flags")
MOST_COUNTED = 500


# Events that bring something back to a desk; the run that they started says so.
CAME_BACK = (
    "RETURNED",
    "RETURN_REFUSED",
    "ASSIGNMENT_RETURNED",
    "ANSWER_RETURNED",
    "REOPENED",
    "REINSTATED",
    "OBJECTED",
)
SOON_LEAST = timedelta(minutes=15)
SOON_SHARE = timedelta(seconds=12)
"""The last fifth of a limit, for each of its minutes; the pill of a row says "soon" alike."""


@dataclass(frozen=True)
class StepCount:
    """How many runs of a step wait, and a version of the SOP that names it.

    Of those waiting: how many are late, will soon be late, or came back.
    """

    step: str
    version: int
    waiting: int
    late: int
    soon: int
    back: int


def waiting_for(officer: Officer, now: datetime) -> QuerySet[StepRun]:
    """Open runs that wait for this officer.

    Diskominfo's posts own their own steps, those of an agency without an active officer, and
    what the system should have done by now. An agency officer owns what waits at the agency
    or, shown as such, at one of its divisions; a division officer what is assigned to the
    division, whoever owns the step. A complaint about the own agency's staff never shows.
    """
    open_runs = StepRun.objects.filter(ended_at=None)
    mine = _coordinators(officer, now) | _agencies(officer) | _divisions(officer)
    if not mine:
        return open_runs.none()
    found = open_runs.filter(mine)
    return found if officer.is_coordinator else found.exclude(_accused(officer))


def in_order(runs: QuerySet[StepRun]) -> QuerySet[StepRun]:
    """The runs with what a row of the queue tells; paused ones and those without limit last.

    `came_back` is the kind of the event that brought the run back to this desk, else None.
    """
    about = ("complaint__area", "complaint__category", "referral__agency", "owner_agency")
    told = (
        runs.annotate(came_back=Subquery(_bringing_back().values("kind")[:1]))
        .select_related(*about)
        .defer(*(f"complaint__{name}" for name in LONG_TEXTS))
    )
    return in_time(told)


def in_time(runs: QuerySet[StepRun]) -> QuerySet[StepRun]:
    """The runs by what is left of their time."""
    return runs.order_by(F("due_at").asc(nulls_last=True), "id")


def counted(runs: QuerySet[StepRun], now: datetime) -> list[StepCount]:
    """Counts by step, in one statement; of more than `MOST_COUNTED` those with the least time.

    Whoever has more waiting than that is told so by the page, not by a number that costs more
    the longer the queue is.
    """
    first = in_time(runs).values("pk")[:MOST_COUNTED]
    rows = (
        StepRun.objects.filter(pk__in=first)
        .alias(is_back=Exists(_bringing_back()))
        .values("step")
        .annotate(
            version=Max("complaint__procedure_version"),
            waiting=Count("pk"),
            late=Count("pk", filter=late(now)),
            soon=Count("pk", filter=soon(now)),
            back=Count("pk", filter=Q(is_back=True)),
        )
    )
    return [StepCount(**row) for row in rows.order_by("step")]


def late(now: datetime) -> Q:
    """Runs past their limit whose clock runs."""
    return Q(due_at__lte=now, paused_at=None)


def soon(now: datetime) -> Q:
    """Runs in the last fifth of their limit, at least the last quarter of an hour."""
    near = Q(due_at__lte=now + SOON_LEAST)
    for minutes in limits_in_minutes():
        share = SOON_SHARE * minutes
        if share > SOON_LEAST:
            near |= Q(limit_minutes=minutes, due_at__lte=now + share)
    return Q(due_at__gt=now, paused_at=None) & near


def came_back(runs: QuerySet[StepRun]) -> QuerySet[StepRun]:
    """Those of the runs that an event brought back."""
    return runs.filter(Exists(_bringing_back()))


def _bringing_back() -> QuerySet[Event]:
    """The event that started a run by bringing it back: same case, same instant."""
    return Event.objects.filter(
        complaint=OuterRef("complaint"), at=OuterRef("started_at"), kind__in=CAME_BACK
    ).order_by("-seq")


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
    return Q(step__in=AT_DIVISIONS) & Q(Exists(assigned))


def _accused(officer: Officer) -> Q:
    own = [post.agency_id for post in officer.active_posts if post.agency_id]
    return Q(complaint__in=Complaint.objects.filter(accused_agency__in=own).values("pk"))
