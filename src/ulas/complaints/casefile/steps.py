"""Which steps a verb ends and starts: read from the SOP, not written here."""

from datetime import datetime, timedelta

from ulas.agencies.models import Agency, CalendarRevision, Post
from ulas.agencies.queries.calendars import current_revision
from ulas.clock import working_days_deadline
from ulas.complaints.casefile import clocks
from ulas.complaints.casefile.situation import Situation
from ulas.complaints.models import Referral, StepRun
from ulas.sop.moves import Subject
from ulas.sop.parts import Basis, Calendar, Step
from ulas.sop.terms import Role, Verb


def end_steps(case: Situation) -> None:
    """End the open runs that the verb's triggers end, on the complaint and its referrals."""
    complaint_steps = case.procedure.ending(case.triggers, Subject.COMPLAINT)
    referral_steps = case.procedure.ending(case.triggers, Subject.REFERRAL)
    for run in list(case.runs):
        if run.referral_id is None:
            ends = run.step in complaint_steps
        else:
            ends = run.step in referral_steps and case.concerns(run.referral_id)
        if ends:
            end_run(case, run)


def end_run(case: Situation, run: StepRun) -> None:
    """End one run: who ended it by which verb, and how many minutes it took."""
    clocks.finish(run, case.now)
    run.ended_by = case.verb
    run.performed_role = case.role
    run.performed_by = case.by.officer
    run.charged_to = case.charges.get(run.pk, run.charged_to)
    run.save()
    case.runs.remove(run)
    case.ended.append(run)


def start_steps(case: Situation) -> None:
    """Start the runs that the verb's triggers start; new referrals get theirs each."""
    fresh: list[StepRun] = []
    subjects: list[Referral | None] = [*case.fresh_referrals] or [case.referral]
    for referral in dict.fromkeys([None, *subjects]):
        subject = Subject.REFERRAL if referral else Subject.COMPLAINT
        still_open = [r.step for r in case.runs if r.referral_id == (referral and referral.pk)]
        starting = case.procedure.starting(case.triggers, subject, still_open)
        fresh += [new_run(case, step, referral) for step in starting]
    if not fresh:
        return
    StepRun.objects.bulk_create(fresh)
    case.runs += fresh


def new_run(case: Situation, step: Step, referral: Referral | None) -> StepRun:
    """A run of a step from now on; not saved."""
    role, agency = owner(case, step, referral)
    revision = _calendar(case, step, referral)
    run = StepRun(
        complaint=case.complaint,
        referral=referral,
        step=step.key,
        row=step.row,
        owner_role=role,
        owner_agency=agency,
        basis=step.basis.value,
        calendar_revision=revision,
        limit_minutes=step.limit_minutes,
        charged_to=_borne_by(step, role, referral),
        carried_seconds=_carried(case, step, referral),
        started_at=case.now,
        due_at=case.dues.get(step.key) or due_in_days(step, revision, case.now),
    )
    clocks.set_deadlines(run, case.procedure.escalation.shares)
    return run


def owner(case: Situation, step: Step, referral: Referral | None) -> tuple[Role, Agency | None]:
    """Who owns a new run: the first accountable post that can act, with its agency.

    The system hands a step to people where it cannot act: a distribution that needs a
    decision, an agency that has neither an officer nor a mail address. Where an agency has
    nobody at all, Diskominfo's clerk looks after the step.
    """
    can = (role for role in step.accountable if _can_act(case, role, referral))
    role = next(can, Role.INFORMATION_CLERK)
    at_agency = role in {Role.AGENCY_OFFICER, Role.DIVISION_OFFICER}
    return role, referral.agency if referral and at_agency else None


def within_reach(agency: Agency) -> bool:
    """Whether the system can send to the agency by itself: to a queue or by mail."""
    return bool(agency.mail) or staffed(agency)


def staffed(agency: Agency) -> bool:
    """Whether an active officer works the agency's queue."""
    return Post.objects.filter(
        agency=agency, role=Role.AGENCY_OFFICER, active=True, officer__is_active=True
    ).exists()


def due_in_days(step: Step, revision: CalendarRevision, start: datetime) -> datetime | None:
    """When a step told in days is due, started at `start`; None for any other step."""
    if step.days is None:
        return None
    if step.basis is Basis.CLOCK:
        return start + timedelta(days=step.days)
    return working_days_deadline(revision.calendar(), start, step.days)


def _can_act(case: Situation, role: Role, referral: Referral | None) -> bool:
    if role is Role.SYSTEM:
        return within_reach(referral.agency) if referral else not case.for_person
    if role is Role.DIVISION_OFFICER:
        return _division_staffed(referral)
    if role is Role.AGENCY_OFFICER:
        return referral is not None and staffed(referral.agency)
    return True


def _borne_by(step: Step, role: Role, referral: Referral | None) -> str:
    """The agency that bears the minutes of a step which Diskominfo only looks after for it."""
    return referral.agency.code if referral and role not in step.accountable else ""


def _division_staffed(referral: Referral | None) -> bool:
    if referral is None:
        return False
    return Post.objects.filter(
        division__assignments__referral=referral,
        division__assignments__state="OPEN",
        role=Role.DIVISION_OFFICER,
        active=True,
        officer__is_active=True,
    ).exists()


def revision_for(case: Situation, calendar_id: int | None = None) -> CalendarRevision:
    """The current revision of a calendar, the coordinator's by default; read once a verb."""
    if calendar_id not in case.revisions:
        case.revisions[calendar_id] = current_revision(calendar_id)
    return case.revisions[calendar_id]


def _calendar(case: Situation, step: Step, referral: Referral | None) -> CalendarRevision:
    at_agency = referral is not None and step.calendar == Calendar.AGENCY
    return revision_for(case, referral.agency.calendar_id if referral and at_agency else None)


def _carried(case: Situation, step: Step, referral: Referral | None) -> int:
    """Seconds of the step's limit that earlier runs used up: one SOP row, one limit."""
    extra = case.carry.get(step.key, 0)
    if referral is None or step.row is None or referral in case.fresh_referrals:
        return extra
    ended = StepRun.objects.filter(referral=referral, row=step.row).exclude(ended_at=None)
    last = ended.order_by("ended_at", "id").last()
    if last is None or last.ended_by == Verb.PUBLISH_ANSWER:
        return extra
    # What the last run carried in counts on: it may hold a wait that is no run of this row.
    return last.carried_seconds + (last.seconds or 0) + extra
