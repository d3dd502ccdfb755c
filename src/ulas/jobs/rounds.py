"""What a worker does, whichever engine calls it: the quick round, the slow round, all at once."""

import logging
from datetime import datetime

from ulas.complaints import actions
from ulas.jobs import automatic, deliveries, nightly, training
from ulas.jobs.sweep import sweep

logger = logging.getLogger("ulas.jobs")

WORKER = "worker"


def quick(now: datetime) -> int:
    """Advance complaints and send letters; how many of both moved."""
    return automatic.run_due(now) + deliveries.send_due(now)


def slow(now: datetime) -> int:
    """Sweep the deadlines, do the day's work where it is due, show that the worker lives.

    What the system does by itself comes first: after an outage nobody is warned of a step
    that this very round ends.
    """
    moved = 0
    while advanced := automatic.run_due(now):
        moved += advanced
    swept = sweep(now)
    if swept.total:
        logger.info("swept: %s", swept)
    digests = actions.send_digests(now=now)
    if digests:
        logger.info("daily letters queued: %s", digests)
    if nightly.due(now):
        nightly.run(now)
    training.tend(now)
    actions.beat(name=WORKER, now=now)
    return moved + swept.total


def everything(now: datetime) -> int:
    """Do all that is due until nothing is left; how many acts it took."""
    done = slow(now)
    while moved := quick(now):
        done += moved
    return done
