"""Complaints that were merged into another: they hear what it hears."""

from typing import Any

from django.db.models import QuerySet

from ulas.complaints.casefile.outbox import tell
from ulas.complaints.casefile.situation import Situation
from ulas.complaints.models import Complaint, Delivery
from ulas.sop.terms import ComplaintState


def followers(complaint: Complaint) -> QuerySet[Complaint]:
    """Complaints that follow this one now; one that was taken back follows no more."""
    following = Complaint.objects.filter(merged_into=complaint, state=ComplaintState.MERGED)
    return following.select_related("complainant").order_by("id")


def letters_to_followers(case: Situation, template: str, **facts: Any) -> list[Delivery]:
    """A letter, not saved, to the complainant of every follower whom letters reach.

    Of a final answer it has words of its own: who follows neither judges nor reopens.
    """
    own = "answered_together" if template == "answered" else template
    letters = []
    for follower in followers(case.complaint):
        if follower.complainant.reachable:
            letter = tell(case, own, complainant=follower.complainant, facts=facts)
            letter.complaint = follower
            letters.append(letter)
    return letters
