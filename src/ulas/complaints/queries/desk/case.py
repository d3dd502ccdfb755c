"""One case as one officer may read it."""

from dataclasses import dataclass
from datetime import datetime

from ulas.agencies.models import Officer
from ulas.complaints.models import (
    Attachment,
    Complaint,
    Event,
    Feedback,
    Message,
    Referral,
    ServiceTarget,
    StepRun,
)
from ulas.complaints.queries.desk.clocks import Explained, explained, periods_touching, with_clock
from ulas.complaints.queries.desk.sight import Sight
from ulas.complaints.queries.moves import AllowedMove, allowed_moves
from ulas.complaints.queries.visible import visible_referrals, visible_to
from ulas.complaints.sealed.numbers import read_number
from ulas.routing import mask_contacts
from ulas.sop.terms import ComplaintState, Verb

ABOUT = (
    "complainant",
    "category",
    "area__parent",
    "procedure_version",
    "accused_agency",
    "chosen_agency",
    "merged_into",
)
ABOUT_ANSWERS = frozenset(
    {Verb.PUBLISH_ANSWER, Verb.RETURN_ANSWER, Verb.CORRECT_ANSWER, Verb.ADD_SUMMARY}
)
ELSEWHERE = frozenset({Verb.DECLARE_ABNORMAL_PERIOD, Verb.RECOMPUTE_DEADLINES, Verb.FILE_COMPLAINT})


@dataclass(frozen=True)
class DeskCase:
    """A case with everything that its page tells; lists in the order of time."""

    sight: Sight
    complaint: Complaint
    referrals: list[Referral]
    runs: list[Explained]
    events: list[Event]
    messages: list[Message]
    attachments: list[Attachment]
    feedback: list[Feedback]
    targets: list[ServiceTarget]
    followers: list[Complaint]
    moves: list[AllowedMove]

    @property
    def open_runs(self) -> list[Explained]:
        """Runs that have not ended."""
        return [one for one in self.runs if one.run.ended_at is None]

    @property
    def text(self) -> str:
        """The complaint's words; without contacts where the person is hidden."""
        return self.readable(self.complaint.body)

    def readable(self, text: str) -> str:
        """A text of the complainant as this officer may read it."""
        return readable(self.sight, text)


def readable(sight: Sight, text: str) -> str:
    """A text of the complainant; without contacts where the person is hidden."""
    return mask_contacts(text)[0] if sight.identity_hidden else text


def find_case(officer: Officer, typed: str) -> Complaint | None:
    """The complaint of a number that the officer may open; None is "not there" and "not yours"."""
    number = read_number(typed)
    if number is None:
        return None
    return visible_to(officer).select_related(*ABOUT).filter(number=number).first()


def sight_of(officer: Officer, complaint: Complaint) -> Sight:
    """The officer's eyes on a complaint that was found."""
    return Sight(officer, complaint, visible_referrals(officer, complaint))


def desk_case(officer: Officer, complaint: Complaint, now: datetime) -> DeskCase:
    """The whole case for an officer who may open it."""
    sight = sight_of(officer, complaint)
    runs = sight.runs(with_clock(complaint.step_runs.all()))
    periods = periods_touching(runs, now)
    return DeskCase(
        sight=sight,
        complaint=complaint,
        referrals=sight.referrals,
        runs=[explained(run, now, periods) for run in runs],
        events=sight.events(complaint.events.select_related("performed_by").order_by("seq")),
        messages=sight.messages(complaint.messages.select_related("officer", "referral__agency")),
        attachments=readable_attachments(sight),
        feedback=_feedback(sight),
        targets=list(complaint.targets.filter(round=complaint.round).order_by("due_at", "id")),
        followers=_followers(sight),
        moves=open_moves(sight, runs),
    )


def _feedback(sight: Sight) -> list[Feedback]:
    """Ratings by round, their words as they may be read; there are none before an answer."""
    complaint = sight.complaint
    answered = complaint.answered_at is not None or complaint.round > 1
    rows = list(complaint.feedback.order_by("round")) if answered else []
    for row in rows:
        row.body = readable(sight, row.body)
    return rows


def readable_attachments(sight: Sight) -> list[Attachment]:
    """Files that the officer may open: those of the complainant, and of answers in sight."""
    answers = {answer.pk for referral in sight.referrals for answer in sight.answers(referral)}
    own = {answer.pk for referral in sight.own for answer in referral.answers.all()}
    rows = sight.complaint.attachments.filter(erased_at=None).order_by("id")
    return [
        row
        for row in rows
        if sight.all
        or (row.answer_id is None and not (sight.identity_hidden and not row.preview))
        or (row.answer_id in (own if row.purpose == "SOURCE" else answers))
    ]


def open_moves(sight: Sight, runs: list[StepRun]) -> list[AllowedMove]:
    """Moves to offer: those of the table, without the ones that the verb is sure to refuse."""
    open_runs = [run for run in runs if run.ended_at is None]
    found = allowed_moves(sight.officer, sight.complaint, sight.own, open_runs)
    return [one for one in found if not _in_vain(sight, one, open_runs)]


def _in_vain(sight: Sight, one: AllowedMove, runs: list[StepRun]) -> bool:
    verb, complaint = one.move.verb, sight.complaint
    lone_question = one.referral is None and complaint.state != ComplaintState.FILED
    vain: dict[Verb, bool] = {
        Verb.ASK_COMPLAINANT: lone_question or not _can_reach(sight),
        Verb.RESUME: not any(run.paused_at for run in runs),
        Verb.RETURN_REFERRAL: one.referral is not None and one.referral.binding,
        Verb.REVEAL_IDENTITY: sight.identity_hidden or complaint.erased_at is not None,
        Verb.ERASE_IDENTITY: complaint.erased_at is not None,
    }
    if verb in ABOUT_ANSWERS:
        return not _has_answer(sight, one)
    return verb in ELSEWHERE or vain.get(verb, False)


def _can_reach(sight: Sight) -> bool:
    """Whether a letter reaches the person, or this officer may know the number to call."""
    person = sight.complaint.complainant
    if person.phone_only:
        return not (sight.identity_hidden or sight.division_only)
    return person.reachable


def _has_answer(sight: Sight, one: AllowedMove) -> bool:
    if one.referral is None:
        return False
    if one.move.verb is Verb.ADD_SUMMARY:
        several = len([r for r in sight.referrals if r.round == sight.complaint.round]) > 1
        return several and (sight.all or one.referral.lead)
    wanted = "PUBLISHED" if one.move.verb is Verb.CORRECT_ANSWER else "SUBMITTED"
    answers = [answer for answer in one.referral.answers.all() if answer.state == wanted]
    if one.move.verb is Verb.PUBLISH_ANSWER and one.referral.agency.second_person:
        answers = [answer for answer in answers if answer.written_by_id != sight.officer.pk]
    return bool(answers)


def _followers(sight: Sight) -> list[Complaint]:
    if sight.identity_hidden:
        return []
    rows = visible_to(sight.officer).filter(merged_into=sight.complaint)
    return list(rows.only("number", "received_at").order_by("id"))
