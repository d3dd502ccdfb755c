"""Who else is at a case, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from ulas.complaints.queries.desk.presence import Present
from ulas.sop.moves import MOVE
from ulas.sop.terms import Verb


@dataclass(frozen=True)
class ToldPresent:
    """Name, what the person has open, and when it was last heard of."""

    name: str
    doing: str
    seen_at: datetime


def told_present(rows: list[Present]) -> list[ToldPresent]:
    """Each with the move whose form is open: that is where two people could collide."""
    return [
        ToldPresent(
            name=one.officer.full_name,
            doing=gettext(MOVE[Verb(one.verb)].label) if one.verb in list(Verb) else "",
            seen_at=one.seen_at,
        )
        for one in rows
    ]
