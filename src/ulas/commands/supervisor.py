"""Keep child processes running together: restart those that fall, stop all when told to."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from types import FrameType

# A child that falls at once is started again after 1, 2, 4 ... seconds, at most this many.
LONGEST_WAIT = 60.0
# A child that ran this long before it fell counts as healthy: the next wait is short again.
HEALTHY_AFTER = 60.0
GRACE = 20.0
TICK = 0.2


@dataclass
class Child:
    """One process to keep: `essential` ones end everything when they end."""

    name: str
    command: list[str]
    essential: bool = False
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    falls: int = 0
    not_before: float = 0.0

    def start(self) -> None:
        """Start the process in a group of its own: Ctrl-C reaches the supervisor alone."""
        self.process = subprocess.Popen(self.command, start_new_session=True)
        self.started = time.monotonic()

    def fell(self) -> int | None:
        """Return the exit code when the process has ended, else None."""
        return self.process.poll() if self.process else None

    def plan_restart(self) -> float:
        """Note the fall and return the seconds until the next start."""
        ran = time.monotonic() - self.started
        self.falls = 1 if ran > HEALTHY_AFTER else self.falls + 1
        wait = min(LONGEST_WAIT, 2.0 ** (self.falls - 1))
        self.process = None
        self.not_before = time.monotonic() + wait
        return wait


class Supervisor:
    """Runs its children until SIGTERM, SIGINT, SIGHUP or the end of an essential one."""

    def __init__(self, children: list[Child]) -> None:
        self.children = children
        # A plain flag: a signal that arrives inside Event.wait would deadlock on Event.set.
        self.told_to_stop = False

    def run(self) -> int:
        """Return 0 after a clean stop, else the exit code of the essential child that ended."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._note_signal)
        for child in self.children:
            child.start()
        try:
            return self._watch()
        finally:
            self._stop()

    def _note_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.told_to_stop = True

    def _watch(self) -> int:
        while not self.told_to_stop:
            time.sleep(TICK)
            for child in self.children:
                code = child.fell()
                if code is not None and child.essential:
                    print(f"ulas: {child.name} ended with code {code}", file=sys.stderr)
                    return code or 1
                if code is not None:
                    wait = child.plan_restart()
                    print(
                        f"ulas: {child.name} ended with code {code}; starting it again "
                        f"in {wait:.0f} s",
                        file=sys.stderr,
                        flush=True,
                    )
                elif child.process is None and time.monotonic() >= child.not_before:
                    child.start()
        return 0

    def _stop(self) -> None:
        """Ask every child to end, again each second, and kill what has not after the grace time.

        Asking twice is on purpose: the web server loses a signal that comes while it starts.
        """
        running = [child.process for child in self.children if child.process]
        until = time.monotonic() + GRACE
        while time.monotonic() < until and (left := [p for p in running if p.poll() is None]):
            for process in left:
                process.terminate()
            _wait(left, 1.0)
        for process in running:
            # The group also holds what a child has started itself.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(processes: list[subprocess.Popen[bytes]], seconds: float) -> None:
    """Return when all have ended, at the latest after `seconds`."""
    until = time.monotonic() + seconds
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=max(0.0, until - time.monotonic()))
