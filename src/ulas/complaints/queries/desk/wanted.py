"""What an officer asks of the list of cases."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sort(StrEnum):
    """The order of the list; the value stands in the address."""

    NEWEST = ""
    OLDEST = "terlama"
    LEAST_TIME = "tenggat"


class Lateness(StrEnum):
    """Where the nearest deadline of a case stands; the value stands in the address."""

    ANY = ""
    LATE = "lewat"
    TODAY = "hari-ini"
    NONE_LATE = "belum"


@dataclass(frozen=True)
class Wanted:
    """Codes and days, empty for no filter; `division` is an id."""

    text: str = ""
    state: str = ""
    step: str = ""
    agency: str = ""
    division: str = ""
    category: str = ""
    area: str = ""
    channel: str = ""
    late: str = ""
    since: date | None = None
    until: date | None = None
    sort: str = ""
