"""Verb: an internal note."""

from datetime import datetime

from ulas.complaints.actions.dialogue.mentions import tell_mentioned
from ulas.complaints.casefile import Actor, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Complaint, MessageKind
from ulas.sop.terms import Verb


def add_note(
    *, complaint_id: int, by: Actor, now: datetime, text: str, referral_id: int | None = None
) -> Complaint:
    """Keep a note that only officers read; with a referral only its agency and Diskominfo.

    Officers named with "@" are told at once.

    Raises:
        FieldRefused: no text, a name that may not read it; MoveRefused: see `sop.moves`.
    """
    text = needed(text, "text", "Tulis catatannya.")
    with opened(Verb.ADD_NOTE, complaint_id, by=by, now=now, referral_id=referral_id) as case:
        case.say(text, MessageKind.NOTE)
        tell_mentioned(case, text)
    return case.complaint
