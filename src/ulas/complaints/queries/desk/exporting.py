"""The filtered list as rows for a file: what the officer sees on the list, and no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from ulas.agencies.models import Officer
from ulas.complaints.models import Complaint, Referral, StepRun
from ulas.complaints.queries.desk.listing import LONG_TEXTS, every
from ulas.complaints.queries.desk.wanted import Wanted
from ulas.complaints.queries.visible import HANDLING
from ulas.sop.terms import Visibility

A_PIECE = 500


@dataclass(frozen=True)
class Exported:
    """A case with those referrals and open runs that the officer may see."""

    complaint: Complaint
    referrals: list[Referral]
    runs: list[StepRun]

    @property
    def due_at(self) -> datetime | None:
        """The nearest deadline that runs."""
        due = [run.due_at for run in self.runs if run.due_at and not run.paused_at]
        return min(due, default=None)


def exported(officer: Officer, wanted: Wanted, now: datetime) -> Iterator[Exported]:
    """All cases that fit, read in pieces, in the order of the list."""
    rows = every(officer, wanted, now).select_related("area", "category").defer(*LONG_TEXTS)
    agencies = Referral.objects.filter(state__in=HANDLING).select_related("agency")
    runs = StepRun.objects.filter(ended_at=None)
    fetched = rows.prefetch_related(
        Prefetch("referrals", queryset=agencies.order_by("sent_at", "id"), to_attr="handling"),
        Prefetch("step_runs", queryset=runs, to_attr="open_runs"),
    )
    own = {post.agency_id for post in officer.active_posts if post.agency_id}
    for complaint in fetched.iterator(chunk_size=A_PIECE):
        yield _seen(complaint, officer, own)


def _seen(complaint: Complaint, officer: Officer, own: set[int]) -> Exported:
    """In a confidential case agencies see themselves only."""
    open_to_all = officer.is_coordinator or complaint.visibility == Visibility.PUBLIC
    handling: list[Referral] = complaint.handling  # type: ignore[attr-defined]
    runs: list[StepRun] = complaint.open_runs  # type: ignore[attr-defined]
    seen = [row for row in handling if open_to_all or row.agency_id in own]
    shown = {row.pk for row in seen}
    whole = officer.is_coordinator
    return Exported(
        complaint,
        seen,
        [run for run in runs if whole or run.referral_id is None or run.referral_id in shown],
    )
