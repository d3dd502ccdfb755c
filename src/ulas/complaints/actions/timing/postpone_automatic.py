"""When the system tries its next automatic step again."""

from datetime import datetime

from ulas.complaints.models import Complaint


def postpone_automatic(*, complaint_id: int, until: datetime | None) -> None:
    """Put off the automatic work of a complaint; None gives it up until the next verb.

    No event: nothing happened to the complaint.
    """
    Complaint.objects.filter(pk=complaint_id).update(automatic_at=until)
