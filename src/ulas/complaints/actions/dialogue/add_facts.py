"""Verb: the complainant adds facts; a clock that waited for them goes on."""

from collections.abc import Sequence
from datetime import datetime

from ulas.complaints.actions.dialogue.resuming import resume_runs
from ulas.complaints.casefile import Actor, opened
from ulas.complaints.casefile.attaching import attach, stored
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Complaint, MessageKind
from ulas.complaints.sealed.attachments import PreparedFile
from ulas.sop.terms import Role, Verb


def add_facts(
    *,
    complaint_id: int,
    by: Actor,
    now: datetime,
    text: str,
    attachments: Sequence[PreparedFile] = (),
) -> Complaint:
    """Add text and files to the case; whoever works on it is told, else the clerk.

    Raises:
        FieldRefused: no text, too many files; MoveRefused: see `sop.moves`.
    """
    text = needed(text, "text", "Tulis keterangan Anda.")
    files = stored(attachments)
    with opened(Verb.ADD_FACTS, complaint_id, by=by, now=now) as case:
        message = case.say(text, MessageKind.FACTS, to_complainant=True)
        case.payload["files"] = attach(case.complaint, files, now, purpose="FACTS", message=message)
        resume_runs(case)
        for run in case.runs:
            case.tell_owner(run, "facts_added")
        if not case.deliveries:
            case.tell_role("facts_added", Role.INFORMATION_CLERK)
    return case.complaint
