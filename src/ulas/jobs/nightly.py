"""Once a day: the root of all chains written out; what is over its time is removed.

Each part stands for itself and is marked when it was done, so that one that fails neither holds
up the others nor makes them run again.
"""

import json
import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from ulas.complaints import actions
from ulas.complaints.models import DailyRoot
from ulas.complaints.queries import sweeps
from ulas.jobs import retention
from ulas.jobs.attempts import done

logger = logging.getLogger("ulas.jobs")

#: Of an older database so many complaints a night are indexed; `./ulas routing index` does all.
INDEXED = 5_000
#: A part that failed is not tried again every minute: some of them are heavy.
AGAIN_AFTER = timedelta(hours=1)
ROOT = "root"


def due(now: datetime) -> list[str]:
    """The parts of today's work that are to be done and did not fail within the last hour."""
    beats = sweeps.beats()
    found = []
    for name in PARTS:
        failed_at = beats.get(_fault_mark(name))
        waits = failed_at is not None and failed_at <= now < failed_at + AGAIN_AFTER
        if not waits and not _is_done(name, beats.get(_done_mark(name)), now):
            found.append(name)
    return found


def run(now: datetime) -> None:
    """Do what is due; safe to repeat, and harmless when two workers do it at once.

    A part that fails is logged and tried again an hour later; the others are done.
    """
    for name in due(now):
        if done(f"nightly work: {name}", partial(_one, name, now)):
            actions.beat(name=_done_mark(name), now=now)
        else:
            actions.beat(name=_fault_mark(name), now=now)


def root_file(day: str) -> Path:
    """Where the root of a date (ISO) lies; a copy elsewhere shows a cut tail even of backups."""
    return Path(settings.DATA) / "roots" / f"{day}.json"


def _is_done(name: str, last: datetime | None, now: datetime) -> bool:
    """Whether a part was done today; the root is asked for itself, it may have been removed."""
    if name == ROOT:
        return _has_root(_day(now))
    return last is not None and _day(last) >= _day(now)


def _has_root(today: date) -> bool:
    try:
        written = root_file(today.isoformat()).is_file()
    except OSError:
        # A folder that may not be entered: writing says so in the log.
        written = False
    return written and sweeps.has_root(today)


def _one(name: str, now: datetime) -> None:
    logger.info("nightly work: %s: %s", name, PARTS[name](now))


def _done_mark(name: str) -> str:
    return f"nightly {name}"


def _fault_mark(name: str) -> str:
    return f"nightly {name} failed"


def _day(now: datetime) -> date:
    return now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def _write_root(now: datetime) -> str:
    root = actions.write_daily_root(now=now)
    _write(root)
    return f"{root.day} over {root.complaints} complaints"


def _write(root: DailyRoot) -> None:
    path = root_file(root.day.isoformat())
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    content = {
        "day": root.day.isoformat(),
        "digest": root.digest,
        "complaints": root.complaints,
        "events": root.events,
        "last_event": root.last_event,
        "absent": root.absent,
        "written_at": root.written_at.isoformat(),
    }
    draft.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    draft.replace(path)


#: The root first: it is what cannot be made up for tomorrow.
PARTS: dict[str, Callable[[datetime], object]] = {
    ROOT: _write_root,
    "files": lambda now: actions.sweep_files(now=now),
    "keys": lambda now: actions.forget_old_keys(now=now),
    "retention": retention.run,
    "index": lambda _now: actions.index_alike(limit=INDEXED),
}
