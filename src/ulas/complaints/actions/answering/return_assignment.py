"""Verb: a division says that the disposition is not its own."""

from datetime import datetime

from ulas.complaints.actions.answering.finding import any_assigned, any_submitted
from ulas.complaints.casefile import Actor, CaseNotFound, MoveRefused, opened
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import Assignment, MessageKind
from ulas.sop.terms import AssignmentState, Role, Verb


def return_assignment(
    *,
    complaint_id: int,
    referral_id: int,
    assignment_id: int,
    by: Actor,
    now: datetime,
    reason: str,
) -> Assignment:
    """Give an assignment back to the agency officer; the minutes go on.

    Where every other division has handed in its answer, that is complete now: it can be
    published, or returned and assigned anew.

    Raises:
        FieldRefused: no reason; MoveRefused: not open, another division's, or see `sop.moves`.
    """
    reason = needed(reason, "reason", "Tulis mengapa disposisi ini bukan tugas bidang Anda.")
    with opened(
        Verb.RETURN_ASSIGNMENT, complaint_id, by=by, now=now, referral_id=referral_id
    ) as case:
        referral = case.needed_referral()
        found = referral.assignments.filter(pk=assignment_id, state=AssignmentState.OPEN).first()
        if found is None:
            raise CaseNotFound
        if case.role == Role.DIVISION_OFFICER and not _own(by, found):
            raise MoveRefused("Disposisi ini milik bidang lain.")
        found.state = AssignmentState.RETURNED
        found.return_reason = reason[:300]
        found.ended_at = now
        found.save()
        if not any_assigned(case):
            if any_submitted(case):
                case.trigger_complete()
            else:
                case.trigger("last")
        case.payload["assignment"] = found.pk
        case.say(reason, MessageKind.REASON)
        case.tell_role("assignment_returned", Role.AGENCY_OFFICER, referral.agency)
    return found


def _own(by: Actor, assignment: Assignment) -> bool:
    return by.officer is not None and assignment.division_id in by.officer.division_ids()
