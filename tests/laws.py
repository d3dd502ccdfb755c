"""What must hold for every complaint after every verb, told as lines; empty when all is well."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from ulas.agencies.models import Officer, Post
from ulas.clock import Basis, Pause, deadline, elapsed
from ulas.complaints.casefile import chain
from ulas.complaints.casefile.acceptance import needs_nobody
from ulas.complaints.models import Answer, Assignment, Complaint, Event, Referral, StepRun
from ulas.complaints.queries.desk.queue import waiting_for
from ulas.sop.moves import MOVE
from ulas.sop.terms import FINAL_STATES, Role, Verb

# A complaint may wait in a final state for something that nobody is late with.
MAY_STAY_OPEN = {"MERGED": {"merged"}, "REJECTED": {"objection"}}
# Where open referrals belong: somebody at an agency works, or Diskominfo decides about one.
WITH_REFERRALS = {"REFERRED"}
# What goes on at an agency that gave the case back: Diskominfo decides, a promise stays promised.
WHILE_RETURNED = {"redelegate", "follow_up"}
# A person has seen the case by then, or it was never the system's to accept.
SEEN = ("ASKED", "UNMERGED", "VISIBILITY_SET", "MODERATED")


def broken(complaint: Complaint, queued: set[int]) -> list[str]:
    """Every law that a complaint breaks; `queued` are ids of runs in some officer's queue."""
    runs = list(complaint.step_runs.select_related("calendar_revision", "owner_agency", "referral"))
    found = chain.faults(complaint, complaint.events.order_by("seq"))
    found += [f"{complaint.number}: {line}" for line in _ownership(complaint, runs, queued)]
    for run in runs:
        found += [f"{complaint.number} {run.step} {run.pk}: {line}" for line in _clock(run)]
    found += [f"{complaint.number}: {line}" for line in _no_gap(complaint, runs)]
    found += [f"{complaint.number}: {line}" for line in _at_agencies(complaint, runs)]
    found += [f"{complaint.number}: {line}" for line in _acceptance(complaint)]
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


def _at_agencies(complaint: Complaint, runs: list[StepRun]) -> Iterator[str]:
    """Each agency works on what it holds, can end it, and on nothing that it no longer holds."""
    for referral in complaint.referrals.all():
        still_open = {r.step for r in runs if r.referral_id == referral.pk and r.ended_at is None}
        if referral.ended_at is not None and still_open:
            yield f"the referral to {referral.agency} has ended, yet {sorted(still_open)} run on"
        if referral.state == "RETURNED" and still_open - WHILE_RETURNED:
            yield f"{referral.agency} gave the case back, yet {sorted(still_open)} run on"
        if referral.state == "SENT":
            yield from _answers(referral, still_open)
            yield from _assignments(referral)


def _answers(referral: Referral, still_open: set[str]) -> Iterator[str]:
    """What was handed in can be published, or somebody still adds to it before that."""
    if not Answer.objects.filter(referral=referral, state="SUBMITTED").exists():
        return
    owed = referral.assignments.filter(state="OPEN").exists() or still_open & {"dispose", "answer"}
    if not owed and not still_open & set(MOVE[Verb.PUBLISH_ANSWER].steps):
        yield f"an answer of {referral.agency} waits for publication, yet {sorted(still_open)}"


def _assignments(referral: Referral) -> Iterator[str]:
    """What is assigned to a division stands in the queue of everybody who works there."""
    for assignment in Assignment.objects.filter(referral=referral, state="OPEN"):
        posts = Post.objects.filter(
            division=assignment.division, role=Role.DIVISION_OFFICER, active=True,
            officer__is_active=True,
        ).exclude(agency=referral.complaint.accused_agency)  # fmt: skip
        for post in posts.select_related("officer"):
            waiting = waiting_for(post.officer, assignment.assigned_at)
            if not waiting.filter(referral=referral).exists():
                yield f"{post.officer} does not see what {assignment.division} was assigned"


def _acceptance(complaint: Complaint) -> Iterator[str]:
    """The system accepts what no person need look at, and nothing else."""
    events = complaint.events.order_by("seq")
    if (
        needs_nobody(complaint)
        and complaint.automatic_at is None
        and not events.filter(kind__in=SEEN).exists()
    ):
        yield "nobody need look at it, yet the system does not accept it"
    by_system = events.filter(kind="ACCEPTED", role=Role.SYSTEM).first()
    if by_system is None or complaint.details.get("imported"):
        return
    before = events.filter(seq__lt=by_system.seq)
    seen_by = [json.loads(e.body)["facts"]["after"] for e in before.filter(kind="VISIBILITY_SET")]
    if seen_by and seen_by[-1][0] == "CONFIDENTIAL":
        yield "the system accepted what somebody had made confidential"
