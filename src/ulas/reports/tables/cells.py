"""One cell: what it may hold, and how a text is kept from being taken for a formula."""

import re
from datetime import datetime

Cell = str | int | datetime | None

_FORMULA = re.compile(r"^\s*[=+\-@]|^[\t\r\n]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
LONGEST = 32_000


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    clean = _CONTROL.sub("", text)[:LONGEST]
    return f"'{clean}" if _FORMULA.match(clean) else clean
