"""The demo's cases as data: who files what and when, and what happens afterwards."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ulas.agencies.queries.calendars import current_revision
from ulas.clock import Calendar, deadline

_ACT = re.compile(
    r"(?P<verb>[a-z-]+)(?:\s+(?P<agency>[A-Z][A-Z0-9-]+)(?:/(?P<division>[A-Z0-9-]+))?)?"
    r"(?:\s+(?P<clock>[+~])(?P<minutes>\d+))?(?P<rest>(?:\s+[a-z]+=\S+)*)\s*(?:\|\s*(?P<text>.*))?"
)
_AGO = re.compile(r"(\d+)m")


class StoryBroken(Exception):
    """A case of the demo cannot be read or played; the text names it."""


@dataclass(frozen=True)
class Act:
    """One thing that happens: a verb, at whose place, when, with what words."""

    at: datetime
    verb: str
    agency: str
    division: str
    options: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class Story:
    """A case: the number of its person, its fields as in the file, its acts in time."""

    person: int
    key: str
    filed_at: datetime
    fields: Mapping[str, Any]
    acts: tuple[Act, ...] = field(default=())


def read_stories(folder: Path, now: datetime) -> list[Story]:
    """The stories of all files, with the instants that follow from `now`.

    Raises:
        StoryBroken: naming the case and what cannot be read.
    """
    calendar = current_revision().calendar()
    cases = [
        case
        for path in sorted(folder.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
    return [_story(person, case, calendar, now) for person, case in enumerate(cases, start=1)]


def _story(person: int, case: dict[str, Any], calendar: Calendar, now: datetime) -> Story:
    filed_at = _filed_at(case["filed"], calendar, now)
    acts = tuple(_acts(case, filed_at, calendar, now))
    return Story(person, case["key"], filed_at, case, acts)


def _filed_at(text: str, calendar: Calendar, now: datetime) -> datetime:
    """`40m` ago, or `3 08:40`: that many working days before today, at that local time."""
    if ago := _AGO.fullmatch(text):
        return now - timedelta(minutes=int(ago.group(1)))
    days, time = text.split()
    day, left = now.astimezone(calendar.zone).date(), int(days)
    while left:
        day -= timedelta(days=1)
        left -= bool(calendar.hours_on(day))
    hour, minute = map(int, time.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=calendar.zone)


def _acts(
    case: dict[str, Any], filed_at: datetime, calendar: Calendar, now: datetime
) -> Iterator[Act]:
    at = filed_at
    for line in case["story"]:
        parts = _ACT.fullmatch(line)
        if parts is None:
            raise StoryBroken(f"{case['key']}: “{line}” tidak dapat dibaca.")
        at = _later(at, parts["clock"], int(parts["minutes"] or 0), calendar)
        if at > now:
            return
        yield Act(
            at=at,
            verb=parts["verb"],
            agency=parts["agency"] or "",
            division=parts["division"] or "",
            options=dict(one.split("=", 1) for one in (parts["rest"] or "").split()),
            text=(parts["text"] or "").strip(),
        )


def _later(at: datetime, clock: str | None, minutes: int, calendar: Calendar) -> datetime:
    if clock == "+":
        found = deadline(calendar, at, minutes)
        return (found or at).astimezone(UTC)
    return at + timedelta(minutes=minutes)
