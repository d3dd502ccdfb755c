"""A text that holds several matters, taken apart so that each can go to its own agency."""

from __future__ import annotations

import re

from ulas.routing.text import tokens

MOST_PARTS = 5
LEAST_WORDS = 3
_BREAK = re.compile(
    r"[.;!?\n]+\s+|\n+|\s+(?:\d{1,2}[.)]|[-*•])\s+"
    r"|,?\s+(?:selain itu|selain itu juga|kemudian juga|dan juga|serta juga|satu lagi|lalu juga"
    r"|yang kedua|yang ketiga|kedua|ketiga)\b[,:]?\s*",
    re.IGNORECASE,
)


def parts_of(text: str) -> tuple[str, ...]:
    """The parts of `text` that may be matters of their own; fewer than two mean that it has one."""
    pieces = (piece.strip() for piece in _BREAK.split(text))
    kept = [piece for piece in pieces if len(tokens(piece)) >= LEAST_WORDS]
    return tuple(kept[:MOST_PARTS]) if len(kept) > 1 else ()
