"""Which days a person may mean: at the edges of the calendar no hour can be added or taken away."""

from datetime import date

EARLIEST = date(2000, 1, 1)
LATEST = date(2099, 12, 31)
OUTSIDE = "Tulis tanggal antara 1 Januari 2000 dan 31 Desember 2099."


def is_known(day: date) -> bool:
    """Whether a day lies within what the house reckons with."""
    return EARLIEST <= day <= LATEST
