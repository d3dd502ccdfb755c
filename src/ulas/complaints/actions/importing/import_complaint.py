"""A row of another system's export becomes a complaint with a history of its own."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from ulas.complaints.actions.answering.publish_answer import publish_answer
from ulas.complaints.actions.answering.submit_answer import submit_answer
from ulas.complaints.actions.dialogue.add_note import add_note
from ulas.complaints.actions.finishing.close import close
from ulas.complaints.actions.intake.accept import accept
from ulas.complaints.actions.intake.file_complaint import file_complaint
from ulas.complaints.actions.intake.filing import Filing
from ulas.complaints.actions.intake.reject import reject
from ulas.complaints.actions.intake.withdraw_complaint import withdraw_complaint
from ulas.complaints.actions.referring.deliver import deliver
from ulas.complaints.actions.referring.distribute import distribute
from ulas.complaints.casefile import COMPLAINANT, SYSTEM, Actor
from ulas.complaints.models import (
    Complaint,
    Delivery,
    DeliveryState,
    ImportedRow,
    ServiceTarget,
    StepRun,
)
from ulas.sop.terms import Role

IMPORTED = "IMPORTED"
CLERK = Actor(role=Role.INFORMATION_CLERK)
AGENCY = Actor(role=Role.AGENCY_OFFICER)


class Outcome(StrEnum):
    """How the other system left a complaint."""

    OPEN = "OPEN"
    ANSWERED = "ANSWERED"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"


@dataclass(frozen=True)
class ImportedCase:
    """One row as this house understands it; instants are aware.

    `agency` is a code; an answered case needs it with `answer` and `answered_at`, a rejected
    one the code of its `ground`. `note` keeps what the row said that has no place here.
    """

    key: str
    filing: Filing
    channel: str
    received_at: datetime
    outcome: Outcome = Outcome.OPEN
    agency: str = ""
    ground: str = ""
    answer: str = ""
    answered_at: datetime | None = None
    closed_at: datetime | None = None
    note: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """SHA-256 of the row's cells, by which a changed row is told from the same one."""
        return hashlib.sha256(
            json.dumps(dict(self.cells), sort_keys=True, ensure_ascii=True).encode()
        ).hexdigest()


@dataclass(frozen=True)
class Imported:
    """What came of a row: `fresh` when it was taken now, `differs` when it changed since."""

    complaint: Complaint
    fresh: bool
    differs: bool = False


def import_complaint(
    *, case: ImportedCase, source: str, now: datetime, keep: bool = True
) -> Imported:
    """Take in one row, once for each source and key, with its history, or nothing of it.

    An open row is filed now with its true time of receipt and waits for the clerk; an ended
    one is driven through the verbs with the dates of the file, which makes a real chain. No
    letter leaves, nothing is released to the public, and every minute that ran before is
    marked as imported, so that it counts for nobody. Without `keep` everything is done and
    undone, to see whether it can be.

    Raises:
        FilingRefused, FieldRefused, MoveRefused: with a sentence about the row.
        NoProcedure: the row is older than the first SOP version.
    """
    with transaction.atomic():
        earlier = ImportedRow.objects.filter(source=source, row_key=case.key).first()
        if earlier is not None:
            return Imported(earlier.complaint, fresh=False, differs=earlier.digest != case.digest)
        complaint = _filed(case, now)
        ImportedRow.objects.create(
            source=source,
            row_key=case.key,
            digest=case.digest,
            complaint=complaint,
            imported_at=now,
        )
        _drive(case, complaint.pk)
        if case.note:
            add_note(complaint_id=complaint.pk, by=CLERK, now=now, text=case.note)
        _mark(complaint.pk, source)
        complaint.refresh_from_db()
        transaction.set_rollback(not keep)
    return Imported(complaint, fresh=True)


def _filed(case: ImportedCase, now: datetime) -> Complaint:
    ended = case.outcome is not Outcome.OPEN
    return file_complaint(
        filing=case.filing,
        by=SYSTEM,
        now=case.received_at if ended else now,
        channel=case.channel,
        received_at=case.received_at,
    ).complaint


def _drive(case: ImportedCase, pk: int) -> None:
    ended_at = case.answered_at or case.closed_at or case.received_at
    if case.outcome is Outcome.REJECTED:
        explanation = case.answer or "Ditolak di sistem lama; penjelasannya tidak ikut diekspor."
        reject(complaint_id=pk, by=CLERK, now=ended_at, ground=case.ground, explanation=explanation)
    elif case.outcome is Outcome.WITHDRAWN:
        withdraw_complaint(complaint_id=pk, by=COMPLAINANT, now=ended_at)
    elif case.outcome is Outcome.ANSWERED:
        _answer(case, pk, ended_at)


def _answer(case: ImportedCase, pk: int, answered_at: datetime) -> None:
    received = case.received_at
    accept(complaint_id=pk, by=SYSTEM, now=received, elsewhere=True)
    (referral,) = distribute(complaint_id=pk, by=SYSTEM, now=received, agencies=[case.agency])
    here = referral.pk
    deliver(complaint_id=pk, referral_id=here, by=CLERK, now=received, means="LETTER")
    answer = submit_answer(
        complaint_id=pk, referral_id=here, by=AGENCY, now=answered_at, text=case.answer
    )
    publish_answer(
        complaint_id=pk,
        referral_id=here,
        answer_id=answer.pk,
        by=AGENCY,
        now=answered_at,
        release=False,
    )
    close(complaint_id=pk, by=SYSTEM, now=case.closed_at or answered_at)


def _mark(pk: int, source: str) -> None:
    """Say of every trace of time that it is imported, and call back the letters."""
    Delivery.objects.filter(complaint_id=pk, state=DeliveryState.PENDING).delete()
    Complaint.objects.filter(pk=pk).update(details={"imported": True})
    ServiceTarget.objects.filter(complaint_id=pk).update(excused=True)
    StepRun.objects.filter(complaint_id=pk).update(
        excused=True,
        excused_reason=f"Diimpor dari {source}",
        next_warning_at=None,
        charged_to=IMPORTED,
    )
