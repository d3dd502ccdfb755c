"""What an officer has typed and not sent."""

from ulas.agencies.models import Officer
from ulas.complaints.models import Complaint, Draft


def draft_of(officer: Officer, complaint: Complaint, verb: str, referral_id: int) -> Draft | None:
    """The officer's own draft of a move; `referral_id` 0 for the whole complaint."""
    rows = Draft.objects.filter(complaint=complaint, officer=officer, verb=verb)
    return rows.filter(about=referral_id).first()


def drafts_of(officer: Officer, complaint: Complaint) -> dict[tuple[str, int], Draft]:
    """All of the officer's drafts on a case, by verb and referral."""
    rows = Draft.objects.filter(complaint=complaint, officer=officer)
    return {(row.verb, row.about): row for row in rows}
