"""Service targets above the steps: what the citizen is promised."""

from datetime import datetime, timedelta

from ulas.agencies.models import CalendarRevision
from ulas.clock import Basis, deadline, working_days_deadline
from ulas.complaints.casefile.situation import Situation
from ulas.complaints.casefile.steps import revision_for
from ulas.complaints.models import ServiceTarget
from ulas.sop.parts import Target, TargetEnd

PROMISE = "follow_up"


def set_targets(case: Situation) -> None:
    """Write the targets of this round; the follow-up is what the citizen is promised."""
    complaint = case.complaint
    revision = revision_for(case)
    rows = [
        ServiceTarget(
            complaint=complaint,
            key=target.key,
            round=complaint.round,
            started_at=case.now,
            due_at=target_due(target, revision, case.now),
        )
        for target in case.procedure.targets_for(complaint.service_class)
    ]
    ServiceTarget.objects.bulk_create(rows)


def target_due(target: Target, revision: CalendarRevision, start: datetime) -> datetime:
    """When a target counted from `start` is due."""
    basis = Basis(target.basis.value)
    calendar = revision.calendar()
    if target.days is not None:
        if basis is Basis.CLOCK:
            return start + timedelta(days=target.days)
        return working_days_deadline(calendar, start, target.days)
    found = deadline(calendar, start, target.minutes or 0, basis=basis)
    if found is None:
        raise AssertionError("a target without pauses always has a due time")
    return found


def promise(case: Situation) -> datetime | None:
    """When the citizen may expect the complaint to be followed up."""
    revision = revision_for(case)
    for target in case.procedure.targets_for(case.complaint.service_class):
        if target.key == PROMISE:
            return target_due(target, revision, case.now)
    return None


def keys_ending_with(case: Situation, end: TargetEnd) -> list[str]:
    """Keys of the targets that such a happening meets."""
    targets = case.procedure.targets_for(case.complaint.service_class)
    return [target.key for target in targets if target.ends_with is end]
