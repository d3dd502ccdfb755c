"""Verb: the complainant says that a photo of the answer does not show the truth."""

from datetime import datetime

from ulas.complaints.casefile import Actor, CaseNotFound, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Attachment, MessageKind
from ulas.sop.terms import Role, Verb


def dispute_photo(
    *, complaint_id: int, attachment_id: int, by: Actor, now: datetime, reason: str
) -> Attachment:
    """Mark an answer's photo as disputed; original bytes, hash and time are there to check.

    Raises:
        FieldRefused: no reason; CaseNotFound: no such photo; MoveRefused: see `sop.moves`.
    """
    reason = needed(reason, "reason", "Tulis apa yang tidak benar pada foto ini.")
    with opened(Verb.DISPUTE_PHOTO, complaint_id, by=by, now=now) as case:
        photo = case.complaint.attachments.filter(pk=attachment_id).exclude(answer=None).first()
        if photo is None:
            raise CaseNotFound
        photo.disputed_at = now
        photo.save(update_fields=["disputed_at"])
        case.payload["file"] = photo.digest
        case.say(reason, MessageKind.OBJECTION, to_complainant=True)
        case.tell_role("photo_disputed", Role.INFORMATION_CLERK)
    return photo
