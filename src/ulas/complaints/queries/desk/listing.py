"""The list of cases in an officer's sight, by what the officer asks for.

A list costs the same on a thousand cases as on a hundred thousand: it is counted up to
`MOST_COUNTED` only, and pages end there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery

from ulas.agencies.models import Officer
from ulas.complaints.models import Assignment, Complaint, Referral, StepRun
from ulas.complaints.queries.desk import searching
from ulas.complaints.queries.desk.wanted import Lateness, Sort, Wanted
from ulas.complaints.queries.visible import AT_WORK, HANDLING, visible_to
from ulas.sop.terms import Visibility

MOST_COUNTED = 500
LONG_TEXTS = ("search", "public_body", "public_search", "proposal", "details", "flags")


@dataclass(frozen=True)
class Found:
    """One page of cases, each with `due`, its nearest deadline in sight, or None.

    `count` ends at `MOST_COUNTED` + 1; `loosely` when nothing fitted the text as typed and
    these are cases with words like it.
    """

    rows: Sequence[Complaint]
    count: int
    loosely: bool = False

    @property
    def more(self) -> bool:
        """Whether there are more than are counted."""
        return self.count > MOST_COUNTED


class _Counted(Subquery):
    """How many rows a query gives; counted once, whatever stands around it."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def found(officer: Officer, wanted: Wanted, now: datetime, *, start: int, size: int) -> Found:
    """`size` cases from row `start` on, at most three statements."""
    exact = _page(officer, wanted, now, start, size, loosely=False)
    if exact.rows or not searching.may_be_loose(wanted.text):
        return exact
    return _page(officer, wanted, now, start, size, loosely=True)


def cases(
    officer: Officer, wanted: Wanted, now: datetime, *, loosely: bool = False
) -> QuerySet[Complaint]:
    """Visible cases that fit, in the order asked for."""
    rows = visible_to(officer)
    if wanted.text:
        rows = rows.filter(searching.matching(officer, wanted.text, loosely=loosely))
    if not searching.is_direct(wanted.text):
        rows = _narrowed(rows, wanted, officer, now)
    return _sorted(rows, wanted, officer)


def every(officer: Officer, wanted: Wanted, now: datetime) -> QuerySet[Complaint]:
    """All that the list would show on its pages, however many."""
    exact = cases(officer, wanted, now)
    if not searching.may_be_loose(wanted.text) or exact.exists():
        return exact
    return cases(officer, wanted, now, loosely=True)


def runs_in_sight(officer: Officer) -> QuerySet[StepRun]:
    """Open runs of an outer complaint whose clocks the officer may read.

    In a confidential case agencies do not see each other's.
    """
    runs = StepRun.objects.filter(complaint=OuterRef("pk"), ended_at=None)
    return runs.filter(_seen_run(officer))


def _page(
    officer: Officer, wanted: Wanted, now: datetime, start: int, size: int, *, loosely: bool
) -> Found:
    rows = cases(officer, wanted, now, loosely=loosely)
    counted = rows.order_by().values("pk")[: MOST_COUNTED + 1]
    told = rows.annotate(found=_Counted(counted), nearest=Subquery(_least_due(officer)))
    page = list(told.select_related("area", "category").defer(*LONG_TEXTS)[start : start + size])
    count = page[0].found if page else 0
    return Found(page, count, loosely and bool(page))


def _narrowed(
    rows: QuerySet[Complaint], wanted: Wanted, officer: Officer, now: datetime
) -> QuerySet[Complaint]:
    plain = {
        "state": wanted.state,
        "category__code": wanted.category,
        "area__code": wanted.area,
        "channel": wanted.channel,
    }
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    rows = _by_agency(_by_day(rows, wanted), wanted, officer)
    return _by_step(_by_division(rows, wanted, officer), wanted, officer, now)


def _sorted(rows: QuerySet[Complaint], wanted: Wanted, officer: Officer) -> QuerySet[Complaint]:
    if wanted.sort == Sort.OLDEST:
        return rows.order_by("filed_at", "id")
    if wanted.sort != Sort.LEAST_TIME:
        return rows.order_by("-filed_at", "-id")
    return _by_least_time(rows, officer)


