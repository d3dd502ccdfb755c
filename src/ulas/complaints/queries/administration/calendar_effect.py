"""What a changed calendar would do to the steps that are open now."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ulas.agencies.models import CalendarRevision
from ulas.complaints.casefile import clocks
from ulas.complaints.casefile.steps import due_in_days
from ulas.complaints.models import StepRun
from ulas.complaints.queries.procedures import procedure_of

MOST_RUNS = 5000
SAMPLES = 12


@dataclass(frozen=True)
class Moved:
    """One open step with its deadline before and after; `excused` when it stays and is late."""

    number: str
    step: str
    before: datetime
    after: datetime
    excused: bool


@dataclass
class Effect:
    """How many open steps would move where, with the first of them as examples.

    `looked_at` is how many were computed; `more` when there are others beyond them.
    """

    looked_at: int = 0
    later: int = 0
    earlier: int = 0
    excused: int = 0
    more: bool = False
    samples: list[Moved] = field(default_factory=list)


def effect_of(code: str, definition: dict[str, Any], now: datetime) -> Effect:
    """What the definition would do as the current revision of a calendar.

    `definition` must be sound (`ulas.clock.Calendar.from_data` took it). The sweep does the
    same by the same rules once the revision is made.
    """
    revision = CalendarRevision(definition=json.dumps({**definition, "number": 0}))
    runs = StepRun.objects.filter(
        ended_at=None, due_at__isnull=False, calendar_revision__working_calendar__code=code
    )
    about = ("complaint", "calendar_revision")
    chosen = list(
        runs.select_related(*about).prefetch_related("pauses").order_by("due_at")[: MOST_RUNS + 1]
    )
    effect = Effect(more=len(chosen) > MOST_RUNS)
    for run in chosen[:MOST_RUNS]:
        _look_at(effect, run, revision, now)
    return effect


def _look_at(effect: Effect, run: StepRun, revision: CalendarRevision, now: datetime) -> None:
    effect.looked_at += 1
    before = run.due_at
    step = procedure_of(run.complaint.procedure_version_id).step(run.step)
    run.calendar_revision = revision
    pauses = clocks.pauses_of(run)
    after = due_in_days(step, revision, run.started_at) or clocks.due(run, pauses)
    if before is None or after is None or after == before:
        return
    late = before <= now
    if late and after <= now:
        return
    effect.excused += late
    effect.later += not late and after > before
    effect.earlier += not late and after < before
    if len(effect.samples) < SAMPLES:
        effect.samples.append(Moved(run.complaint.number, step.title, before, after, late))
