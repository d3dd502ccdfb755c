"""The clock of one step run: when it is due, how much was used, pauses and resumptions."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from ulas.agencies.models import CalendarRevision
from ulas.clock import Basis, Excuse, Pause, deadline, elapsed, excused_time
from ulas.complaints.models import AbnormalPeriod, RunPause, StepRun
from ulas.sop.terms import Role


def pauses_of(run: StepRun) -> list[Pause]:
    """The run's pauses as the clock room reads them."""
    return [Pause(p.started_at, p.ended_at, p.reason) for p in run.pauses.all()]


def used(run: StepRun, until: datetime, pauses: Sequence[Pause]) -> timedelta:
    """Counted time of this run alone, without what was carried in."""
    return elapsed(
        run.calendar_revision.calendar(),
        run.started_at,
        max(until, run.started_at),
        basis=Basis(run.basis),
        pauses=pauses,
    )


def counted_seconds(revision: CalendarRevision, start: datetime, end: datetime) -> int:
    """Working seconds between two instants by a calendar."""
    return int(elapsed(revision.calendar(), start, end).total_seconds())


def due(run: StepRun, pauses: Sequence[Pause], share: int = 100) -> datetime | None:
    """The instant at which a share (percent) of the limit is used up.

    None without a limit and while a pause stops the clock. A limit that was used up before
    the run began is due at its start.
    """
    if run.limit_minutes is None:
        return run.due_at if share == 100 else None
    left = run.limit_minutes * share / 100 - run.carried_seconds / 60
    return deadline(
        run.calendar_revision.calendar(),
        run.started_at,
        max(left, 0),
        basis=Basis(run.basis),
        pauses=pauses,
    )


def set_deadlines(run: StepRun, shares: Sequence[int], pauses: Sequence[Pause] = ()) -> None:
    """Store when the run is due and when the next warning is; nothing is saved here.

    `shares` are the percentages of the limit at which somebody is told.
    """
    if run.limit_minutes is not None:
        run.due_at = due(run, pauses)
    run.next_warning_at = None
    if run.owner_role == Role.COMPLAINANT:
        return
    for share in shares:
        at = due(run, pauses, share) if share > run.warned_share else None
        if at is not None:
            run.next_warning_at = at
            return


def pause(
    run: StepRun, now: datetime, reason: str, *, resume_at: datetime, remind_at: datetime | None
) -> None:
    """Stop the run's clock; its stored deadline is empty until it goes on."""
    if run.paused_at is not None:
        return
    RunPause.objects.create(
        run=run, started_at=now, reason=reason, resume_at=resume_at, remind_at=remind_at
    )
    run.paused_at, run.next_warning_at = now, None
    if run.limit_minutes is not None:
        run.due_at = None
    run.save(update_fields=["paused_at", "due_at", "next_warning_at"])


def resume(run: StepRun, now: datetime, shares: Sequence[int]) -> None:
    """Let the run's clock go on; time paused is not counted."""
    if run.paused_at is None:
        return
    run.pauses.filter(ended_at=None).update(ended_at=now, resume_at=None, remind_at=None)
    run.paused_at = None
    set_deadlines(run, shares, pauses_of(run))
    run.save(update_fields=["paused_at", "due_at", "next_warning_at"])


def finish(run: StepRun, now: datetime) -> None:
    """Close the run's books at `now`: counted seconds, whether it was late, and if excused."""
    pauses = _closed_pauses(run, now)
    run.ended_at = now
    run.seconds = int(used(run, now, pauses).total_seconds())
    run.overdue = run.due_at is not None and now > run.due_at
    run.next_warning_at = None
    if run.overdue:
        excuse(run, now, pauses)


def _closed_pauses(run: StepRun, now: datetime) -> list[Pause]:
    if run.paused_at is not None:
        run.pauses.filter(ended_at=None).update(ended_at=now, resume_at=None, remind_at=None)
        run.paused_at = None
        pauses = pauses_of(run)
        run.due_at = due(run, pauses)
        return pauses
    return pauses_of(run)


def excuse(run: StepRun, until: datetime, pauses: Sequence[Pause]) -> None:
    """Mark a late run as excused where declared abnormal periods explain the lateness.

    An open run may be excused today and too late for its excuse at its end. The lateness
    stays in the file; only the figures tell it apart (SOP warning 3).
    """
    excuses = [
        Excuse(period.starts_at, period.ends_at, period.reason)
        for period in AbnormalPeriod.objects.filter(
            Q(agencies=None) | Q(agencies=run.owner_agency_id),
            starts_at__lt=until,
            ends_at__gt=run.started_at,
        )
    ]
    if not excuses or run.limit_minutes is None:
        return
    calendar, basis = run.calendar_revision.calendar(), Basis(run.basis)
    excused = excused_time(
        calendar, run.started_at, until, basis=basis, pauses=pauses, excuses=excuses
    )
    total = used(run, until, pauses).total_seconds() + run.carried_seconds
    if total - excused.total_seconds() <= run.limit_minutes * 60:
        run.excused, run.excused_reason = True, excuses[0].reason[:200]
    elif run.excused_reason in {one.reason[:200] for one in excuses}:
        run.excused, run.excused_reason = False, ""
