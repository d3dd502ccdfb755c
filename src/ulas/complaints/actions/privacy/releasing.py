"""What the public may read: masked texts, never of a confidential or flagged case."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from ulas.complaints.casefile import publicindex
from ulas.complaints.models import Answer, Attachment, Complaint
from ulas.routing import mask_contacts
from ulas.sop.terms import AnswerState, Visibility

SHOWN_WITH = ("ANSWER", "BEFORE", "AFTER")
"""Purposes of the photos that an answer shows; its source (a letter) is not among them."""


def releasable(complaint: Complaint) -> bool:
    """Whether texts may go out together with an answer; a flagged case needs its own decision."""
    flagged = [flag for flag in complaint.flags if flag != "UNVERIFIED"]
    restricted = complaint.complainant.restricted_at is not None
    return complaint.visibility == Visibility.PUBLIC and not flagged and not restricted


def release_answer(
    complaint: Complaint, answer: Answer, now: datetime, photos: Collection[int] | None = None
) -> None:
    """Release answer, complaint text and their photos, masked; the caller saves both rows.

    `photos` names the attachments that may go out; None means all of them. The answer may be a
    new one that is not saved yet; such a one has no photos.
    """
    if not releasable(complaint):
        return
    answer.public_body = mask_contacts(answer.body)[0]
    answer.released_at = now
    if complaint.released_at is None:
        release_text(complaint, now)
        _release_photos(complaint.attachments.filter(purpose="FILED"), now, photos)
    if answer.pk is not None:
        _release_photos(answer.attachments.filter(purpose__in=SHOWN_WITH), now, photos)


def release_correction(complaint: Complaint, old: Answer, new: Answer, now: datetime) -> None:
    """Let a saved correction take the public place of the old answer, with its photos.

    What is out of sight stays so, and comes back with the new text (`restore_answers`).
    """
    old.attachments.filter(purpose__in=SHOWN_WITH).update(answer=new)
    if old.public_body:
        new.public_body = mask_contacts(new.body)[0]
    if old.released_at is not None and releasable(complaint):
        new.released_at = now
    old.released_at = None


def _release_photos(
    rows: QuerySet[Attachment], now: datetime, photos: Collection[int] | None
) -> None:
    waiting = rows.filter(erased_at=None, released_at=None).exclude(preview="")
    if photos is not None:
        waiting = waiting.filter(pk__in=photos)
    waiting.update(released_at=now)


def release_text(
    complaint: Complaint, now: datetime, text: str | None = None, title: str | None = None
) -> None:
    """Make the public text from the given or the filed one, contacts masked in any case."""
    complaint.public_body = mask_contacts(complaint.body if text is None else text)[0]
    complaint.public_title = mask_contacts(complaint.title if title is None else title)[0][:160]
    complaint.released_at = now
    publicindex.refresh(complaint)


def withdraw_release(complaint: Complaint) -> None:
    """Take everything of a case out of public sight; the texts themselves stay.

    An answer keeps its masked text, by which `restore_answers` knows what had been public.
    """
    complaint.public_body = complaint.public_title = ""
    complaint.released_at = None
    publicindex.refresh(complaint)
    complaint.attachments.update(released_at=None)
    Answer.objects.filter(referral__complaint=complaint).update(released_at=None)


def restore_answers(complaint: Complaint, now: datetime) -> None:
    """Put the answers back that were public before the case was taken out of sight."""
    answers = Answer.objects.filter(referral__complaint=complaint, state=AnswerState.PUBLISHED)
    answers.filter(released_at=None).exclude(public_body="").update(released_at=now)
