"""Times as people say them, in Indonesian: for letters and messages that no template makes."""

from datetime import datetime, timedelta, tzinfo

from ulas.clock.fields import WEEKDAYS
from ulas.clock.segments import utc

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_NEAR = {-1: "kemarin", 0: "hari ini", 1: "besok"}
_UNITS = (
    (timedelta(days=2), timedelta(days=1), "hari"),
    (timedelta(hours=1), timedelta(hours=1), "jam"),
    (timedelta(minutes=1), timedelta(minutes=1), "menit"),
)


def in_words(length: timedelta) -> str:
    """Return a length of time in its largest fitting unit, rounded down: "3 jam"; days from two."""
    for least, unit, word in _UNITS:
        if length >= least:
            return f"{length // unit} {word}"
    return "kurang dari 1 menit"


def left_in_words(due: datetime, now: datetime) -> str:
    """Return "sisa 42 menit", "terlambat 3 jam" or, when it is due now, "jatuh tempo sekarang"."""
    left = utc(due) - utc(now)
    if not left:
        return "jatuh tempo sekarang"
    return f"sisa {in_words(left)}" if left > timedelta() else f"terlambat {in_words(-left)}"


def promise_in_words(due: datetime, now: datetime, tz: tzinfo) -> str:
    """Return the local moment of `due`, seen from `now`: "besok pukul 10.00".

    "kemarin", "hari ini" and "besok" by name, the next six days by weekday ("Senin pukul
    09.00"), all others by date ("Selasa, 24 Maret 2026 pukul 09.00").
    """
    local = utc(due).astimezone(tz)
    days = (local.date() - utc(now).astimezone(tz).date()).days
    weekday = WEEKDAYS[local.weekday()]
    if days in _NEAR:
        day = _NEAR[days]
    elif 0 < days < 7:
        day = weekday
    else:
        day = f"{weekday}, {local.day} {MONTHS[local.month - 1]} {local.year}"
    return f"{day} pukul {local:%H.%M}"
