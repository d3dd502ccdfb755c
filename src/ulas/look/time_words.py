"""Times as people say them: "sisa 42 menit", "terlambat 3 jam", "kemarin 09.12"."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

MINUTE, HOUR, DAY = 60, 3600, 86400
SOON_SHARE = 0.2
SOON_LEAST = timedelta(minutes=15)

_WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Remaining:
    """How a deadline stands: `kind` is on_time, soon, late, paused or none, `words` says it."""

    kind: str
    words: str
    icon: str


def remaining(
    due: datetime | None,
    now: datetime,
    limit: timedelta | None = None,
    *,
    paused: bool = False,
) -> Remaining:
    """How much is left until `due`; "soon" from the last fifth of `limit`, at least 15 minutes.

    On the same day it counts down, later it names the moment: working hours make "16 jam"
    misleading for a step that only needs 20 minutes tomorrow.
    """
    if paused:
        return Remaining("paused", gettext("jam berhenti sementara"), "pause-circle")
    if due is None:
        return Remaining("none", gettext("tanpa batas waktu"), "clock")
    if now > due:
        words = gettext("terlambat %(span)s") % {"span": span(now - due)}
        return Remaining("late", words, "exclamation-triangle")
    left = due - now
    soon = left <= max(SOON_LEAST, (limit or timedelta()) * SOON_SHARE)
    if _local(due).date() == _local(now).date() or left < timedelta(hours=3):
        words = gettext("sisa %(span)s") % {"span": span(left)}
    else:
        words = gettext("sampai %(moment)s") % {"moment": moment(due, now)}
    return (
        Remaining("soon", words, "clock-history") if soon else Remaining("on_time", words, "clock")
    )


def span(length: timedelta) -> str:
    """A length of time in its largest fitting unit, "3 jam" for three hours and a half."""
    seconds = max(0, int(length.total_seconds()))
    if seconds < MINUTE:
        return gettext("kurang dari 1 menit")
    if seconds < HOUR:
        count = seconds // MINUTE
        return ngettext("%(count)s menit", "%(count)s menit", count) % {"count": count}
    if seconds < 2 * DAY:
        count = seconds // HOUR
        return ngettext("%(count)s jam", "%(count)s jam", count) % {"count": count}
    count = seconds // DAY
    return ngettext("%(count)s hari", "%(count)s hari", count) % {"count": count}


def moment(at: datetime, now: datetime) -> str:
    """An instant as people say it on the day of `now`: "hari ini 14.05", "Senin 09.12"."""
    local = _local(at)
    days = (local.date() - _local(now).date()).days
    near = {0: gettext("hari ini"), -1: gettext("kemarin"), 1: gettext("besok")}
    if days in near:
        day = near[days]
    elif 1 < days < 7:
        day = _WEEKDAYS[told_in()][local.weekday()]
    else:
        day = day_words(local.date(), year=local.year != _local(now).year)
    return f"{day} {clock(at)}"


def exact(at: datetime) -> str:
    """The full instant for hovering and print: "Senin, 12 Januari 2026 14.05 WIB"."""
    local = _local(at)
    weekday = _WEEKDAYS[told_in()][local.weekday()]
    return f"{weekday}, {day_words(local.date())} {clock(at)} {local.tzname() or ''}".strip()


def clock(at: datetime) -> str:
    """The time of day, with a point in Indonesian and a colon in English."""
    return _local(at).strftime("%H:%M" if told_in() == "en" else "%H.%M")


def day_words(day: date, *, year: bool = True) -> str:
    """A date in words: "12 Januari 2026"."""
    month = _MONTHS[told_in()][day.month - 1]
    return f"{day.day} {month} {day.year}" if year else f"{day.day} {month}"


def local_day(at: datetime) -> date:
    """The day of an instant in the city."""
    return _local(at).date()


def _local(at: datetime) -> datetime:
    return timezone.localtime(at)


def told_in() -> str:
    """The language that letters and the procedure's phrases have for this reader: id or en."""
    return "en" if (get_language() or "").startswith("en") else "id"
