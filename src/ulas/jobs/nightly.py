"""Once a day: the root of all chains written out; what is over its time is removed."""

import json
import logging
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from ulas.complaints import actions
from ulas.complaints.models import DailyRoot
from ulas.complaints.queries import sweeps
from ulas.jobs import retention

logger = logging.getLogger("ulas.jobs")

#: Of an older database so many complaints a night are indexed; `./ulas routing index` does all.
INDEXED = 5_000


def due(now: datetime) -> bool:
    """Whether today's root is missing in the table or as a file."""
    today = now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    return not (root_file(today.isoformat()).is_file() and sweeps.has_root(today))


def run(now: datetime) -> None:
    """Do the day's work; safe to repeat, and harmless when two workers do it at once."""
    removed = actions.sweep_files(now=now)
    forgotten = actions.forget_old_keys(now=now)
    erased = retention.run(now)
    indexed = actions.index_alike(limit=INDEXED)
    root = actions.write_daily_root(now=now)
    _write(root)
    logger.info(
        "root of %s over %s complaints; %s orphaned files and %s old keys removed, "
        "%s complaints over their time erased, "
        "%s older complaints indexed",
        root.day,
        root.complaints,
        removed,
        forgotten,
        erased,
        indexed,
    )


def root_file(day: str) -> Path:
    """Where the root of a date (ISO) lies; a copy elsewhere shows a cut tail even of backups."""
    return Path(settings.DATA) / "roots" / f"{day}.json"


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
