"""Verb: a span was not normal, so lateness in it is excused in the figures (SOP warning 3)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from ulas.agencies.models import Agency
from ulas.complaints.casefile import Actor, FieldRefused, MoveRefused, clocks
from ulas.complaints.casefile.case import locked, prepared
from ulas.complaints.casefile.lookups import needed
from ulas.complaints.models import AbnormalPeriod, StepRun
from ulas.sop.terms import Role, Verb

MOST_REASON = 200
MAY_DECLARE = frozenset({Role.POLICY_REVIEWER, Role.ADMINISTRATOR})


def declare_abnormal_period(
    *,
    agencies: Sequence[str],
    starts_at: datetime,
    ends_at: datetime,
    reason: str,
    by: Actor,
    now: datetime,
) -> int:
    """Declare a period for agencies (none named: all); returns how many late steps it excuses.

    Nothing is hidden: a late step stays late and says that and why it is excused. Each
    complaint touched gets its event, locked in the order of ids.

    Raises:
        FieldRefused: no reason or too long a one, end before start, unknown agency.
        MoveRefused: not allowed.
    """
    reason = needed(reason, "reason", "Tulis keadaan apa yang tidak normal.", MOST_REASON)
    if ends_at <= starts_at:
        raise FieldRefused("ends_at", "Waktu selesai harus sesudah waktu mulai.")
    if by.officer is None or not by.officer.roles & MAY_DECLARE:
        raise MoveRefused("Hanya Penelaah Teknis Kebijakan atau administrator yang berwenang.")
    with transaction.atomic():
        chosen = list(Agency.objects.filter(code__in=agencies))
        if len(chosen) != len(set(agencies)):
            raise FieldRefused("agencies", "Pilih instansi dari daftar.")
        period = AbnormalPeriod.objects.create(
            starts_at=starts_at,
            ends_at=ends_at,
            reason=reason,
            declared_by=by.officer,
            declared_at=now,
        )
        period.agencies.set(chosen)
        return _excuse(period, chosen, by, now)


def _excuse(period: AbnormalPeriod, chosen: list[Agency], by: Actor, now: datetime) -> int:
    excused = 0
    runs = _late_runs(period, chosen, now)
    for complaint_id in sorted(set(runs.values_list("complaint_id", flat=True))):
        complaint = locked(complaint_id)
        touched = []
        for run in runs.filter(complaint=complaint).select_related("calendar_revision"):
            clocks.excuse(run, run.ended_at or now, clocks.pauses_of(run))
            if run.excused:
                run.save(update_fields=["excused", "excused_reason"])
                touched.append(run.pk)
        if touched:
            case = prepared(Verb.DECLARE_ABNORMAL_PERIOD, complaint, by=by, now=now)
            case.payload.update({"period": period.pk, "runs": touched})
            case.settle()
            excused += len(touched)
    return excused


def _late_runs(period: AbnormalPeriod, chosen: list[Agency], now: datetime) -> QuerySet[StepRun]:
    ended = Q(overdue=True, ended_at__gt=period.starts_at)
    still_open = Q(ended_at=None, due_at__lt=now)
    runs = StepRun.objects.filter(ended | still_open, started_at__lt=period.ends_at, excused=False)
    return runs.filter(owner_agency__in=chosen) if chosen else runs
