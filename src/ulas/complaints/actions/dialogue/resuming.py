"""Letting paused clocks go on."""

from ulas.complaints.casefile import Case, clocks
from ulas.complaints.models import StepRun
from ulas.sop.terms import ComplaintState


def resume_runs(case: Case) -> list[StepRun]:
    """Resume the paused runs of the verb's subject, which it returns; ends INCOMPLETE."""
    resumed = []
    for run in case.runs:
        if run.paused_at is not None and (case.referral is None or case.concerns(run.referral_id)):
            clocks.resume(run, case.now, case.procedure.escalation.shares)
            resumed.append(run)
    if case.complaint.state == ComplaintState.INCOMPLETE:
        case.complaint.state = ComplaintState.FILED
    return resumed
