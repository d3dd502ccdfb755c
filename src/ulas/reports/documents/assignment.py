"""Lembar Disposisi: a referral with its assignments, to go round an agency on paper (row 6)."""

from datetime import datetime
from typing import Any

from ulas.complaints.models import Assignment, Referral, ServiceTarget
from ulas.complaints.queries.desk.case import DeskCase
from ulas.complaints.queries.desk.clocks import Explained
from ulas.complaints.sealed.numbers import spoken
from ulas.reports.documents.form import ERASED, place_of
from ulas.reports.documents.heading import foot, head_of
from ulas.reports.documents.rendering import rendered
from ulas.reports.documents.words import NOTHING, exact, precise, short
from ulas.sop.procedure import Procedure
from ulas.sop.terms import AssignmentState, Visibility

MOST_LETTERS = 1200
STATES = {
    AssignmentState.OPEN: "berjalan",
    AssignmentState.RETURNED: "dikembalikan",
    AssignmentState.ANSWERED: "dijawab",
    AssignmentState.WITHDRAWN: "dibatalkan",
}
SIGNERS = ["Admin instansi", "Kepala Bidang", "Petugas yang menangani"]


def assignment_sheet(case: DeskCase, referral: Referral, now: datetime) -> bytes:
    """The Lembar Disposisi of one referral in the officer's sight, as PDF; names no complainant.

    Raises:
        DocumentRefused: see `rendering.rendered`.
    """
    return rendered("assignment", assignment_data(case, referral, now), now)


def assignment_data(case: DeskCase, referral: Referral, now: datetime) -> dict[str, Any]:
    """Everything that the sheet prints."""
    complaint = case.complaint
    procedure = complaint.procedure_version.procedure()
    number = spoken(complaint.number)
    text = ERASED if complaint.erased_at else case.text
    secret = complaint.visibility == Visibility.CONFIDENTIAL
    return {
        "head": head_of(procedure.identity),
        "foot": foot(f"Lembar Disposisi {number}", now),
        "number": number,
        "left": [
            ["Nomor aduan", number],
            ["Tanggal aduan", short(complaint.received_at)],
            ["Sifat", _nature(secret, complaint.urgent)],
        ],
        "right": [
            ["Instansi", referral.agency.name],
            ["Dikirim", short(referral.sent_at)],
            ["Diterima", short(referral.delivered_at)],
        ],
        "title": case.readable(complaint.title),
        "body": text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS].rstrip() + " …",
        "shortened": len(text) > MOST_LETTERS,
        "place": place_of(complaint, case.readable(complaint.address)),
        "assignments": [_assignment(one) for one in case.sight.assignments(referral)],
        "deadlines": [
            *(
                _step(procedure, one)
                for one in case.open_runs
                if one.run.referral_id == referral.pk
            ),
            *(_target(procedure, one) for one in case.targets if one.met_at is None),
        ],
        "signers": SIGNERS,
    }


def _nature(secret: bool, urgent: bool) -> str:
    words = ["RAHASIA" if secret else "Biasa", "SEGERA" if urgent else ""]
    return ", ".join(word for word in words if word)


def _assignment(one: Assignment) -> list[str]:
    by = one.assigned_by.full_name if one.assigned_by else "sistem"
    state = STATES[AssignmentState(one.state)]
    return [
        one.division.name,
        one.instruction or NOTHING,
        f"{by}, {short(one.assigned_at)}",
        f"{state}: {one.return_reason}" if one.return_reason else state,
    ]


def _step(procedure: Procedure, one: Explained) -> list[str]:
    step = procedure.step(one.run.step)
    due = "jam berhenti menunggu pengadu" if one.run.paused_at else exact(one.run.due_at)
    limit = f"{precise(one.limit)} kerja" if one.limit is not None else NOTHING
    return [step.title, limit, due]


def _target(procedure: Procedure, one: ServiceTarget) -> list[str]:
    title = next((t.title for t in procedure.targets if t.key == one.key), one.key)
    return [title, "janji layanan", exact(one.due_at)]
