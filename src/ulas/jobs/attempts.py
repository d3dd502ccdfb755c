"""One piece of work at a time: what one fault spoils stays one piece."""

import logging
from collections.abc import Callable

from ulas.complaints.actions import NothingDue
from ulas.complaints.casefile import MoveRefused

logger = logging.getLogger("ulas.jobs")


def done(what: str, act: Callable[[], object]) -> bool:
    """Carry out one piece of work; whether it was done.

    A refusal means that another worker or an officer was first.
    """

    def once() -> int:
        try:
            act()
        except (NothingDue, MoveRefused) as first:
            logger.debug("%s: %s", what, first)
            return 0
        return 1

    return counted(what, once) == 1


def counted(what: str, act: Callable[[], int]) -> int:
    """Carry out one piece of work, or one part of a round; how many acts it took.

    A fault is logged and counts as nothing: what else there is to do goes on, and the next round
    finds this work again.
    """
    try:
        return act()
    except Exception:
        logger.exception("%s failed", what)
        return 0
