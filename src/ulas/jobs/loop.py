"""The worker of the embedded database: looks every second, until told to stop."""

import logging
import signal
import time
from collections.abc import Callable
from datetime import datetime
from types import FrameType

from django.db import close_old_connections

from ulas.jobs import rounds
from ulas.look.now import now

logger = logging.getLogger("ulas.jobs")

POLL_SECONDS = 1.0
SLOW_SECONDS = 30.0


class Loop:
    """Runs the quick round every second and the slow one twice a minute."""

    def __init__(self) -> None:
        # A plain flag: a signal that arrives inside Event.wait would deadlock on Event.set.
        self.told_to_stop = False
        self._slow_at = 0.0

    def run(self) -> int:
        """Work until SIGTERM or SIGINT; 0 after the round at hand has ended."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._note_signal)
        while not self.told_to_stop:
            self.turn()
            self._wait()
        return 0

    def turn(self) -> None:
        """One turn; a fault is logged and the next turn tries again."""
        close_old_connections()
        if time.monotonic() >= self._slow_at:
            self._slow_at = time.monotonic() + SLOW_SECONDS
            self._round(rounds.slow)
        self._round(rounds.quick)

    def _round(self, work: Callable[[datetime], int]) -> None:
        try:
            work(now())
        except Exception:
            logger.exception("a round of the worker failed")

    def _wait(self) -> None:
        """In short naps, because a signal does not wake a sleep."""
        until = time.monotonic() + POLL_SECONDS
        while not self.told_to_stop and time.monotonic() < until:
            time.sleep(0.1)

    def _note_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.told_to_stop = True
