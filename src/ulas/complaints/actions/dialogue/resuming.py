"""Letting paused clocks go on."""

from ulas.complaints.casefile import Case, clocks
from ulas.sop.terms import ComplaintState


def resume_runs(case: Case) -> None:
    """Resume every paused run of the verb's subject, and take the case out of INCOMPLETE."""
    for run in case.runs:
        if run.paused_at is not None and (case.referral is None or case.concerns(run.referral_id)):
            clocks.resume(run, case.now, case.procedure.escalation.shares)
    if case.complaint.state == ComplaintState.INCOMPLETE:
        case.complaint.state = ComplaintState.FILED
