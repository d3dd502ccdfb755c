"""Complaint numbers that can be read over the phone: ten digits, the last one a check digit.

Two digits of the year, seven random ones (so that a number tells neither volume nor
neighbour), one Damm check digit, which finds every single wrong digit and every swap of
two neighbours.
"""

import re
import secrets
from datetime import datetime

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def fresh_number(now: datetime) -> str:
    """A new number for a complaint filed at `now`; uniqueness is the database's to check."""
    body = f"{now.year % 100:02d}{secrets.randbelow(10**7):07d}"
    return body + check_digit(body)


def check_digit(digits: str) -> str:
    """The Damm check digit of a string of digits."""
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return str(interim)


def read_number(typed: str) -> str | None:
    """The number that a person typed, whatever the spacing; None when it cannot be one."""
    digits = re.sub(r"[\s.\-/]", "", typed)
    if re.fullmatch(r"[0-9]{10}", digits) and check_digit(digits[:9]) == digits[9]:
        return digits
    return None


def spoken(number: str) -> str:
    """The number in groups as it is shown and read aloud: 2648-310-572."""
    return f"{number[:4]}-{number[4:7]}-{number[7:]}"
