"""A complaint as one row of a list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import Officer
from ulas.complaints.models import Complaint, StepRun
from ulas.complaints.queries.procedures import step_title
from ulas.complaints.sealed.numbers import spoken
from ulas.routing import mask_contacts
from ulas.sop.terms import IdentityShownTo, Role, Visibility

FIRST_WORDS = 110
BACK: dict[str, str | Promise] = {
    "RETURNED": _("dikembalikan instansi"),
    "RETURN_REFUSED": _("pengembalian ditolak"),
    "ASSIGNMENT_RETURNED": _("disposisi dikembalikan"),
    "ANSWER_RETURNED": _("jawaban dikembalikan"),
    "REOPENED": _("dibuka lagi"),
    "REINSTATED": _("dipulihkan"),
    "OBJECTED": _("pengadu keberatan"),
}


@dataclass(frozen=True)
class QueueRow:
    """One open step run with the words around it."""

    run: StepRun
    number: str
    spoken: str
    title: str
    step: str
    where: str
    place: str
    category: Any
    marks: list[str]
    late: bool
    back: str


def queue_row(run: StepRun, officer: Officer, now: datetime) -> QueueRow:
    """The row of a run in an officer's queue."""
    complaint = run.complaint
    return QueueRow(
        run=run,
        number=complaint.number,
        spoken=spoken(complaint.number),
        title=headline(complaint, officer),
        step=step_title(complaint.procedure_version_id, run.step),
        where=_where(run, officer),
        place=complaint.area.name if complaint.area else "",
        category=complaint.category,
        marks=marks(complaint),
        late=run.due_at is not None and run.due_at <= now and run.paused_at is None,
        back=str(BACK.get(getattr(run, "came_back", None) or "", "")),
    )


def headline(complaint: Complaint, officer: Officer) -> str:
    """Title or first words; without contacts where the person is hidden from the officer."""
    said = " ".join((complaint.title or complaint.body).split())
    hidden = complaint.identity_shown_to == IdentityShownTo.COORDINATOR
    if hidden and not officer.is_coordinator:
        said = mask_contacts(said)[0]
    if not said:
        return gettext("(teks sudah dihapus)")
    return said if len(said) <= FIRST_WORDS else said[: FIRST_WORDS - 1].rstrip() + "…"


def marks(complaint: Complaint) -> list[str]:
    """What one must know before opening it."""
    found = {
        gettext("mendesak"): complaint.urgent,
        gettext("rahasia"): complaint.visibility == Visibility.CONFIDENTIAL,
        gettext("putaran %(round)s") % {"round": complaint.round}: complaint.round > 1,
        gettext("%(count)s kali dikembalikan") % {"count": complaint.bounces}: complaint.bounces,
    }
    return [word for word, true in found.items() if true]


def _where(run: StepRun, officer: Officer) -> str:
    """With whom it waits, where that is not plainly the reader."""
    agency = run.referral.agency.label if run.referral else ""
    if run.owner_role == Role.DIVISION_OFFICER and not officer.division_ids():
        return gettext("%(agency)s · di bidang") % {"agency": agency}
    if run.owner_role == Role.SYSTEM:
        return gettext("sistem tidak melanjutkan %(agency)s") % {"agency": agency}
    if officer.is_coordinator and run.owner_role in (Role.AGENCY_OFFICER, Role.DIVISION_OFFICER):
        return gettext("%(agency)s · tanpa petugas") % {"agency": agency}
    return agency
