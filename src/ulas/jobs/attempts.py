"""One piece of work at a time: what one fault spoils stays one piece."""

import logging
from collections.abc import Callable

from ulas.complaints.actions import NothingDue
from ulas.complaints.casefile import MoveRefused

logger = logging.getLogger("ulas.jobs")


def done(what: str, act: Callable[[], object]) -> bool:
    """Carry out one piece of work; whether it was done.

    A refusal means that another worker or an officer was first. Anything else is a fault:
    it is logged and the next sweep finds the work again.
    """
    try:
        act()
    except (NothingDue, MoveRefused) as first:
        logger.debug("%s: %s", what, first)
        return False
    except Exception:
        logger.exception("%s failed", what)
        return False
    return True


def counted(what: str, act: Callable[[], int]) -> int:
    """Carry out one part of a round; how many acts it took.

    A fault is logged and counts as nothing: the other parts of the round go on, and the next
    round tries this one again.
    """
    try:
        return act()
    except Exception:
        logger.exception("%s failed", what)
        return 0
