"""The case as its complainant may read it: one number, one token, eight statements at most."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from ulas.complaints.models import (
    Answer,
    Attachment,
    Complaint,
    Event,
    Feedback,
    IdempotencyKey,
    Message,
    Referral,
    StepRun,
)
from ulas.complaints.sealed.numbers import read_number
from ulas.complaints.sealed.sealing import token_fits, token_for
from ulas.sop.moves import Facts, may
from ulas.sop.terms import AnswerState, ComplaintState, Role, Verb


@dataclass(frozen=True)
class TrackedCase:
    """Everything the tracking page tells; lists in the order of time.

    `parent_answers` are those that a merged complaint's letters carry: answers to the parent.
    """

    complaint: Complaint
    token: str
    referrals: list[Referral]
    runs: list[StepRun]
    answers: list[Answer]
    parent_answers: list[Answer]
    messages: list[Message]
    attachments: list[Attachment]
    feedback: list[Feedback]
    events: list[Event]

    @property
    def open_runs(self) -> list[StepRun]:
        """Runs that have not ended."""
        return [run for run in self.runs if run.ended_at is None]

    def can(self, verb: Verb) -> bool:
        """Whether the complainant may do this now: the table's own word."""
        return may(verb, self._facts)

    @property
    def _facts(self) -> Facts:
        procedure = self.complaint.procedure_version.procedure()
        steps = frozenset(run.step for run in self.open_runs if run.referral_id is None)
        return Facts(
            roles=frozenset({Role.COMPLAINANT}),
            state=ComplaintState(self.complaint.state),
            open_steps=steps,
            step_actors=procedure.step_actors(steps),
            erased=self.complaint.erased_at is not None,
        )


def known(number: str, token: str) -> Complaint | None:
    """The complaint of a number and its token; None for a wrong one and a missing one alike."""
    exact = read_number(number)
    if exact is None or not token_fits(exact, token):
        return None
    about = ("complainant", "category", "area", "procedure_version", "merged_into")
    return Complaint.objects.select_related(*about).filter(number=exact).first()


def tracked(number: str, token: str) -> TrackedCase | None:
    """The whole case for its complainant; None where `known` says so."""
    complaint = known(number, token)
    if complaint is None:
        return None
    events = list(complaint.events.order_by("seq"))
    answers = _answers(complaint, events)
    attachments = Attachment.objects.filter(complaint=complaint, erased_at=None)
    shown = attachments.filter(
        Q(purpose__in=("FILED", "FACTS")) | Q(answer__published_at__isnull=False)
    ).exclude(purpose="SOURCE")
    return TrackedCase(
        complaint=complaint,
        token=token,
        referrals=list(
            complaint.referrals.select_related("agency", "replaces").order_by("sent_at", "id")
        ),
        runs=list(complaint.step_runs.select_related("owner_agency")),
        answers=[one for one in answers if one.referral.complaint_id == complaint.pk],
        parent_answers=[one for one in answers if one.referral.complaint_id != complaint.pk],
        messages=list(complaint.messages.filter(to_complainant=True)),
        attachments=list(shown.order_by("id")),
        feedback=list(complaint.feedback.order_by("round")),
        events=events,
    )


def _answers(complaint: Complaint, events: Sequence[Event]) -> list[Answer]:
    """Published answers, while it is merged also the parent's, in one statement."""
    released = [AnswerState.PUBLISHED, AnswerState.CORRECTED]
    wanted = Q(referral__complaint=complaint, state__in=released)
    parent = complaint.merged_into if complaint.erased_at is None else None
    if complaint.state == ComplaintState.MERGED and parent is not None:
        merged_at = [event.at for event in events if event.kind == "MERGED"][-1]
        # An answer of a round that was over by then went to the parent's complainant alone.
        reopened = Event.objects.filter(
            complaint=parent, kind="REOPENED", at__gte=OuterRef("published_at"), at__lte=merged_at
        )
        same_readers = parent.visibility == complaint.visibility
        joint = Q(referral__complaint=parent, state=AnswerState.PUBLISHED) & ~Q(Exists(reopened))
        wanted |= joint if same_readers else Q()
    rows = Answer.objects.filter(wanted, published_at__isnull=False)
    return list(rows.select_related("referral__agency").order_by("published_at", "id"))


def shown_attachment(number: str, token: str, attachment_id: int) -> Attachment | None:
    """One file that the complainant may open: their own, or that of a published answer."""
    complaint = known(number, token)
    if complaint is None:
        return None
    found = Attachment.objects.filter(complaint=complaint, pk=attachment_id, erased_at=None)
    return (
        found.filter(Q(purpose__in=("FILED", "FACTS")) | Q(answer__published_at__isnull=False))
        .exclude(purpose="SOURCE")
        .first()
    )


@dataclass(frozen=True)
class Sending:
    """What became of a form: number and token of its case, or whether it is being written."""

    case: tuple[str, str] | None
    in_flight: bool


def sending(client: str, key: str) -> Sending:
    """What a client key has filed. Keys are kept for seven days; an older one reads as unknown."""
    # In this order: what was written in between is found.
    in_flight = _claimed(client, key)
    filed = IdempotencyKey.objects.filter(client=client, key=key)
    number = filed.values_list("number", flat=True).first()
    return Sending((number, token_for(number)) if number else None, in_flight)


def _claimed(client: str, key: str) -> bool:
    """Whether a filing holds the lock of the key; on SQLite a second one waits and never asks."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks JOIN pg_database ON oid = database "
            "WHERE locktype = 'advisory' AND objsubid = 1 AND datname = current_database() "
            "AND (classid::bigint << 32 | objid::bigint) = hashtext(%s))",
            [f"{client}/{key}"],
        )
        return bool(cursor.fetchone()[0])
