"""What the daily letter of an officer says: the waiting steps as of the sending."""

from datetime import datetime

from ulas.channels import links, moments
from ulas.complaints.models import Delivery, StepRun
from ulas.complaints.queries.desk.queue import in_order, waiting_for
from ulas.complaints.queries.procedures import step_title
from ulas.complaints.sealed.numbers import spoken
from ulas.sop.terms import Visibility

DIGEST = "digest"
"""The template of the letter."""
MOST_LINES = 20
SECRET = {"id": "aduan rahasia", "en": "a confidential case"}
NO_LIMIT = {"id": "tanpa batas waktu sekarang", "en": "no time limit now"}
MORE = {"id": "… dan {count} lagi.", "en": "... and {count} more."}


def digest_facts(delivery: Delivery, now: datetime, language: str) -> dict[str, str]:
    """Number of waiting and late steps, and a line for each of the first.

    Raises:
        KeyError: a delivery to no officer.
    """
    if delivery.officer is None:
        raise KeyError(delivery.template)
    waiting = waiting_for(delivery.officer, now)
    count = waiting.count()
    shown = in_order(waiting).select_related("calendar_revision", "complaint")[:MOST_LINES]
    lines = [_line(run, now, language) for run in shown]
    if count > MOST_LINES:
        lines.append(MORE[language].format(count=count - MOST_LINES))
    return {
        "waiting": str(count),
        "late": str(waiting.filter(due_at__lte=now).count()),
        "lines": "\n".join(lines),
        "link": links.queue(),
    }


def _line(run: StepRun, now: datetime, language: str) -> str:
    complaint = run.complaint
    left = moments.left(run, now, language) or NO_LIMIT[language]
    if complaint.visibility == Visibility.CONFIDENTIAL:
        return f"- {SECRET[language]}: {left}"
    title = step_title(complaint.procedure_version_id, run.step)
    return f"- {spoken(complaint.number)}, {title}: {left}"
