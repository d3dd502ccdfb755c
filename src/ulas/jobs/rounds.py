"""What a worker does, whichever engine calls it: the quick round, the slow round, all at once.

Each part of a round stands for itself: what one of them cannot do holds up none of the others.
"""

import logging
from datetime import datetime

from ulas.complaints import actions
from ulas.complaints.models import WorkerBeat
from ulas.jobs import automatic, deliveries, nightly, training
from ulas.jobs.attempts import counted, done
from ulas.jobs.sweep import sweep

logger = logging.getLogger("ulas.jobs")


def quick(now: datetime) -> int:
    """Advance complaints and send letters; how many of both moved."""
    moved = counted("the automatic steps", lambda: automatic.run_due(now))
    return moved + counted("sending letters", lambda: deliveries.send_due(now))


def slow(now: datetime) -> int:
    """Sweep the deadlines, do the day's work where it is due, show that the worker lives.

    What the system does by itself comes first: after an outage nobody is warned of a step
    that this very round ends.
    """
    moved = counted("the automatic steps", lambda: _all_automatic(now))
    moved += counted("the sweep", lambda: _swept(now))
    done("the daily letters", lambda: _digests(now))
    done("the nightly work", lambda: nightly.run(now))
    done("looking after the training", lambda: training.tend(now))
    done("the sign of life", lambda: actions.beat(name=WorkerBeat.WORKER, now=now))
    return moved


def everything(now: datetime) -> int:
    """Do all that is due until nothing is left; how many acts it took."""
    moved = slow(now)
    while more := quick(now):
        moved += more
    return moved


def _all_automatic(now: datetime) -> int:
    moved = 0
    while advanced := automatic.run_due(now):
        moved += advanced
    return moved


def _swept(now: datetime) -> int:
    swept = sweep(now)
    if swept.total:
        logger.info("swept: %s", swept)
    return swept.total


def _digests(now: datetime) -> None:
    digests = actions.send_digests(now=now)
    if digests:
        logger.info("daily letters queued: %s", digests)
