"""Verb: the complainant takes the complaint back."""

from datetime import datetime

from django.db import transaction

from ulas.complaints.actions.finishing.unmerge import let_followers_go, lock_with_followers
from ulas.complaints.casefile import Actor, opened
from ulas.complaints.casefile.settling import withdraw_open_referrals
from ulas.complaints.models import Complaint, MessageKind
from ulas.complaints.sealed.cleaning import clean_text
from ulas.sop.terms import ComplaintState, Verb


def withdraw_complaint(
    *, complaint_id: int, by: Actor, now: datetime, reason: str = ""
) -> Complaint:
    """End a complaint at the complainant's wish; agencies that had it are told.

    Raises:
        MoveRefused: see `sop.moves`.
    """
    with transaction.atomic():
        lock_with_followers(complaint_id)
        with opened(
            Verb.WITHDRAW_COMPLAINT, complaint_id, by=by, now=now, all_referrals=True
        ) as case:
            complaint = case.complaint
            complaint.state = ComplaintState.WITHDRAWN
            complaint.closed_at = now
            case.say(clean_text(reason), MessageKind.REASON, to_complainant=True)
            for run in case.runs:
                case.tell_owner(run, "complaint_withdrawn")
            withdraw_open_referrals(complaint, now)
            case.tell_complainant("complaint_withdrawn")
        let_followers_go(complaint_id=complaint_id, now=now)
    return complaint
