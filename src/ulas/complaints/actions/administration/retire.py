"""Verbs: an agency or a division goes out of use, once no open case is left there."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ulas.agencies.actions import AdministrationRefused
from ulas.agencies.actions.reference.put_reference import put_reference
from ulas.agencies.actions.staffing.vacate_agency import vacate_agency
from ulas.agencies.models import Agency, Division, Officer
from ulas.complaints.actions.answering.assign import assign
from ulas.complaints.actions.answering.return_assignment import return_assignment
from ulas.complaints.casefile import MoveRefused, by_officer
from ulas.complaints.models import Assignment, Referral
from ulas.sop.terms import AssignmentState, Role


def retire_division(
    *, division_id: int, by: Officer, now: datetime, successor_id: int | None = None
) -> int:
    """Take a division out of use; its open cases go to the successor. How many went.

    Each case keeps its minutes: the successor is assigned with the old instruction before the
    old assignment is given back. An administrator acts as the agency's officer for it.

    Raises:
        AdministrationRefused: not allowed, open cases without a successor, an unfit successor.
    """
    with transaction.atomic():
        division = Division.objects.select_for_update().filter(pk=division_id).first()
        if division is None:
            raise AdministrationRefused("Bidang ini tidak ditemukan.")
        put_reference(
            table="division",
            pk=division.pk,
            values={"active": False},
            by=by,
            now=now,
            unused=True,
        )
        held = _open_assignments(division)
        if held and successor_id is None:
            raise AdministrationRefused(
                f"{division.name} masih memegang {len(held)} aduan terbuka. Pilih bidang yang "
                "menerimanya, atau selesaikan dahulu.",
                "successor",
            )
        for assignment in held:
            _hand_over(assignment, _successor(division, successor_id), by, now)
    return len(held)


def retire_agency(*, agency_id: int, by: Officer, now: datetime) -> int:
    """Take an agency out of use, once it handles no open case. How many officers it had.

    Their posts there end with it: whoever has no other post sees nothing any more.

    Raises:
        AdministrationRefused: not allowed, open cases, or the agency that runs the flow.
    """
    with transaction.atomic():
        agency = Agency.objects.select_for_update().filter(pk=agency_id).first()
        if agency is None:
            raise AdministrationRefused("Instansi ini tidak ditemukan.")
        if Role.ADMINISTRATOR not in by.roles:
            raise AdministrationRefused("Hanya administrator yang berwenang.")
        count = open_referrals(agency)
        if count:
            raise AdministrationRefused(
                f"{agency.name} masih menangani {count} aduan terbuka. Delegasikan ulang atau "
                "tarik dahulu aduan itu."
            )
        put_reference(
            table="agency", pk=agency.pk, values={"active": False}, by=by, now=now, unused=True
        )
        return vacate_agency(agency=agency, by=by, now=now)


def open_referrals(agency: Agency) -> int:
    """How many referrals the agency still handles."""
    return Referral.objects.filter(agency=agency, ended_at=None).count()


def _open_assignments(division: Division) -> list[Assignment]:
    rows = Assignment.objects.filter(
        division=division,
        state=AssignmentState.OPEN,
        referral__ended_at=None,
    )
    return list(rows.select_related("referral").order_by("referral__complaint_id", "id"))


def _successor(division: Division, successor_id: int | None) -> Division:
    fit = Division.objects.filter(agency=division.agency_id, active=True).exclude(pk=division.pk)
    found = fit.filter(pk=successor_id or 0).first()
    if found is None:
        raise AdministrationRefused("Pilih bidang lain yang aktif di instansi ini.", "successor")
    return found


def _hand_over(assignment: Assignment, successor: Division, by: Officer, now: datetime) -> None:
    referral = assignment.referral
    case: dict[str, Any] = {
        "complaint_id": referral.complaint_id,
        "referral_id": referral.pk,
        "now": now,
        "by": by_officer(by),
    }
    has_it = referral.assignments.filter(division=successor, state=AssignmentState.OPEN).exists()
    try:
        if not has_it:
            assign(**case, divisions=[successor.pk], instruction=assignment.instruction)
        return_assignment(
            **case,
            assignment_id=assignment.pk,
            reason=f"Bidang dinonaktifkan; diteruskan ke {successor.name}.",
        )
    except MoveRefused as refused:
        raise AdministrationRefused(str(refused)) from refused
