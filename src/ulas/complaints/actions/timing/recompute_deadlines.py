"""Verb: a calendar got a new revision, and open steps follow it."""

from datetime import datetime

from ulas.complaints.casefile import Actor, Case, clocks, opened
from ulas.complaints.casefile.steps import due_in_days, revision_for
from ulas.complaints.casefile.targets import target_due
from ulas.complaints.models import StepRun
from ulas.complaints.refusals import NothingDue
from ulas.sop.terms import Verb


def recompute_deadlines(*, complaint_id: int, by: Actor, now: datetime) -> int:
    """Move the open steps of a complaint to the current revision of their calendars.

    Ended steps never change. An overdue one keeps its deadline and is marked excused where
    the new calendar would have saved it. A promised date stays what it is. Promises told in
    working days follow the new calendar too. Returns how many runs changed.

    Raises:
        NothingDue: looked at since the newest revision; MoveRefused: see `sop.moves`.
    """
    changed: list[int] = []
    with opened(Verb.RECOMPUTE_DEADLINES, complaint_id, by=by, now=now) as case:
        if not _behind(case):
            raise NothingDue
        changed += [run.pk for run in case.runs if _recompute(case, run)]
        _recompute_targets(case)
        case.payload["runs"] = changed
    return len(changed)


def _behind(case: Case) -> bool:
    """Whether a run counts by an old revision and was not looked at since the new one."""
    newer = [
        revision.made_at
        for run in case.runs
        for revision in [revision_for(case, run.calendar_revision.working_calendar_id)]
        if revision.pk != run.calendar_revision_id
    ]
    seen = case.complaint.events.filter(kind="DEADLINES_RECOMPUTED").order_by("-seq").first()
    return bool(newer) and (seen is None or seen.at < max(newer))


def _recompute(case: Case, run: StepRun) -> bool:
    revision = revision_for(case, run.calendar_revision.working_calendar_id)
    if revision.pk == run.calendar_revision_id:
        return False
    pauses, old_revision = clocks.pauses_of(run), run.calendar_revision
    late = run.due_at is not None and run.due_at <= case.now
    run.calendar_revision = revision
    if not late:
        run.due_at = _due_in_days(case, run) or run.due_at
        clocks.set_deadlines(run, case.procedure.escalation.shares, pauses)
        run.save(update_fields=["calendar_revision", "due_at", "next_warning_at"])
        return True
    saved = _due_in_days(case, run) or clocks.due(run, pauses)
    run.calendar_revision = old_revision
    if run.excused or (saved is not None and saved <= case.now):
        return False
    run.excused, run.excused_reason = (
        True,
        f"Kalender revisi {revision.number}: {revision.reason}"[:200],
    )
    run.save(update_fields=["excused", "excused_reason"])
    return True


def _due_in_days(case: Case, run: StepRun) -> datetime | None:
    """When a step told in days is due by the run's calendar; None for any other step."""
    return due_in_days(case.procedure.step(run.step), run.calendar_revision, run.started_at)


def _recompute_targets(case: Case) -> None:
    """Move promises in working days that are neither kept nor broken yet."""
    complaint = case.complaint
    targets = {one.key: one for one in case.procedure.targets_for(complaint.service_class)}
    still_open = complaint.targets.filter(met_at=None, due_at__gt=case.now, round=complaint.round)
    for promise in still_open:
        target = targets.get(promise.key)
        if target is not None:
            promise.due_at = target_due(target, revision_for(case), promise.started_at)
            promise.save(update_fields=["due_at"])
