"""Verb: a limit is nearly or wholly used up, and whoever must know is told."""

from datetime import datetime

from ulas.complaints.casefile import Actor, Case, clocks, opened
from ulas.complaints.casefile.outbox import tell
from ulas.complaints.models import StepRun
from ulas.complaints.refusals import NothingDue
from ulas.sop.parts import Told
from ulas.sop.terms import Role, Verb


def escalate(*, complaint_id: int, run_id: int, by: Actor, now: datetime) -> int:
    """Tell the rungs of the ladder whose share of the limit is used up; the highest share told.

    Acts once for each share, however many workers sweep.

    Raises:
        NothingDue: told already, or the step ended; MoveRefused: see `sop.moves`.
    """
    with opened(Verb.ESCALATE, complaint_id, by=by, now=now) as case:
        run = next((one for one in case.runs if one.pk == run_id), None)
        if run is None or run.next_warning_at is None or run.next_warning_at > now:
            raise NothingDue
        reached = _reached(case, run)
        for share in reached:
            _tell(case, run, share)
        run.warned_share = max(reached)
        clocks.set_deadlines(run, case.procedure.escalation.shares, clocks.pauses_of(run))
        run.save(update_fields=["warned_share", "next_warning_at", "due_at"])
        case.payload.update({"run": run.pk, "step": run.step, "share": run.warned_share})
    return run.warned_share


def _reached(case: Case, run: StepRun) -> list[int]:
    pauses = clocks.pauses_of(run)
    reached = []
    for share in case.procedure.escalation.shares:
        at = clocks.due(run, pauses, share)
        if share > run.warned_share and at is not None and at <= case.now:
            reached.append(share)
    return reached


def _tell(case: Case, run: StepRun, share: int) -> None:
    template = "overdue" if share >= 100 else "nearly_overdue"
    facts = {"run": run.pk, "share": share}
    for told in case.procedure.escalation.told(share):
        if told is Told.OWNER and run.owner_role not in {Role.SYSTEM, Role.COMPLAINANT}:
            role, agency = Role(run.owner_role), run.owner_agency
        elif told is Told.AGENCY_LEADER and run.owner_agency is not None:
            role, agency = Role.LEADER, run.owner_agency
        elif told is Told.COORDINATOR:
            role, agency = Role.POLICY_REVIEWER, None
        elif told is Told.LEADER:
            role, agency = Role.LEADER, None
        else:
            continue
        case.deliveries.append(
            tell(case, template, role=role, agency=agency, referral=run.referral, facts=facts)
        )
