"""Times and lengths as they are printed: exact, in Indonesian, in the city's time."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from ulas.clock.fields import WEEKDAYS
from ulas.clock.words import MONTHS

NOTHING = "—"


def day_words(day: date | None) -> str:
    """A date: "12 Januari 2026"; a dash for none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else NOTHING


def exact(at: datetime | None) -> str:
    """An instant in full: "Senin, 12 Januari 2026 pukul 09.00 WIB"; a dash for none."""
    if at is None:
        return NOTHING
    local = timezone.localtime(at)
    zone = local.tzname() or ""
    day = f"{WEEKDAYS[local.weekday()]}, {day_words(local.date())}"
    return f"{day} pukul {local:%H.%M} {zone}".strip()


def short(at: datetime | None) -> str:
    """An instant for tables: "12 Jan 2026 09.00"; a dash for none."""
    if at is None:
        return NOTHING
    local = timezone.localtime(at)
    return f"{local.day} {MONTHS[local.month - 1][:3]} {local.year} {local:%H.%M}"


def between(start: datetime, end: datetime) -> str:
    """A span for tables; the day of its end only where it is another: "12 Jan 09.00 – 10.15"."""
    first, last = timezone.localtime(start), timezone.localtime(end)
    head = f"{first.day} {MONTHS[first.month - 1][:3]} {first:%H.%M}"
    if first.date() == last.date():
        return f"{head} – {last:%H.%M}"
    return f"{head} – {last.day} {MONTHS[last.month - 1][:3]} {last:%H.%M}"


def precise(length: timedelta) -> str:
    """A length with nothing rounded away but parts of a second: "1 jam 12 menit"."""
    seconds = int(length.total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = ((hours, "jam"), (minutes, "menit"), (seconds, "detik"))
    return " ".join(f"{count} {word}" for count, word in parts if count) or "0 menit"
