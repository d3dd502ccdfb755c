"""What must hold for every complaint after every verb, told as lines; empty when all is well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from ulas.agencies.models import Officer
from ulas.clock import Basis, Pause, deadline, elapsed
from ulas.complaints.casefile import chain
from ulas.complaints.models import Complaint, Event, StepRun
from ulas.complaints.queries.desk.queue import waiting_for
from ulas.sop.terms import FINAL_STATES, Role

# A complaint may wait in a final state for something that nobody is late with.
MAY_STAY_OPEN = {"MERGED": {"merged"}, "REJECTED": {"objection"}}
# Where open referrals belong: somebody at an agency works, or Diskominfo decides about one.
WITH_REFERRALS = {"REFERRED"}


def broken(complaint: Complaint, queued: set[int]) -> list[str]:
    """Every law that a complaint breaks; `queued` are ids of runs in some officer's queue."""
    runs = list(complaint.step_runs.select_related("calendar_revision", "owner_agency", "referral"))
    found = chain.faults(complaint, complaint.events.order_by("seq"))
    found += [f"{complaint.number}: {line}" for line in _ownership(complaint, runs, queued)]
    for run in runs:
        found += [f"{complaint.number} {run.step} {run.pk}: {line}" for line in _clock(run)]
    found += [f"{complaint.number}: {line}" for line in _no_gap(complaint, runs)]
    return found + [f"{complaint.number}: {line}" for line in _consistent(complaint, runs)]


def broken_anywhere(now: datetime | None = None) -> list[str]:
    """The same for all complaints of the town, with the queues as they are at `now`."""
    waiting = queued(now or datetime.max.replace(tzinfo=UTC))
    return [line for one in Complaint.objects.order_by("id") for line in broken(one, waiting)]


def queued(now: datetime) -> set[int]:
    """Ids of the runs that stand in the queue of at least one active officer."""
    officers = Officer.objects.filter(is_active=True, posts__active=True).distinct()
    return {pk for one in officers for pk in waiting_for(one, now).values_list("pk", flat=True)}


def _consistent(complaint: Complaint, runs: list[StepRun]) -> Iterator[str]:
    """State, referrals, steps and waits tell one story."""
    open_referrals = complaint.referrals.filter(ended_at=None)
    if open_referrals.exists() != (complaint.state in WITH_REFERRALS):
        yield f"{complaint.state} with {open_referrals.count()} open referrals"
    if complaint.referrals.filter(ended_at=None, state__in=("WITHDRAWN", "ANSWERED")).exists():
        yield "a referral that is settled has no end"
    paused = any(run.paused_at for run in runs if run.ended_at is None)
    if complaint.state == "INCOMPLETE" and not paused:
        yield "INCOMPLETE, yet no clock waits for the complainant"
    if complaint.answered_at is None and complaint.state == "ANSWERED":
        yield "ANSWERED at no time"
    still_open = [(run.step, run.referral_id) for run in runs if run.ended_at is None]
    if len(still_open) != len(set(still_open)):
        yield f"a step runs twice: {still_open}"


def _ownership(complaint: Complaint, runs: list[StepRun], queued: set[int]) -> Iterator[str]:
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
        if not _acts(complaint, run, queued):
            yield f"{run.step} is owned by {run.owner_role} {run.owner_agency}, where nobody acts"
    for referral in complaint.referrals.filter(ended_at=None):
        if not any(run.referral_id == referral.pk for run in still_open):
            yield f"the referral to {referral.agency} is {referral.state} without an open step"


def _acts(complaint: Complaint, run: StepRun, queued: set[int]) -> bool:
    """The step is in somebody's queue, the system has it on its list, or a date will end it."""
    if run.owner_role == Role.SYSTEM and complaint.automatic_at is not None:
        return True
    if run.owner_role == Role.COMPLAINANT:
        return run.due_at is not None
    return run.pk in queued


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
