"""Which complaint numbers somebody may have meant who typed digits."""

import re

from ulas.complaints.sealed.numbers import check_digit, read_number

LENGTH = 10
LEAST_DIGITS = 4
_BETWEEN = re.compile(r"[\s.\-/#:()+]|^(no|nomor|aduan)\b", re.IGNORECASE)


def digits_of(typed: str) -> str:
    """The digits of a text that is nothing but a number, however spaced; else ""."""
    bare = _BETWEEN.sub("", _BETWEEN.sub("", typed.strip()))
    return bare if bare.isascii() and bare.isdigit() else ""


def numbers_meant(digits: str) -> list[str]:
    """The number itself where the check digit fits, else all that are one slip away.

    Nine digits are a number without its check digit.
    """
    if len(digits) == LENGTH - 1:
        return [digits + check_digit(digits)]
    if len(digits) != LENGTH:
        return []
    exact = read_number(digits)
    return [exact] if exact else sorted(set(filter(read_number, _one_slip_away(digits))))


def _one_slip_away(digits: str) -> list[str]:
    changed = [
        digits[:place] + other + digits[place + 1 :]
        for place in range(LENGTH)
        for other in "0123456789"
    ]
    swapped = [
        digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        for place in range(LENGTH - 1)
    ]
    return changed + swapped
