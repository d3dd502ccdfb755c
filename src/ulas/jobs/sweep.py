"""What deadlines call for: warnings, closing after silence, reminders, new calendars."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from ulas.agencies.actions import end_absences
from ulas.complaints import actions
from ulas.complaints.casefile import SYSTEM
from ulas.complaints.queries import sweeps
from ulas.complaints.queries.sweeps import DueWait
from ulas.jobs import attempts

LIMIT = 500


@dataclass(frozen=True)
class Swept:
    """How many acts of each kind one sweep carried out."""

    warned: int = 0
    closed: int = 0
    reminded: int = 0
    resumed: int = 0
    recomputed: int = 0
    back: int = 0

    @property
    def total(self) -> int:
        """All acts together."""
        return (
            self.warned + self.closed + self.reminded + self.resumed + self.recomputed + self.back
        )


def sweep(now: datetime, limit: int = LIMIT) -> Swept:
    """Do what has become due, each act once whoever else sweeps at the same time.

    New calendars come first, so that nobody is warned by a deadline that no longer holds; so do
    officers whose absence is over, so that the warnings reach them. Where one kind fails the
    others are done.
    """
    return Swept(
        back=attempts.counted("ending absences", lambda: end_absences(now=now, limit=limit)),
        recomputed=attempts.counted("recomputing deadlines", lambda: _recompute(now, limit)),
        warned=attempts.counted("warning", lambda: _warn(now, limit)),
        closed=attempts.counted("closing", lambda: _close(now, limit)),
        reminded=attempts.counted("reminding", lambda: _remind(now, limit)),
        resumed=attempts.counted("ending waits", lambda: _end_waits(now, limit)),
    )


def _recompute(now: datetime, limit: int) -> int:
    return sum(
        attempts.done(
            f"recomputing deadlines of complaint id {complaint_id}",
            partial(actions.recompute_deadlines, complaint_id=complaint_id, by=SYSTEM, now=now),
        )
        for complaint_id in sweeps.behind_their_calendar(limit)
    )


def _warn(now: datetime, limit: int) -> int:
    return sum(
        attempts.done(
            f"warning of run {run.run_id}",
            partial(
                actions.escalate,
                complaint_id=run.complaint_id,
                run_id=run.run_id,
                by=SYSTEM,
                now=now,
            ),
        )
        for run in sweeps.warnings_due(now, limit)
    )


def _close(now: datetime, limit: int) -> int:
    return sum(
        attempts.done(
            f"closing complaint id {complaint_id}",
            partial(actions.close, complaint_id=complaint_id, by=SYSTEM, now=now),
        )
        for complaint_id in sweeps.closings_due(now, limit)
    )


def _remind(now: datetime, limit: int) -> int:
    return sum(
        attempts.done(
            f"reminder in complaint id {complaint_id}",
            partial(actions.remind_complainant, complaint_id=complaint_id, by=SYSTEM, now=now),
        )
        for complaint_id in sweeps.reminders_due(now, limit)
    )


def _end_waits(now: datetime, limit: int) -> int:
    return sum(
        attempts.done(
            f"end of waiting in complaint id {wait.complaint_id}", partial(_end_wait, wait, now)
        )
        for wait in sweeps.waits_over(now, limit)
    )


def _end_wait(wait: DueWait, now: datetime) -> None:
    """A case that was never complete closes; an agency goes on with what it has."""
    if wait.incomplete:
        actions.close(complaint_id=wait.complaint_id, by=SYSTEM, now=now)
        return
    actions.resume(complaint_id=wait.complaint_id, referral_id=wait.referral_id, by=SYSTEM, now=now)
