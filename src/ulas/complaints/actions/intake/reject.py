"""Verb: the complaint is not taken up, on a named ground (SOP rows 2 to 4)."""

from datetime import datetime

from django.db import transaction

from ulas.complaints.actions.finishing.unmerge import let_followers_go, lock_with_followers
from ulas.complaints.casefile import Actor, FieldRefused, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.casefile.settling import withdraw_open_referrals
from ulas.complaints.casefile.targets import keys_ending_with
from ulas.complaints.grounds import GROUND_LABELS
from ulas.complaints.models import Complaint, MessageKind
from ulas.sop.parts import TargetEnd
from ulas.sop.terms import ComplaintState, Verb


def reject(
    *, complaint_id: int, by: Actor, now: datetime, ground: str, explanation: str
) -> Complaint:
    """Reject a complaint; the complainant reads ground and explanation and may object.

    Raises:
        FieldRefused: unknown ground or no explanation; MoveRefused: see `sop.moves`.
    """
    if ground not in GROUND_LABELS:
        raise FieldRefused("ground", "Pilih dasar penolakan dari daftar.")
    explanation = needed(
        explanation,
        "explanation",
        "Tulis penjelasan bagi pengadu, termasuk ke mana ia dapat pergi.",
    )
    with transaction.atomic():
        lock_with_followers(complaint_id)
        with opened(Verb.REJECT, complaint_id, by=by, now=now, all_referrals=True) as case:
            complaint = case.complaint
            complaint.state = ComplaintState.REJECTED
            complaint.rejection_ground = ground
            complaint.closed_at = now
            case.payload["ground"] = ground
            withdraw_open_referrals(complaint, now)
            case.meet(
                *keys_ending_with(case, TargetEnd.FIRST_MESSAGE),
                *keys_ending_with(case, TargetEnd.FINAL),
            )
            case.tell_text("rejected", explanation, MessageKind.REASON)
        let_followers_go(complaint_id=complaint_id, now=now)
    return complaint
