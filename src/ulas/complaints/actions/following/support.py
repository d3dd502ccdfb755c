"""A neighbour has the same trouble."""

from datetime import datetime

from ulas.complaints.casefile import CaseNotFound
from ulas.complaints.models import Complaint, Support
from ulas.complaints.sealed.sealing import blind_index


def support(*, complaint_id: int, supporter: str, now: datetime) -> int:
    """Add one support of a released complaint; the same supporter counts once.

    `supporter` is a contact or a random cookie value; only its keyed digest is kept.
    Returns how many support it.

    Raises:
        CaseNotFound: not there, or not released to the public.
    """
    found = Complaint.objects.filter(pk=complaint_id).exclude(released_at=None).first()
    if found is None:
        raise CaseNotFound
    Support.objects.get_or_create(
        complaint=found, supporter=blind_index(supporter, "email"), defaults={"made_at": now}
    )
    return found.supports.count()
