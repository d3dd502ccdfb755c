"""Verb: a person is forgotten; figures and the chain stay (UU 27/2022, erasure)."""

from datetime import datetime
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from ulas.complaints.actions.privacy.releasing import withdraw_release
from ulas.complaints.casefile import Actor, MoveRefused, alike, opened
from ulas.complaints.finding import index
from ulas.complaints.models import (
    Answer,
    Assignment,
    Attachment,
    Complainant,
    Complaint,
    Delivery,
    Draft,
    Presence,
    RouterDecision,
)
from ulas.sop.terms import Verb

SEALED = ("name_sealed", "email_sealed", "phone_sealed", "nik_sealed", "address_sealed")
WAITING = "Keberatan masih diperiksa; data dapat dihapus setelah diputuskan."
INDEXES = ("email_index", "phone_index", "nik_index")


def erase_identity(*, complaint_id: int, by: Actor, now: datetime) -> Complaint:
    """Erase the person, every text and every file of an ended complaint, salts included.

    What stays names nobody: states, times, minutes, ratings and the chain of digests.

    Raises:
        MoveRefused: the complaint has not ended, or see `sop.moves`.
    """
    with transaction.atomic():
        with opened(Verb.ERASE_IDENTITY, complaint_id, by=by, now=now) as case:
            complaint, words = case.complaint, case.complaint.search
            if case.run_of("objection") is not None:
                raise MoveRefused(WAITING)
            withdraw_release(complaint)
            _erase_person(complaint.complainant, now)
            _erase_texts(complaint, now)
            alike.forget(complaint)
            _erase_files(complaint, now)
            Delivery.objects.filter(complaint=complaint, state="PENDING").update(
                state="DEAD", last_error="erased"
            )
        index.keep(complaint)
        index.forget(words)
    return complaint


def _erase_person(person: Complainant, now: datetime) -> None:
    for column in SEALED:
        setattr(person, column, None)
    for column in INDEXES:
        setattr(person, column, "")
    person.domicile, person.erased_at = "", now
    person.save()


def _erase_texts(complaint: Complaint, now: datetime) -> None:
    complaint.title = complaint.body = complaint.salt = complaint.address = complaint.search = ""
    complaint.latitude = complaint.longitude = None
    complaint.details, complaint.proposal, complaint.erased_at = {}, [], now
    gone = {"body": "", "salt": "", "erased_at": now}
    complaint.messages.update(**gone)
    complaint.feedback.update(**gone)
    complaint.reveals.update(purpose="")
    complaint.referrals.update(return_reason="", reasons=[])
    RouterDecision.objects.filter(complaint=complaint).update(proposed=[], remarks=[])
    Assignment.objects.filter(referral__complaint=complaint).update(
        instruction="", return_reason=""
    )
    answers = Answer.objects.filter(referral__complaint=complaint)
    Draft.objects.filter(complaint=complaint).delete()
    Presence.objects.filter(complaint=complaint).delete()
    answers.update(**gone, public_body="", return_reason="")


def _erase_files(complaint: Complaint, now: datetime) -> None:
    for attachment in Attachment.objects.filter(complaint=complaint, erased_at=None):
        for name in filter(None, (attachment.original, attachment.preview)):
            # After commit: a rolled back erasure must not have lost the files.
            transaction.on_commit(partial(default_storage.delete, name))
        attachment.original = attachment.preview = attachment.taken_at = ""
        attachment.latitude = attachment.longitude = None
        attachment.erased_at = now
        attachment.save()
