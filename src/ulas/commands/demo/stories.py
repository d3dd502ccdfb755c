"""The demo's cases as data: who files what and when, and what happens afterwards."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ulas.clock import Calendar, deadline, elapsed
from ulas.commands.demo.grammar import Line, StoryBroken, read_line

_MINUTES_AGO = re.compile(r"(?P<minutes>\d+)(?P<unit>[mk])")
_DAYS_AGO = re.compile(r"(?P<days>\d+) (?P<hour>\d\d):(?P<minute>\d\d)")


@dataclass(frozen=True)
class Story:
    """A case: the number of its person, when it is filed, its fields as in the file, its lines."""

    person: int
    key: str
    filed_at: datetime
    fields: Mapping[str, Any]
    lines: tuple[Line, ...]


def read_stories(folder: Path, calendar: Calendar, now: datetime) -> list[Story]:
    """The stories of all files, filed at instants that follow from `now`.

    Raises:
        StoryBroken: naming the file or the case and what cannot be read.
    """
    cases: list[dict[str, Any]] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            cases += tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        except (tomllib.TOMLDecodeError, KeyError) as wrong:
            raise StoryBroken(f"{path.name}: {wrong}") from wrong
    return [_story(person, case, calendar, now) for person, case in enumerate(cases, start=1)]


def _story(person: int, case: dict[str, Any], calendar: Calendar, now: datetime) -> Story:
    key = str(case.get("key") or f"aduan ke-{person}")
    if missing := {"channel", "category", "area", "gender", "text", "filed", "story"} - set(case):
        raise StoryBroken(f"{key}: belum ada {', '.join(sorted(missing))}.")
    try:
        filed_at = _filed_at(case["filed"], calendar, now)
        lines = tuple(read_line(text) for text in case["story"])
    except StoryBroken as broken:
        raise StoryBroken(f"{key}: {broken}") from broken
    return Story(person, key, filed_at, case, lines)


def _filed_at(text: str, calendar: Calendar, now: datetime) -> datetime:
    """`40m` ago, `40k` working minutes ago, or `3 08:40`: three working days ago, local time."""
    if ago := _MINUTES_AGO.fullmatch(text):
        minutes = int(ago["minutes"])
        if ago["unit"] == "m":
            return now - timedelta(minutes=minutes)
        return working_ago(calendar, now, minutes)
    parts = _DAYS_AGO.fullmatch(text)
    if parts is None:
        raise StoryBroken(f"filed “{text}” tidak dapat dibaca.")
    day, left = now.astimezone(calendar.zone).date(), int(parts["days"])
    while left:
        day -= timedelta(days=1)
        left -= bool(calendar.hours_on(day))
    hour, minute = int(parts["hour"]), int(parts["minute"])
    at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=calendar.zone)
    return at.astimezone(UTC)


def working_ago(calendar: Calendar, now: datetime, minutes: int) -> datetime:
    """The instant since which so many working minutes have passed, in UTC."""
    start, wanted = now, timedelta(minutes=minutes)
    while (counted := elapsed(calendar, start, now)) < wanted:
        start -= timedelta(days=1)
    surplus = (counted - wanted).total_seconds() / 60
    return deadline(calendar, start, surplus) or start
