"""When the system tries its next automatic step again."""

from datetime import datetime

from ulas.complaints.models import Complaint


def postpone_automatic(
    *, complaint_id: int, until: datetime | None, was: datetime | None = None
) -> bool:
    """Put off the automatic work of a complaint; None gives it up until the next verb.

    With `was` only where nobody changed the instant meanwhile: so one worker claims the work
    before another. Whether it was put off. No event: nothing happened to the complaint.
    """
    rows = Complaint.objects.filter(pk=complaint_id)
    if was is not None:
        rows = rows.filter(automatic_at=was)
    return rows.update(automatic_at=until) == 1
