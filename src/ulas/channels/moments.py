"""Dates and lengths of time as a letter says them: in full, for a letter is read later."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from ulas.clock import elapsed
from ulas.clock.words import MONTHS, left_in_words
from ulas.complaints.models import StepRun

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(when: date, language: str) -> str:
    """A date: "Senin, 12 Januari 2026" or "Monday, 12 January 2026"."""
    english = language == "en"
    weekday = (_ENGLISH_DAYS if english else _DAYS)[when.weekday()]
    month = (_ENGLISH_MONTHS if english else MONTHS)[when.month - 1]
    return f"{weekday}, {when.day} {month} {when.year}"


def moment(at: datetime, language: str) -> str:
    """An instant in the city's zone: "Senin, 12 Januari 2026 pukul 10.00"."""
    local = at.astimezone(ZoneInfo(settings.TIME_ZONE))
    clock = f"at {local:%H:%M}" if language == "en" else f"pukul {local:%H.%M}"
    return f"{day(local.date(), language)} {clock}"


def left(run: StepRun, now: datetime, language: str) -> str:
    """What is left of a run's limit in working time, and until when; empty without a limit."""
    if run.due_at is None:
        return ""
    until = moment(run.due_at, language)
    minutes = int(_working(run, now) // timedelta(minutes=1))
    if language != "en":
        if run.due_at <= now:
            return f"Batas waktunya {until} ({left_in_words(run.due_at, now)})."
        return f"Sisa {minutes} menit jam kerja, sampai {until}."
    if run.due_at <= now:
        return f"It was due on {until}."
    return f"{minutes} working minutes are left, until {until}."


def _working(run: StepRun, now: datetime) -> timedelta:
    if run.due_at is None or run.due_at <= now:
        return timedelta()
    return elapsed(run.calendar_revision.calendar(), now, run.due_at)
