"""How well the router decides: its decisions against where the complaints ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import TruncWeek
from django.utils import timezone

from ulas.complaints.models import Referral, RouterDecision
from ulas.routing.quality import AgencyQuality, Decided, Drift, by_agency, drift
from ulas.sop.terms import ReferralState

WEEKS = 12
RECENT = timedelta(days=28)
MOST = 20_000


@dataclass(frozen=True)
class Week:
    """How many first referrals were sent in a week (from its Monday), how many went wrong."""

    monday: date
    sent: int
    misrouted: int

    @property
    def share(self) -> float:
        """Share that went wrong, 0 to 1."""
        return self.misrouted / self.sent if self.sent else 0.0


@dataclass(frozen=True)
class Quality:
    """Figures of the recent four weeks, and how they differ from the eight before them."""

    decided: int
    agencies: tuple[AgencyQuality, ...]
    drift: Drift | None


def misrouted_by_week(now: datetime, weeks: int = WEEKS) -> list[Week]:
    """The share of first referrals that were given back or replaced; weeks without any as well."""
    first = _monday(timezone.localtime(now).date()) - timedelta(weeks=weeks - 1)
    rows = (
        Referral.objects.filter(replaces=None, sent_at__date__gte=first, sent_at__lte=now)
        .annotate(week=TruncWeek("sent_at"))
        .values("week")
        .annotate(
            sent=Count("pk", distinct=True),
            misrouted=Count(
                "pk",
                filter=Q(state=ReferralState.RETURNED) | Q(replaced_by__isnull=False),
                distinct=True,
            ),
        )
    )
    found = {row["week"].date(): row for row in rows}
    mondays = (first + timedelta(weeks=number) for number in range(weeks))
    return [
        Week(monday, found[monday]["sent"], found[monday]["misrouted"])
        if monday in found
        else Week(monday, 0, 0)
        for monday in mondays
    ]


def quality(now: datetime) -> Quality:
    """Quality by agency in the recent weeks, and drift."""
    rows = _decided(now - 3 * RECENT, now)
    recent = [each for at, each in rows if at > now - RECENT]
    before = [each for at, each in rows if at <= now - RECENT]
    return Quality(len(recent), by_agency(recent), drift(before, recent))


def _decided(since: datetime, until: datetime) -> Sequence[tuple[datetime, Decided]]:
    """(when, decision) of those whose complaint has an agency that keeps or answered it."""
    home = Referral.objects.filter(
        complaint=OuterRef("complaint"),
        state__in=(ReferralState.SENT, ReferralState.ANSWERED),
        replaced_by=None,
    ).order_by("-sent_at")
    rows = (
        RouterDecision.objects.filter(at__gt=since, at__lte=until)
        .exclude(first="")
        .annotate(home=Subquery(home.values("agency__code")[:1]))
        .exclude(home=None)
        .order_by("-at")
        .values_list("at", "first", "confidence", "home", "complaint__bounces", "complaint_id")
    )
    last: dict[int, tuple[datetime, Decided]] = {}
    for at, first, confidence, actual, bounces, complaint_id in rows[:MOST]:
        last.setdefault(complaint_id, (at, Decided((first,), confidence, actual, bounces)))
    return list(last.values())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
