"""The list of cases in an officer's sight, by what the officer asks for."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from ulas.agencies.models import Officer
from ulas.complaints.models import Complaint, Referral, StepRun
from ulas.complaints.queries.visible import HANDLING, visible_to
from ulas.complaints.sealed.numbers import read_number
from ulas.routing import tokens
from ulas.sop.terms import Visibility

MOST_WORDS = 8
LONG_TEXTS = ("search", "public_body", "public_search", "proposal", "details", "flags")
CONTACT = re.compile(r"[0-9]{6,}|@")


@dataclass(frozen=True)
class Wanted:
    """What is asked of the list: codes and days, empty for no filter.

    `late` is "yes" for cases with a step past its deadline now.
    """

    text: str = ""
    state: str = ""
    step: str = ""
    agency: str = ""
    category: str = ""
    area: str = ""
    channel: str = ""
    late: str = ""
    since: date | None = None
    until: date | None = None


def cases(officer: Officer, wanted: Wanted, now: datetime) -> QuerySet[Complaint]:
    """Visible cases that fit, the newest first."""
    rows = visible_to(officer)
    exact = read_number(wanted.text) if wanted.text else None
    if exact:
        return _told(rows.filter(number=exact))
    plain = {
        "state": wanted.state,
        "category__code": wanted.category,
        "area__code": wanted.area,
        "channel": wanted.channel,
    }
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    words = tokens(wanted.text)[:MOST_WORDS]
    if wanted.text and not words:
        return rows.none()
    if not officer.is_coordinator and CONTACT.search(wanted.text):
        # A contact in a text would tell who filed it; only Diskominfo finds by it.
        return rows.none()
    for word in words:
        rows = rows.filter(search__contains=word)
    return _told(_by_step(_by_agency(_by_day(rows, wanted), wanted, officer), wanted, now))


def _told(rows: QuerySet[Complaint]) -> QuerySet[Complaint]:
    return rows.select_related("area", "category").defer(*LONG_TEXTS).order_by("-filed_at", "-id")


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
    found = rows.filter(Exists(handled))
    if officer.is_coordinator:
        return found
    own = [post.agency_id for post in officer.active_posts if post.agency_id]
    theirs = Exists(handled.filter(agency__in=own))
    return found.filter(~Q(visibility=Visibility.CONFIDENTIAL) | Q(theirs))


def _by_step(rows: QuerySet[Complaint], wanted: Wanted, now: datetime) -> QuerySet[Complaint]:
    if not wanted.step and not wanted.late:
        return rows
    runs = StepRun.objects.filter(complaint=OuterRef("pk"), ended_at=None)
    if wanted.step:
        runs = runs.filter(step=wanted.step)
    if wanted.late:
        runs = runs.filter(due_at__lte=now)
    return rows.filter(Exists(runs))
