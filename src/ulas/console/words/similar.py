"""Cases that may be the same matter, are near by, or come from the same person, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from ulas.agencies.models import Officer
from ulas.complaints.models import Complaint
from ulas.complaints.queries.desk.near import NearCase
from ulas.complaints.queries.merging import merge_candidates
from ulas.complaints.queries.moves import AllowedMove
from ulas.complaints.sealed.numbers import spoken
from ulas.console.words.rows import headline
from ulas.sop.terms import STATE_TITLE, ComplaintState, Verb


@dataclass(frozen=True)
class Similar:
    """A case beside this one: how alike (percent), why, how far, and whether it could be joined."""

    number: str
    spoken: str
    title: str
    state: str
    filed_at: datetime
    percent: int = 0
    reasons: tuple[str, ...] = ()
    metres: int | None = None
    joinable: bool = False


def similar_cases(officer: Officer, complaint: Complaint) -> list[Similar]:
    """Candidates for a merge; only Diskominfo, who sees every case, is shown any."""
    if not officer.is_coordinator:
        return []
    return [
        _told(
            officer, one.complaint, percent=round(one.score * 100), reasons=tuple(one.reasons),
            joinable=True,
        )
        for one in merge_candidates(complaint)
    ]  # fmt: skip


def told_near(
    officer: Officer, rows: Sequence[NearCase], moves: Sequence[AllowedMove]
) -> list[Similar]:
    """Cases near by; they can be joined where the officer may merge now."""
    merging = any(one.move.verb is Verb.MERGE for one in moves)
    return [
        _told(
            officer, one.complaint, percent=round(one.score * 100), reasons=one.reasons,
            metres=one.metres, joinable=merging and one.joinable,
        )
        for one in rows
    ]  # fmt: skip


def told_cases(officer: Officer, rows: Sequence[Complaint]) -> list[Similar]:
    """Other cases of the same person."""
    return [_told(officer, row) for row in rows]


def _told(
    officer: Officer,
    complaint: Complaint,
    *,
    percent: int = 0,
    reasons: tuple[str, ...] = (),
    metres: int | None = None,
    joinable: bool = False,
) -> Similar:
    return Similar(
        number=complaint.number,
        spoken=spoken(complaint.number),
        title=headline(complaint, officer),
        state=gettext(STATE_TITLE[ComplaintState(complaint.state)]),
        filed_at=complaint.filed_at,
        percent=percent,
        reasons=reasons,
        metres=metres,
        joinable=joinable,
    )
