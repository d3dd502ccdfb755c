"""Dates as exports write them."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

MONTHS = {
    "januari": 1, "februari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7,
    "agustus": 8, "september": 9, "oktober": 10, "november": 11, "desember": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "sep": 9,
    "okt": 10, "nov": 11, "des": 12,
}  # fmt: skip
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ](?P<time>.*))?")
_DAY_FIRST = re.compile(
    r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})(?:[,T ]+(?P<time>.*))?"
)
_NAMED = re.compile(
    r"(?:\w+,\s*)?(?P<d>\d{1,2})[ -](?P<month>[A-Za-z]+)[ -](?P<y>\d{4})(?:[, ]+(?P<time>.*))?"
)
_TIME = re.compile(
    r"(?:pukul\s*)?(?P<h>\d{1,2})[:.](?P<min>\d{2})(?:[:.](?P<s>\d{2})(?:\.\d+)?)?"
    r"\s*(?:WIB|(?P<offset>Z|[+-]\d{2}:?\d{2}))?",
    re.IGNORECASE,
)


def read_moment(text: str, zone: ZoneInfo) -> datetime | None:
    """The instant that a text names, in `zone` where it names no offset; None when none.

    Reads 2026-01-10 09:30, 10/01/2026 09.30 (day first) and 10 Januari 2026. A date without
    a time is that day's midnight.
    """
    found = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text) or _NAMED.fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    month = MONTHS.get(parts["month"].casefold()) if "month" in parts else int(parts["m"])
    time = _TIME.fullmatch((parts["time"] or "00:00").strip())
    if month is None or time is None:
        return None
    try:
        wall = datetime(
            int(parts["y"]), month, int(parts["d"]), int(time["h"]), int(time["min"]),
            int(time["s"] or 0), tzinfo=zone,
        )  # fmt: skip
    except ValueError:
        return None
    if time["offset"]:
        offset = time["offset"].upper().replace("Z", "+00:00")
        return datetime.fromisoformat(f"{wall.replace(tzinfo=None).isoformat()}{offset}")
    return wall
