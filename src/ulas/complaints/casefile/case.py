"""Carrying out one verb: one transaction, one lock, one event for each complaint."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from ulas.agencies.models import Agency, Officer
from ulas.complaints.casefile import chain, steps, wake
from ulas.complaints.casefile.acceptance import needs_nobody
from ulas.complaints.casefile.actor import Actor
from ulas.complaints.casefile.followers import letters_to_followers
from ulas.complaints.casefile.outbox import tell
from ulas.complaints.casefile.situation import Situation
from ulas.complaints.casefile.staleness import refuse_stale
from ulas.complaints.models import (
    Complaint,
    Delivery,
    Draft,
    Event,
    Message,
    MessageKind,
    Referral,
    ServiceTarget,
    StepRun,
)
from ulas.complaints.refusals import CaseNotFound
from ulas.complaints.sealed.sealing import salt, salted
from ulas.sop.moves import MOVE, Facts, check
from ulas.sop.terms import FINAL_STATES, Role, Verb


@dataclass
class Case(Situation):
    """A situation with what verbs do to it; `opened` makes and finishes it."""

    payload: dict[str, Any] = field(default_factory=dict)

    def trigger(self, *qualifiers: str) -> None:
        """Say how the verb turned out: `trigger("final")` sets off "publish_answer.final"."""
        self.triggers |= {f"{self.verb}.{qualifier}" for qualifier in qualifiers}

    def trigger_complete(self) -> None:
        """Say that what was handed in waits for publication now (row 7), by whatever verb."""
        self.triggers |= {f"{Verb.SUBMIT_ANSWER}.complete"}

    def needed_referral(self) -> Referral:
        """The referral that the verb is about.

        Raises:
            CaseNotFound: the verb was called without one.
        """
        if self.referral is None:
            raise CaseNotFound
        return self.referral

    def say(self, text: str, kind: MessageKind, *, to_complainant: bool = False) -> Message | None:
        """Keep a free text beside the event, which gets its salted digest only."""
        if not text:
            return None
        grain = salt()
        self.payload["text"] = salted(text, grain)
        return Message.objects.create(
            complaint=self.complaint,
            referral=self.referral,
            kind=kind,
            verb=self.verb,
            body=text,
            salt=grain,
            to_complainant=to_complainant,
            officer=self.by.officer,
            written_at=self.now,
        )

    def tell_complainant(self, template: str, **facts: Any) -> None:
        """Queue a letter to the complainant, where a channel of ours reaches the person."""
        if self.complaint.complainant.reachable:
            self.deliveries.append(
                tell(self, template, complainant=self.complaint.complainant, facts=facts)
            )

    def tell_text(self, template: str, text: str, kind: MessageKind) -> None:
        """Keep a text for the complainant and queue the letter that quotes it, whenever it goes."""
        message = self.say(text, kind, to_complainant=True)
        if message is not None:
            self.tell_complainant(template, message=message.pk)

    def tell_everybody(self, template: str, **facts: Any) -> None:
        """Queue a letter to all who asked: the complainant and those merged into the case."""
        self.tell_complainant(template, **facts)
        self.deliveries += letters_to_followers(self, template, **facts)

    def tell_role(
        self, template: str, role: Role, agency: Agency | None = None, **facts: Any
    ) -> None:
        """Queue a notice to everybody who holds a role (at an agency) when it is sent."""
        self.deliveries.append(tell(self, template, role=role, agency=agency, facts=facts))

    def tell_officer(self, template: str, officer: Officer) -> None:
        """Queue a notice to one officer."""
        self.deliveries.append(tell(self, template, officer=officer))

    def tell_owner(self, run: StepRun, template: str) -> None:
        """Queue a notice to whoever owns a run, when that is not the system."""
        if run.owner_role not in {Role.SYSTEM, Role.COMPLAINANT}:
            self.deliveries.append(
                tell(
                    self,
                    template,
                    role=Role(run.owner_role),
                    agency=run.owner_agency,
                    referral=run.referral,
                )
            )

    def meet(self, *keys: str) -> None:
        """Mark service targets of this round as met now."""
        ServiceTarget.objects.filter(
            complaint=self.complaint, key__in=keys, met_at=None, round=self.complaint.round
        ).update(met_at=self.now)

    def begin(self) -> None:
        """Refuse what the table, the SOP or a stale screen does not allow."""
        check(self.verb, self.facts())
        refuse_stale(self.complaint, self.by, self.referral)

    def facts(self) -> Facts:
        """The facts that the move is judged by."""
        about = {None} | ({self.referral.pk} if self.referral else set())
        open_steps = frozenset(run.step for run in self.runs if run.referral_id in about)
        return Facts(
            roles=self.by.roles_on(self.complaint, self.referral),
            state=self.complaint.state,  # type: ignore[arg-type]
            open_steps=open_steps,
            referral_state=self.referral.state if self.referral else None,  # type: ignore[arg-type]
            step_actors=self.procedure.step_actors(open_steps),
            erased=self.complaint.erased_at is not None,
        )

    def finish(self) -> None:
        """Advance the steps, write the event and the outbox, save the complaint."""
        self.triggers |= {str(self.verb)}
        steps.end_steps(self)
        steps.start_steps(self)
        self.settle()

    def first(self, *, now: datetime, automatic: bool) -> None:
        """Write a complaint that does not exist yet with its first event and its first step.

        The event is dated `now`; the clocks start at `self.now`, when it was received.
        """
        self.triggers |= {str(self.verb)}
        self.complaint.automatic_at = now if automatic else None
        event = self._event(now)
        self.complaint.save(force_insert=True)
        event.save(force_insert=True)
        steps.start_steps(self)
        for delivery in self.deliveries:
            delivery.due_at = delivery.made_at = now
        Delivery.objects.bulk_create(self.deliveries)
        wake.after_commit(self.complaint.pk)

    def settle(self) -> None:
        """Write the event, the outbox and the complaint, once the steps are where they belong."""
        complaint = self.complaint
        complaint.automatic_at = self._automatic_at()
        event = self._event(self.now)
        complaint.save()
        event.save(force_insert=True)
        Delivery.objects.bulk_create(self.deliveries)
        self._forget_draft()
        if complaint.automatic_at or self.deliveries:
            wake.after_commit(complaint.pk)

    def _forget_draft(self) -> None:
        """What was typed has become a fact."""
        if self.by.officer is not None:
            about = {0, self.referral.pk} if self.referral else {0}
            Draft.objects.filter(
                complaint=self.complaint, officer=self.by.officer, verb=self.verb, about__in=about
            ).delete()

    def _event(self, at: datetime) -> Event:
        return chain.next_event(
            self.complaint,
            kind=MOVE[self.verb].event,
            at=at,
            role=self.role,
            officer_id=self.by.officer.pk if self.by.officer else None,
            referral=self.referral,
            payload=self.payload,
        )

    def _automatic_at(self) -> datetime | None:
        if self.complaint.state in FINAL_STATES:
            return None
        waiting = any(
            r.owner_role == Role.SYSTEM and r.limit_minutes is not None for r in self.runs
        )
        if waiting or self.automatic:
            return self.now
        # Receiving is the clerk's step, so its owner does not tell that the system will accept:
        # what it was to accept before this verb it still does, unless a person must look now.
        unchanged = needs_nobody(self.complaint) and not self.for_person
        return self.complaint.automatic_at if unchanged else None


@contextmanager
def opened(
    verb: Verb,
    complaint_id: int,
    *,
    by: Actor,
    now: datetime,
    referral_id: int | None = None,
    all_referrals: bool = False,
) -> Iterator[Case]:
    """Open a complaint for one verb: lock, check, hand over, then finish in one transaction.

    Raises:
        CaseNotFound: no such complaint or referral.
        MoveRefused: the procedure does not allow the verb now.
        StaleCase: the case moved on after the actor's screen was made.
    """
    with transaction.atomic():
        complaint = locked(complaint_id)
        case = prepared(
            verb, complaint, by=by, now=now, referral_id=referral_id, all_referrals=all_referrals
        )
        case.begin()
        yield case
        case.finish()


def locked(complaint_id: int) -> Complaint:
    """The complaint with its row locked until the transaction ends.

    Raises:
        CaseNotFound: no such complaint.
    """
    found = (
        Complaint.objects.select_for_update(of=("self",))
        .select_related("complainant", "procedure_version")
        .filter(pk=complaint_id)
        .first()
    )
    if found is None:
        raise CaseNotFound
    return found


def prepared(
    verb: Verb,
    complaint: Complaint,
    *,
    by: Actor,
    now: datetime,
    referral_id: int | None = None,
    all_referrals: bool = False,
) -> Case:
    """The case of a locked complaint, nothing checked yet."""
    referral = _referral(complaint, referral_id) if referral_id else None
    runs = complaint.step_runs.filter(ended_at=None).select_related(
        "calendar_revision", "owner_agency", "referral"
    )
    return Case(
        verb=verb,
        complaint=complaint,
        procedure=complaint.procedure_version.procedure(),
        by=by,
        role=acting_role(verb, by, complaint, referral),
        now=now,
        referral=referral,
        runs=list(runs),
        all_referrals=all_referrals,
    )


def acting_role(verb: Verb, by: Actor, complaint: Complaint, referral: Referral | None) -> Role:
    """The role in which the actor does this verb, in the order of the table's row."""
    held = by.roles_on(complaint, referral)
    return next((role for role in MOVE[verb].actors if role in held), Role.SYSTEM)


def _referral(complaint: Complaint, referral_id: int) -> Referral:
    found = complaint.referrals.select_related("agency").filter(pk=referral_id).first()
    if found is None:
        raise CaseNotFound
    return found
