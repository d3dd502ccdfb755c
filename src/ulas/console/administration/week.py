"""A working week as lines that people write: "Senin-Kamis: 07:30-12:00, 13:00-16:00"."""

import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LINE = re.compile(r"\s*([a-z]+)(?:\s*[-–]\s*([a-z]+))?\s*:\s*(.*)", re.IGNORECASE)
_SPAN = re.compile(r"\s*(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})\s*")
CLOSED = frozenset({"", "libur", "tutup", "closed"})
Weekly = dict[str, list[list[str]]]


def week_of(text: str) -> Weekly:
    """The week of some lines, as the clock room reads it.

    Raises:
        ValidationError: naming every line that cannot be read.
    """
    week: Weekly = {}
    wrong: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            _read(line, number, week, wrong)
    if wrong:
        raise ValidationError(wrong)
    return week


def lines_of(weekly: Mapping[str, Any]) -> str:
    """The lines of a week; neighbouring days with the same hours share one."""
    days = [(day, weekly.get(str(day), [])) for day in range(7)]
    found = []
    for hours, group in groupby(days, key=lambda one: one[1]):
        numbers = [day for day, _ in group]
        if hours:
            first, last = DAYS[numbers[0]].title(), DAYS[numbers[-1]].title()
            name = first if first == last else f"{first}-{last}"
            found.append(f"{name}: {', '.join(f'{start}-{end}' for start, end in hours)}")
    return "\n".join(found)


def _read(line: str, number: int, week: Weekly, wrong: list[str]) -> None:
    parts = _LINE.fullmatch(line)
    first = _day(parts.group(1)) if parts else None
    last = _day(parts.group(2)) if parts and parts.group(2) else first
    if parts is None or first is None or last is None or last < first:
        wrong.append(
            _("Baris %(number)s: tulis hari lalu jamnya, misalnya “Senin-Kamis: 07:30-12:00”.")
            % {"number": number}
        )
        return
    hours = _hours(parts.group(3), number, wrong)
    for day in range(first, last + 1):
        if str(day) in week:
            wrong.append(
                _("Baris %(number)s: %(day)s sudah ditulis di atasnya.")
                % {"number": number, "day": DAYS[day].title()}
            )
        elif hours:
            week[str(day)] = hours


def _hours(text: str, number: int, wrong: list[str]) -> list[list[str]]:
    if text.strip().casefold() in CLOSED:
        return []
    found = []
    for part in text.split(","):
        span = _SPAN.fullmatch(part)
        if span is None:
            wrong.append(
                _("Baris %(number)s: “%(part)s” bukan rentang jam; tulis seperti 07:30-12:00.")
                % {"number": number, "part": part.strip()}
            )
            continue
        hour, minute, end_hour, end_minute = span.groups()
        found.append([f"{int(hour):02}:{minute}", f"{int(end_hour):02}:{end_minute}"])
    return found


def _day(word: str) -> int | None:
    plain = word.casefold()
    for names in (DAYS, ENGLISH):
        if plain in names:
            return names.index(plain)
    return None
