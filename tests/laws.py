"""What must hold for every complaint after every verb, told as lines; empty when all is well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from ulas.agencies.models import Post
from ulas.clock import Basis, Pause, deadline, elapsed
from ulas.complaints.casefile import chain
from ulas.complaints.models import Assignment, Complaint, Event, StepRun
from ulas.sop.terms import FINAL_STATES, Role

# A complaint may wait in a final state for something that nobody is late with.
MAY_STAY_OPEN = {"MERGED": {"merged"}, "REJECTED": {"objection"}}
HOLDERS = {Role.INFORMATION_CLERK, Role.POLICY_REVIEWER}


def broken(complaint: Complaint) -> list[str]:
    """Every law that a complaint breaks now."""
    runs = list(complaint.step_runs.select_related("calendar_revision", "owner_agency", "referral"))
    found = chain.faults(complaint, complaint.events.order_by("seq"))
    found += [f"{complaint.number}: {line}" for line in _ownership(complaint, runs)]
    for run in runs:
        found += [f"{complaint.number} {run.step} {run.pk}: {line}" for line in _clock(run)]
    found += [f"{complaint.number}: {line}" for line in _no_gap(complaint, runs)]
    return found


def broken_anywhere() -> list[str]:
    """The same for all complaints of the town."""
    return [line for one in Complaint.objects.order_by("id") for line in broken(one)]


def _ownership(complaint: Complaint, runs: list[StepRun]) -> Iterator[str]:
    """Everything that is not final has an open step, and each open step somebody who acts."""
    still_open = [run for run in runs if run.ended_at is None]
    if complaint.state in FINAL_STATES:
        left = {run.step for run in still_open} - MAY_STAY_OPEN.get(complaint.state, set())
        if left:
            yield f"{complaint.state}, yet {sorted(left)} run on"
        return
    if not still_open:
        yield f"{complaint.state} without an open step"
    for run in still_open:
        if not _acts(complaint, run):
            yield f"{run.step} is owned by {run.owner_role} {run.owner_agency}, where nobody acts"
    for referral in complaint.referrals.filter(ended_at=None):
        if not any(run.referral_id == referral.pk for run in still_open):
            yield f"the referral to {referral.agency} is {referral.state} without an open step"


def _acts(complaint: Complaint, run: StepRun) -> bool:
    if run.owner_role == Role.SYSTEM:
        return complaint.automatic_at is not None
    if run.owner_role == Role.COMPLAINANT:
        return run.due_at is not None
    posts = Post.objects.filter(role=run.owner_role, active=True, officer__is_active=True)
    if run.owner_role in HOLDERS:
        return posts.exists()
    if run.owner_role == Role.DIVISION_OFFICER:
        mine = Assignment.objects.filter(referral=run.referral, state="OPEN")
        posts = posts.filter(division__in=mine.values("division"))
    return posts.filter(agency=run.owner_agency).exists()


def _clock(run: StepRun) -> Iterator[str]:
    """Stored minutes and deadlines are what the run's own calendar says of its own times."""
    pauses = [Pause(one.started_at, one.ended_at, one.reason) for one in run.pauses.all()]
    stands_still = [one for one in pauses if one.end is None]
    if bool(stands_still) != (run.paused_at is not None):
        yield "the run and its pauses disagree on whether the clock stands still"
    calendar, basis = run.calendar_revision.calendar(), Basis(run.basis)
    if run.limit_minutes is not None and not stands_still:
        left = max(run.limit_minutes - run.carried_seconds / 60, 0)
        due = deadline(calendar, run.started_at, left, basis=basis, pauses=pauses)
        if due is None or run.due_at is None or abs(due - run.due_at) > timedelta(seconds=1):
            yield f"due {run.due_at}, the calendar says {due}"
    if run.ended_at is None:
        return
    counted = elapsed(calendar, run.started_at, run.ended_at, basis=basis, pauses=pauses)
    if run.seconds != int(counted.total_seconds()):
        yield f"{run.seconds} s stored, {counted.total_seconds()} s by the calendar"
    if run.overdue != (run.due_at is not None and run.ended_at > run.due_at):
        yield f"overdue is {run.overdue}, due {run.due_at}, ended {run.ended_at}"


def _no_gap(complaint: Complaint, runs: list[StepRun]) -> Iterator[str]:
    """From the first step on, some step runs at every moment in which the case is not final."""
    reached: datetime | None = None
    for run in sorted(runs, key=lambda one: (one.started_at, one.pk)):
        if reached is not None and run.started_at > reached:
            left = Event.objects.filter(complaint=complaint, at__gte=reached, at__lt=run.started_at)
            if not left.filter(kind__in=("REJECTED", "CLOSED", "FEEDBACK_GIVEN")).exists() and not (
                left.filter(kind="REJECTION_UPHELD").exists()
            ):
                yield f"no step between {reached} and {run.started_at}"
        if run.ended_at is None:
            return
        reached = max(reached or run.ended_at, run.ended_at)
