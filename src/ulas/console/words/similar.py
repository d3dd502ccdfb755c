"""Cases that may be the same matter, in words."""

from dataclasses import dataclass
from datetime import datetime

from ulas.agencies.models import Officer
from ulas.complaints.models import Complaint
from ulas.complaints.queries.merging import merge_candidates
from ulas.complaints.sealed.numbers import spoken
from ulas.console.words.rows import headline


@dataclass(frozen=True)
class Similar:
    """A running case like this one, how alike (percent) and why."""

    number: str
    spoken: str
    title: str
    percent: int
    reasons: list[str]
    filed_at: datetime


def similar_cases(officer: Officer, complaint: Complaint) -> list[Similar]:
    """Candidates for a merge; only Diskominfo, who sees every case, is shown any."""
    if not officer.is_coordinator:
        return []
    return [
        Similar(
            number=one.complaint.number,
            spoken=spoken(one.complaint.number),
            title=headline(one.complaint, officer),
            percent=round(one.score * 100),
            reasons=list(one.reasons),
            filed_at=one.complaint.filed_at,
        )
        for one in merge_candidates(complaint)
    ]
