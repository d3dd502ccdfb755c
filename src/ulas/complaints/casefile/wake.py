"""Tells the job engine, after commit, that a complaint has automatic work or letters waiting.

The worker finds the work in the tables in any case; waking it only saves the wait. The jobs
room registers its engine here, because this room may not know it.
"""

from collections.abc import Callable

from django.db import transaction

Waker = Callable[[int], None]
_wakers: list[Waker] = []


def register(waker: Waker) -> None:
    """Call `waker(complaint_id)` after every verb that left work; once a process."""
    if waker not in _wakers:
        _wakers.append(waker)


def after_commit(complaint_id: int) -> None:
    """Wake the engines once the present transaction is safe."""
    for waker in _wakers:
        transaction.on_commit(lambda waker=waker: waker(complaint_id), robust=True)  # type: ignore[misc]
