"""The system's own steps: accept what is complete, distribute what is sure, send."""

import logging
from datetime import datetime, timedelta

from ulas.complaints import actions
from ulas.complaints.casefile import SYSTEM, MoveRefused
from ulas.complaints.queries import sweeps
from ulas.complaints.queries.routing import propose_for, routed
from ulas.complaints.queries.sweeps import AutomaticWork
from ulas.routing import Verdict

logger = logging.getLogger("ulas.jobs")

#: A worker that died is taken for dead after this long; its work is then another's.
LEASE = timedelta(minutes=2)
SHORTEST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
#: More steps than any SOP has; only a fault could go round longer.
MOST_STEPS = 20


def run_due(now: datetime, limit: int = 50) -> int:
    """Advance the complaints that wait for the system; how many moved."""
    return sum(advance(complaint_id, now) for complaint_id in sweeps.automatic_due(now, limit))


def advance(complaint_id: int, now: datetime) -> bool:
    """Do the automatic steps of one complaint until only people can go on; whether it moved.

    Safe to call at any time and from several workers: the first claims the work, and every
    verb locks and checks for itself. After a fault the complaint waits as long again as it
    has waited already (a minute to an hour), so that it is never lost and never a storm.
    """
    since = sweeps.automatic_since(complaint_id, now)
    if since is None:
        return False
    lease = now + LEASE
    if not actions.postpone_automatic(complaint_id=complaint_id, until=lease, was=since):
        return False
    try:
        moved = _all_steps(complaint_id, now)
    except MoveRefused as refused:
        _put_off(complaint_id, now, lease, str(refused))
        return False
    except Exception:
        logger.exception("the automatic step of complaint id %s failed", complaint_id)
        _put_off(complaint_id, now, None, "fault")
        return False
    actions.postpone_automatic(complaint_id=complaint_id, until=None, was=lease)
    return moved


def _all_steps(complaint_id: int, now: datetime) -> bool:
    for step in range(MOST_STEPS):
        work = sweeps.automatic_work(complaint_id)
        if work.nothing:
            return step > 0
        _one_step(work, now)
    return True


def _one_step(work: AutomaticWork, now: datetime) -> None:
    complaint_id = work.complaint.pk
    if work.accept:
        actions.accept(complaint_id=complaint_id, by=SYSTEM, now=now)
    elif work.distribute:
        _distribute(work, now)
    else:
        for referral_id in work.deliver:
            actions.deliver(complaint_id=complaint_id, referral_id=referral_id, by=SYSTEM, now=now)


def _distribute(work: AutomaticWork, now: datetime) -> None:
    """Send what the router may send; whatever else it thinks goes to the policy reviewer."""
    proposal = propose_for(work.complaint)
    found = routed(proposal)
    if proposal.verdict is Verdict.SEND and proposal.agencies:
        code = proposal.agencies[0].code
        actions.distribute(
            complaint_id=work.complaint.pk,
            by=SYSTEM,
            now=now,
            agencies=[code],
            reasons={code: found.reasons_of(code)},
            routed=found,
        )
        return
    actions.propose_agencies(complaint_id=work.complaint.pk, by=SYSTEM, now=now, proposal=found)


def _put_off(complaint_id: int, now: datetime, was: datetime | None, why: str) -> None:
    number, moved_at = sweeps.last_moved(complaint_id)
    wait = min(LONGEST_WAIT, max(SHORTEST_WAIT, now - moved_at))
    if actions.postpone_automatic(complaint_id=complaint_id, until=now + wait, was=was):
        logger.warning("complaint %s: automatic step put off for %s (%s)", number, wait, why)
