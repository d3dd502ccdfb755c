"""Small tables that time keeps: rate windows, worker beats, daily roots."""

from dataclasses import asdict
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from ulas.complaints.casefile.roots import take_root
from ulas.complaints.models import (
    DailyRoot,
    Draft,
    IdempotencyKey,
    Presence,
    RateWindow,
    WorkerBeat,
)

KEY_DAYS = 7
DRAFT_DAYS = 60


def count_hit(*, key: str, now: datetime, limit: int, window_seconds: int) -> bool:
    """Count one try under a key; whether it is still within the limit of its window."""
    seconds = int(now.timestamp()) // window_seconds * window_seconds
    starts_at = datetime.fromtimestamp(seconds, now.tzinfo)
    table = RateWindow._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, starts_at, count) VALUES (%s, %s, 1) "  # noqa: S608
            f"ON CONFLICT (key, starts_at) DO UPDATE SET count = {table}.count + 1 RETURNING count",
            [key[:120], starts_at],
        )
        return int(cursor.fetchone()[0]) <= limit


def beat(*, name: str, now: datetime) -> None:
    """The worker says that it lives, or that a part of its nightly work was done or failed."""
    WorkerBeat.objects.update_or_create(name=name, defaults={"at": now})


def forget_old_keys(*, now: datetime) -> int:
    """Drop keys after seven days, rate windows and presences after one, drafts after sixty.

    Returns how many rows went.
    """
    keys, _ = IdempotencyKey.objects.filter(made_at__lt=now - timedelta(days=KEY_DAYS)).delete()
    windows, _ = RateWindow.objects.filter(starts_at__lt=now - timedelta(days=1)).delete()
    presences, _ = Presence.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()
    drafts, _ = Draft.objects.filter(saved_at__lt=now - timedelta(days=DRAFT_DAYS)).delete()
    return keys + windows + presences + drafts


def write_daily_root(*, now: datetime) -> DailyRoot:
    """Digest all chain heads as of now for today, so that a cut tail shows later.

    Raises:
        RootDisturbed: events kept coming in; the next round tries again.
    """
    root, _ = DailyRoot.objects.update_or_create(
        day=now.astimezone(ZoneInfo(settings.TIME_ZONE)).date(),
        defaults={**asdict(take_root()), "written_at": now},
    )
    return root
