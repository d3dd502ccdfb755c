"""Verb: a person decides what the public sees; reversible, with its reason."""

from collections.abc import Sequence
from datetime import datetime

from ulas.complaints.actions.privacy.releasing import (
    release_text,
    restore_answers,
    withdraw_release,
)
from ulas.complaints.casefile import Actor, MoveRefused, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.casefile.publicindex import HIDDEN
from ulas.complaints.models import Complaint, MessageKind
from ulas.complaints.sealed.cleaning import clean_text
from ulas.sop.terms import Verb, Visibility


def moderate(
    *,
    complaint_id: int,
    by: Actor,
    now: datetime,
    release: bool,
    text: str | None = None,
    title: str | None = None,
    attachments: Sequence[int] = (),
    reason: str = "",
) -> Complaint:
    """Release the text (as given, or masked from the filed one) and the named photos, or hide all.

    The text as filed stays untouched, so that this can be undone: answers that had been
    public come back with the text. What was hidden stays so until it is released here.

    Raises:
        FieldRefused: hiding without a reason; MoveRefused: confidential, or see `sop.moves`.
    """
    if not release:
        reason = needed(reason, "reason", "Tulis mengapa aduan ditarik dari tampilan umum.")
    with opened(Verb.MODERATE, complaint_id, by=by, now=now) as case:
        complaint = case.complaint
        if release and complaint.visibility != Visibility.PUBLIC:
            raise MoveRefused("Aduan rahasia tidak dapat dilepas ke umum.")
        if release and complaint.complainant.restricted_at is not None:
            raise MoveRefused("Pengadu meminta pemakaian datanya dibatasi; aduan tidak dilepas.")
        complaint.flags = [flag for flag in complaint.flags if flag != HIDDEN]
        if release:
            release_text(complaint, now, text, title)
            restore_answers(complaint, now)
            shown = complaint.attachments.exclude(preview="").filter(erased_at=None)
            shown.filter(pk__in=attachments).update(released_at=now)
            shown.exclude(pk__in=attachments).update(released_at=None)
        else:
            withdraw_release(complaint)
            complaint.flags = [*complaint.flags, HIDDEN]
        case.payload.update({"release": release, "files": sorted(attachments)})
        case.say(clean_text(reason), MessageKind.REASON)
    return complaint
