"""Why a step is due when it is due: which minutes counted and which did not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Prefetch, QuerySet

from ulas.clock import Basis, Excuse, Pause, Segment, SegmentKind, explain, whole_seconds
from ulas.complaints.models import AbnormalPeriod, RunPause, StepRun

MOST_SEGMENTS = 40
BOTH = (True, False)


@dataclass(frozen=True)
class Part:
    """A segment with its length in whole seconds; lengths add up exactly to the sums."""

    start: datetime
    end: datetime
    kind: SegmentKind
    reason: str
    counted: bool
    length: timedelta


@dataclass(frozen=True)
class Explained:
    """A run with its time told: the segments tile its whole span.

    `counted` is the sum of the segments that count, excused ones among them; with what was
    `carried` in it makes `used`. `earlier` counts segments before those in `segments`, and
    `before` sums them by whether they count; the `sums` by kind are over all of them.
    """

    run: StepRun
    until: datetime
    segments: tuple[Part, ...]
    earlier: int
    before: dict[bool, timedelta]
    sums: dict[SegmentKind, timedelta]
    counted: timedelta
    carried: timedelta
    limit: timedelta | None

    @property
    def used(self) -> timedelta:
        """What of the limit is used up, with what was carried in."""
        return self.counted + self.carried

    @property
    def left(self) -> timedelta | None:
        """What is left of the limit; negative when it is overrun."""
        return None if self.limit is None else self.limit - self.used


def with_clock(runs: QuerySet[StepRun]) -> QuerySet[StepRun]:
    """The runs with all that `explained` reads."""
    pauses = Prefetch("pauses", queryset=RunPause.objects.order_by("started_at", "id"))
    return runs.select_related(
        "calendar_revision", "owner_agency", "performed_by", "referral"
    ).prefetch_related(pauses)


def periods_touching(runs: Sequence[StepRun], now: datetime) -> list[AbnormalPeriod]:
    """Declared abnormal periods that lie over one of the runs, with their agencies."""
    if not runs:
        return []
    first = min(run.started_at for run in runs)
    last = max(run.ended_at or now for run in runs)
    rows = AbnormalPeriod.objects.filter(ends_at__gt=first, starts_at__lt=last)
    return list(rows.prefetch_related("agencies").order_by("starts_at", "id"))


def explained(run: StepRun, now: datetime, periods: Iterable[AbnormalPeriod] = ()) -> Explained:
    """The run's time from its start until it ended, or until `now` while it is open."""
    until = max(run.ended_at or now, run.started_at)
    segments = explain(
        run.calendar_revision.calendar(),
        run.started_at,
        until,
        basis=Basis(run.basis),
        pauses=[Pause(p.started_at, p.ended_at, p.reason) for p in run.pauses.all()],
        excuses=[_excuse(period) for period in periods if _covers(period, run)],
    )
    return told(run, until, parts_of(segments))


def parts_of(segments: Sequence[Segment]) -> list[Part]:
    """The segments with lengths in whole seconds."""
    lengths = whole_seconds(segments)
    return [
        Part(one.start, one.end, one.kind, one.reason, one.counted, timedelta(seconds=length))
        for one, length in zip(segments, lengths, strict=True)
    ]


def told(run: StepRun, until: datetime, parts: Sequence[Part]) -> Explained:
    """The run with every figure that is shown of it."""
    sums: dict[SegmentKind, timedelta] = {}
    for one in parts:
        sums[one.kind] = sums.get(one.kind, timedelta()) + one.length
    early = parts[:-MOST_SEGMENTS]
    return Explained(
        run=run,
        until=until,
        segments=tuple(parts[-MOST_SEGMENTS:]),
        earlier=len(early),
        before={counts: _sum(one for one in early if one.counted == counts) for counts in BOTH},
        sums=sums,
        counted=_sum(one for one in parts if one.counted),
        carried=timedelta(seconds=run.carried_seconds),
        limit=None if run.limit_minutes is None else timedelta(minutes=run.limit_minutes),
    )


def _sum(parts: Iterable[Part]) -> timedelta:
    return sum((one.length for one in parts), timedelta())


def _excuse(period: AbnormalPeriod) -> Excuse:
    return Excuse(period.starts_at, period.ends_at, period.reason)


def _covers(period: AbnormalPeriod, run: StepRun) -> bool:
    agencies = [agency.pk for agency in period.agencies.all()]
    return not agencies or run.owner_agency_id in agencies
