"""What the worker does while the cases are played: its own functions, at the played time."""

from __future__ import annotations

import importlib
from datetime import UTC, datetime, timedelta
from typing import Any

# Named by string, as Django's settings name modules: rooms beside this one are not imported.
_automatic, _deliveries, _nightly, _sweep = (
    "ulas.jobs.automatic",
    "ulas.jobs.deliveries",
    "ulas.jobs.nightly",
    "ulas.jobs.sweep",
)

# Looking costs more than finding: a first start must not take longer than it takes to watch.
BETWEEN_SWEEPS = timedelta(minutes=20)
BETWEEN_LETTERS = timedelta(hours=1)
EPOCH = datetime.fromtimestamp(0, UTC)


def advance(complaint_id: int, at: datetime) -> None:
    """Accept what is complete, distribute what is sure, send: as the worker does at once."""
    _room(_automatic).advance(complaint_id, at)


class Worker:
    """The worker of the played days: looks round a few times an hour, sends letters hourly."""

    def __init__(self) -> None:
        self._swept_at = self._letters_at = EPOCH

    def pass_time(self, at: datetime, *, all_of_it: bool = False) -> None:
        """Warn, remind, resume and close what is due, send letters, write the day's root."""
        if all_of_it or at - self._swept_at >= BETWEEN_SWEEPS:
            self._swept_at = at
            _room(_sweep).sweep(at)
        if all_of_it or at - self._letters_at >= BETWEEN_LETTERS:
            self._letters_at = at
            _room(_deliveries).send_due(at)
        if _room(_nightly).due(at):
            _room(_nightly).run(at)


def _room(name: str) -> Any:
    return importlib.import_module(name)