def _by_least_time(rows: QuerySet[Complaint], officer: Officer) -> QuerySet[Complaint]:
    """Cases with a deadline that runs, walked along the index of deadlines."""
    running = {"ended_at": None, "paused_at": None, "due_at__isnull": False}
    joined = Q(**{f"step_runs__{name}": value for name, value in running.items()})
    timed = rows.filter(joined & _seen_run(officer, "step_runs__"))
    timed = timed.alias(run_due=F("step_runs__due_at"), run_pk=F("step_runs__pk"))
    sooner = Q(due_at__lt=OuterRef("run_due")) | Q(
        due_at=OuterRef("run_due"), pk__lt=OuterRef("run_pk")
    )
    other = runs_in_sight(officer).filter(sooner, **running)
    return timed.filter(~Exists(other)).order_by("run_due", "run_pk")


def _seen_run(officer: Officer, prefix: str = "") -> Q:
    """Runs whose clock the officer may read; in confidential cases not another agency's."""
    if officer.is_coordinator:
        return Q()
    own = [post.agency_id for post in officer.active_posts if post.agency_id]
    return (
        Q(**{f"{prefix}complaint__visibility": Visibility.PUBLIC})
        | Q(**{f"{prefix}referral": None})
        | Q(**{f"{prefix}referral__agency__in": own})
    )


def _least_due(officer: Officer) -> QuerySet[StepRun, datetime | None]:
    running = runs_in_sight(officer).filter(due_at__isnull=False, paused_at=None)
    return running.order_by("due_at").values_list("due_at", flat=True)[:1]


def _by_day(rows: QuerySet[Complaint], wanted: Wanted) -> QuerySet[Complaint]:
    zone = ZoneInfo(settings.TIME_ZONE)
    if wanted.since:
        rows = rows.filter(filed_at__gte=datetime.combine(wanted.since, time.min, zone))
    if wanted.until:
        rows = rows.filter(filed_at__lte=datetime.combine(wanted.until, time.max, zone))
    return rows


def _by_agency(rows: QuerySet[Complaint], wanted: Wanted, officer: Officer) -> QuerySet[Complaint]:
    """Cases that an agency handles; in confidential ones another agency is not found."""
    if not wanted.agency:
        return rows
    handled = Referral.objects.filter(
        complaint=OuterRef("pk"), agency__code=wanted.agency, state__in=HANDLING
    )
    seen = rows.filter(Exists(handled))
    if officer.is_coordinator:
        return seen
    own = [post.agency_id for post in officer.active_posts if post.agency_id]
    theirs = Exists(handled.filter(agency__in=own))
    return seen.filter(~Q(visibility=Visibility.CONFIDENTIAL) | Q(theirs))


def _by_division(
    rows: QuerySet[Complaint], wanted: Wanted, officer: Officer
) -> QuerySet[Complaint]:
    """Cases at a division; another agency's assignments, or another division's, are not seen."""
    if not wanted.division:
        return rows
    if not wanted.division.isdecimal():
        return rows.none()
    assigned = Assignment.objects.filter(
        referral__complaint=OuterRef("pk"),
        referral__state__in=HANDLING,
        division=int(wanted.division),
        state__in=AT_WORK,
    )
    if not officer.is_coordinator:
        own = Q(division__agency__in=officer.agency_ids()) | Q(division__in=officer.division_ids())
        assigned = assigned.filter(own)
    return rows.filter(Exists(assigned))


def _by_step(
    rows: QuerySet[Complaint], wanted: Wanted, officer: Officer, now: datetime
) -> QuerySet[Complaint]:
    runs = runs_in_sight(officer)
    late = runs.filter(due_at__lte=now, paused_at=None)
    if wanted.step:
        rows = rows.filter(Exists(runs.filter(step=wanted.step)))
    if wanted.late == Lateness.LATE:
        rows = rows.filter(Exists(late))
    elif wanted.late == Lateness.TODAY:
        tonight = datetime.combine(
            now.astimezone(ZoneInfo(settings.TIME_ZONE)).date() + timedelta(days=1),
            time.min,
            ZoneInfo(settings.TIME_ZONE),
        )
        rows = rows.filter(Exists(runs.filter(due_at__gt=now, due_at__lt=tonight, paused_at=None)))
    elif wanted.late == Lateness.NONE_LATE:
        rows = rows.filter(Exists(runs.filter(due_at__isnull=False)), ~Exists(late))
    return rows
