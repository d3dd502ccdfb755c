"""The one place that takes out what no text may hold: NUL, control and direction characters."""

import re
import unicodedata

# Direction overrides can make a text read otherwise than it is stored.
_DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_FORBIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ud800-\udfff" + _DIRECTION + "]"
)


def clean_text(text: str) -> str:
    """A text of several lines without what may not be stored; lines end in LF."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub("", unicodedata.normalize("NFC", _FORBIDDEN.sub("", plain))).strip()


def clean_line(text: str) -> str:
    """The same for a field of one line."""
    return " ".join(clean_text(text).split())
