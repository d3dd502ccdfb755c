"""What the worker does while the cases are played: its own functions, at the played time."""

from __future__ import annotations

import importlib
from datetime import datetime, timedelta
from typing import Any

# Named by string, as Django's settings name modules: rooms beside this one are not imported.
_automatic, _deliveries, _nightly, _sweep = (
    "ulas.jobs.automatic",
    "ulas.jobs.deliveries",
    "ulas.jobs.nightly",
    "ulas.jobs.sweep",
)

# Looking for letters costs more than writing them; nobody asks at which minute one left.
BETWEEN_LETTERS = timedelta(hours=1)


def advance(complaint_id: int, at: datetime) -> None:
    """Accept what is complete, distribute what is sure, send: as the worker does at once."""
    _room(_automatic).advance(complaint_id, at)


class Worker:
    """The worker of the played days: sweeps at every turn, sends letters once an hour."""

    def __init__(self) -> None:
        self._letters_at: datetime | None = None

    def pass_time(self, at: datetime, *, letters: bool = False) -> None:
        """Warn, remind, resume and close what is due, send letters, write the day's root."""
        _room(_sweep).sweep(at)
        if letters or self._letters_at is None or at - self._letters_at >= BETWEEN_LETTERS:
            self._letters_at = at
            _room(_deliveries).send_due(at)
        if _room(_nightly).due(at):
            _room(_nightly).run(at)


def _room(name: str) -> Any:
    return importlib.import_module(name)
