"""What leaders read: figures by agency and ages, no names and no texts."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from ulas.agencies.models import Officer
from ulas.complaints.models import Complaint, Referral, StepRun
from ulas.sop.terms import FINAL_STATES, ComplaintState, ReferralState, Role

SATURDAY = 5
SETTLED = (*FINAL_STATES, ComplaintState.ANSWERED)
HANDLING = (ReferralState.SENT, ReferralState.ANSWERED)


@dataclass(frozen=True)
class LateAgency:
    """How many open steps of an agency are late; `excused` of them by a declared period."""

    agency: str
    late: int
    excused: int
    oldest_due: datetime


@dataclass(frozen=True)
class OldCase:
    """An open case by number and age only; `agencies` are those that handle it."""

    number: str
    filed_at: datetime
    agencies: list[str]
    step: str
    version: int


@dataclass(frozen=True)
class Week:
    """Counts since Saturday, the city's week for its recap."""

    since: datetime
    filed: int
    answered: int
    closed: int
    rejected: int
    late_now: int


def own_agencies(officer: Officer) -> frozenset[int] | None:
    """Agencies that a leader leads; None for a leader of the whole city and for Diskominfo."""
    posts = [post for post in officer.active_posts if post.role == Role.LEADER]
    if officer.is_coordinator or any(post.agency_id is None for post in posts):
        return None
    return frozenset(post.agency_id for post in posts if post.agency_id)


def late_by_agency(scope: frozenset[int] | None, now: datetime) -> list[LateAgency]:
    """Agencies with late open steps, the most late first; steps of Diskominfo under its post."""
    rows = (
        _late(scope, now)
        .order_by()
        .values("owner_agency__name", "owner_role")
        .annotate(
            late=Count("pk"), excused=Count("pk", filter=Q(excused=True)), oldest=Min("due_at")
        )
    )
    merged: dict[str, LateAgency] = {}
    for row in rows:
        name = row["owner_agency__name"] or row["owner_role"]
        found = merged.get(name) or LateAgency(name, 0, 0, row["oldest"])
        merged[name] = LateAgency(
            name,
            found.late + row["late"],
            found.excused + row["excused"],
            min(found.oldest_due, row["oldest"]),
        )
    return sorted(merged.values(), key=lambda one: (-one.late, one.agency))


def oldest_open(scope: frozenset[int] | None, count: int = 10) -> list[OldCase]:
    """The open cases that were filed first."""
    rows = _cases(scope).exclude(state__in=SETTLED).order_by("filed_at", "id")[:count]
    rows = rows.prefetch_related("referrals__agency", "step_runs")
    found = []
    for row in rows:
        handling = [r.agency.label for r in row.referrals.all() if r.state == ReferralState.SENT]
        steps = [run.step for run in row.step_runs.all() if run.ended_at is None]
        step = steps[0] if steps else ""
        found.append(OldCase(row.number, row.filed_at, handling, step, row.procedure_version_id))
    return found


def this_week(scope: frozenset[int] | None, now: datetime) -> Week:
    """Counts from Saturday 00.00 until now."""
    since = week_start(now)
    counts = _cases(scope).aggregate(
        filed=Count("pk", filter=Q(filed_at__gte=since)),
        answered=Count("pk", filter=Q(answered_at__gte=since)),
        closed=Count("pk", filter=Q(closed_at__gte=since, state=ComplaintState.CLOSED)),
        rejected=Count("pk", filter=Q(closed_at__gte=since, state=ComplaintState.REJECTED)),
    )
    return Week(since=since, late_now=_late(scope, now).count(), **counts)


def week_start(now: datetime) -> datetime:
    """The Saturday on or before a day, at midnight in the city."""
    local = now.astimezone(ZoneInfo(settings.TIME_ZONE))
    back = timedelta(days=(local.weekday() - SATURDAY) % 7)
    return datetime.combine((local - back).date(), time.min, local.tzinfo)


def _late(scope: frozenset[int] | None, now: datetime) -> QuerySet[StepRun]:
    runs = StepRun.objects.filter(ended_at=None, due_at__lte=now).exclude(
        owner_role=Role.COMPLAINANT
    )
    if scope is None:
        return runs
    return runs.filter(owner_agency__in=scope).exclude(complaint__accused_agency__in=scope)


def _cases(scope: frozenset[int] | None) -> QuerySet[Complaint]:
    rows = Complaint.objects.defer("body", "search", "public_body", "public_search", "title")
    if scope is None:
        return rows
    handled = Referral.objects.filter(
        complaint=OuterRef("pk"), agency__in=scope, state__in=HANDLING
    )
    return rows.filter(Exists(handled)).exclude(accused_agency__in=scope)
