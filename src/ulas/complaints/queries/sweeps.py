"""What time makes due: found by stored, indexed instants; nothing is decided here."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q

from ulas.complaints.casefile.acceptance import needs_nobody
from ulas.complaints.models import Complaint, DailyRoot, Event, RunPause, StepRun, WorkerBeat
from ulas.sop.moves import LIVE, MOVE
from ulas.sop.terms import ComplaintState, Role, Verb


@dataclass(frozen=True)
class AutomaticWork:
    """What the system itself may do next on a complaint; `deliver` holds ids of referrals."""

    complaint: Complaint
    accept: bool
    distribute: bool
    deliver: tuple[int, ...]

    @property
    def nothing(self) -> bool:
        """Whether only people can go on."""
        return not (self.accept or self.distribute or self.deliver)


@dataclass(frozen=True)
class DueRun:
    """A run whose moment has come."""

    complaint_id: int
    run_id: int


@dataclass(frozen=True)
class DueWait:
    """A complainant's silence whose time is over; `incomplete` when the whole case waited."""

    complaint_id: int
    referral_id: int | None
    incomplete: bool


def automatic_due(now: datetime, limit: int) -> list[int]:
    """Ids of complaints for which the system has something to do, the longest waiting first."""
    due = Complaint.objects.filter(automatic_at__lte=now).order_by("automatic_at", "id")
    return list(due.values_list("pk", flat=True)[:limit])


def automatic_since(complaint_id: int, now: datetime) -> datetime | None:
    """Since when the system has had something to do on a complaint; None when it has not."""
    due = Complaint.objects.filter(pk=complaint_id, automatic_at__lte=now)
    return due.values_list("automatic_at", flat=True).first()


def automatic_work(complaint_id: int) -> AutomaticWork:
    """The next automatic steps; who owns a run says whether it is the system's."""
    about = ("category", "area__parent", "chosen_agency", "accused_agency")
    complaint = Complaint.objects.select_related(*about).get(pk=complaint_id)
    runs = list(complaint.step_runs.filter(ended_at=None))
    own = [run for run in runs if run.owner_role == Role.SYSTEM]
    return AutomaticWork(
        complaint=complaint,
        accept=needs_nobody(complaint) and any(run.step == "receive" for run in runs),
        distribute=any(run.step == "distribute" for run in own),
        deliver=tuple(run.referral_id for run in own if run.step == "send" and run.referral_id),
    )


def last_moved(complaint_id: int) -> tuple[str, datetime]:
    """Number of a complaint and when anything last happened to it."""
    event = Event.objects.select_related("complaint").filter(complaint=complaint_id)
    newest = event.order_by("-seq")[0]
    return newest.complaint.number, newest.at


def warnings_due(now: datetime, limit: int) -> list[DueRun]:
    """Open runs of which a further share of the limit is used up."""
    due = StepRun.objects.filter(ended_at=None, next_warning_at__lte=now)
    rows = due.order_by("next_warning_at", "id").values_list("complaint_id", "pk")
    return [DueRun(*row) for row in rows[:limit]]


def closings_due(now: datetime, limit: int) -> list[int]:
    """Ids of answered complaints whose complainant stayed silent to the end of the time."""
    due = StepRun.objects.filter(
        ended_at=None, step="finish", due_at__lte=now, complaint__state=ComplaintState.ANSWERED
    )
    return list(due.order_by("due_at", "id").values_list("complaint_id", flat=True)[:limit])


def reminders_due(now: datetime, limit: int) -> list[int]:
    """Ids of complaints whose complainant is to be reminded of a question."""
    due = RunPause.objects.filter(ended_at=None, remind_at__lte=now).order_by("remind_at", "id")
    rows = due.values_list("run__complaint_id", flat=True)[:limit]
    return list(dict.fromkeys(rows))


def waits_over(now: datetime, limit: int) -> list[DueWait]:
    """Pauses whose time is over."""
    due = RunPause.objects.filter(ended_at=None, resume_at__lte=now).order_by("resume_at", "id")
    rows = due.values_list("run__complaint_id", "run__referral_id", "run__complaint__state")
    return [
        DueWait(complaint, referral, state == ComplaintState.INCOMPLETE)
        for complaint, referral, state in rows[:limit]
    ]


def behind_their_calendar(limit: int) -> list[int]:
    """Ids of complaints with an open run that counts by an older revision of its calendar.

    A run that was overdue keeps its deadline, so a complaint that was looked at since the
    revision was made is not named again.
    """
    looked_at = Event.objects.filter(
        complaint=OuterRef("complaint"),
        kind="DEADLINES_RECOMPUTED",
        at__gte=OuterRef("calendar_revision__working_calendar__current__made_at"),
    )
    behind = StepRun.objects.filter(ended_at=None).exclude(
        calendar_revision=F("calendar_revision__working_calendar__current")
    )
    rows = behind.exclude(Exists(looked_at)).order_by("complaint_id")
    return list(dict.fromkeys(rows.values_list("complaint_id", flat=True)[:limit]))


def retention_over(since: datetime, limit: int) -> list[int]:
    """Ids of ended complaints to which nothing has happened after `since`, the oldest first.

    A merged one waits for its parent, a rejected one for the answer to an objection.
    """
    objection = StepRun.objects.filter(step="objection", ended_at=None)
    later = Event.objects.filter(at__gt=since)
    ended = Complaint.objects.filter(
        state__in=MOVE[Verb.ERASE_IDENTITY].states, erased_at=None, received_at__lte=since
    )
    quiet = ended.exclude(
        Exists(later.filter(complaint=OuterRef("pk")))
        | Exists(later.filter(complaint=OuterRef("merged_into")))
        | Exists(objection.filter(complaint=OuterRef("pk")))
        | Q(merged_into__state__in=LIVE)
    )
    return list(quiet.order_by("received_at", "id").values_list("pk", flat=True)[:limit])


def has_root(day: date) -> bool:
    """Whether the daily root of a date was written."""
    return DailyRoot.objects.filter(day=day).exists()


def beats() -> dict[str, datetime]:
    """When each worker and each part of the nightly work was last heard of, by name."""
    return dict(WorkerBeat.objects.values_list("name", "at"))
