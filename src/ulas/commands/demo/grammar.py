"""One line of a story: what happens, at whose place, how much later, in what words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ulas.clock import Calendar, deadline

_LINE = re.compile(
    r"(?P<verb>[a-z-]+)(?:\s+(?P<agency>[A-Z][A-Z0-9-]+)(?:/(?P<division>[A-Z0-9-]+))?)?"
    r"(?:\s+(?P<clock>[+~])(?P<minutes>\d+))?(?P<rest>(?:\s+[a-z]+=\S+)*)\s*(?:\|\s*(?P<text>.*))?"
)


class StoryBroken(Exception):
    """A case of the demo cannot be read or played; the text names it."""


@dataclass(frozen=True)
class Line:
    """A line as written: `minutes` after the one before, of working time where `working`."""

    verb: str
    agency: str = ""
    division: str = ""
    minutes: int = 0
    working: bool = True
    options: Mapping[str, str] | None = None
    text: str = ""

    def after(self, before: datetime, calendar: Calendar) -> datetime:
        """When it happens, in UTC, if the line before it happened then."""
        if self.working:
            return (deadline(calendar, before, self.minutes) or before).astimezone(UTC)
        return before + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Act:
    """A line that happens now."""

    at: datetime
    verb: str
    agency: str
    division: str
    options: Mapping[str, str]
    text: str


def read_line(text: str) -> Line:
    """Read one line of a story.

    Raises:
        StoryBroken: naming the line.
    """
    parts = _LINE.fullmatch(text.strip())
    if parts is None:
        raise StoryBroken(f"baris “{text}” tidak dapat dibaca.")
    return Line(
        verb=parts["verb"],
        agency=parts["agency"] or "",
        division=parts["division"] or "",
        minutes=int(parts["minutes"] or 0),
        working=parts["clock"] != "~",
        options=dict(one.split("=", 1) for one in (parts["rest"] or "").split()),
        text=(parts["text"] or "").strip(),
    )


def happening(line: Line, at: datetime) -> Act:
    """The act that a line is at an instant."""
    return Act(at, line.verb, line.agency, line.division, line.options or {}, line.text)
