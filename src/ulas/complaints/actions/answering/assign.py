"""Verb: disposition to one division or several (SOP row 6, first part)."""

from collections.abc import Sequence
from datetime import datetime

from ulas.agencies.models import Division
from ulas.complaints.casefile import Actor, Case, FieldRefused, opened
from ulas.complaints.models import Assignment
from ulas.complaints.sealed.cleaning import clean_text
from ulas.sop.terms import AssignmentState, Role, Verb


def assign(
    *,
    complaint_id: int,
    referral_id: int,
    by: Actor,
    now: datetime,
    divisions: Sequence[int],
    instruction: str = "",
) -> list[Assignment]:
    """Hand a referral to divisions of its agency, with an instruction.

    Raises:
        FieldRefused: no division, another agency's, or one that has it already.
        MoveRefused: see `sop.moves`.
    """
    instruction = clean_text(instruction)
    if len(instruction) > 1000:
        raise FieldRefused("instruction", "Petunjuk paling banyak 1.000 huruf.")
    with opened(Verb.ASSIGN, complaint_id, by=by, now=now, referral_id=referral_id) as case:
        made = [
            Assignment.objects.create(
                referral=case.needed_referral(),
                division=division,
                instruction=instruction,
                assigned_by=by.officer,
                assigned_at=now,
            )
            for division in _divisions(case, divisions)
        ]
        case.payload["divisions"] = [assignment.division_id for assignment in made]
        for assignment in made:
            case.tell_role(
                "to_answer",
                Role.DIVISION_OFFICER,
                case.needed_referral().agency,
                division=assignment.division_id,
            )
    return made


def _divisions(case: Case, wanted: Sequence[int]) -> list[Division]:
    referral = case.needed_referral()
    found = list(Division.objects.filter(pk__in=wanted, agency_id=referral.agency_id, active=True))
    if not found or len(found) != len(set(wanted)):
        raise FieldRefused("divisions", "Pilih sedikitnya satu bidang instansi ini.")
    busy = referral.assignments.filter(division__in=found, state=AssignmentState.OPEN)
    taken = busy.select_related("division").first()
    if taken is not None:
        raise FieldRefused("divisions", f"{taken.division.name} sudah memegang disposisi ini.")
    return found
