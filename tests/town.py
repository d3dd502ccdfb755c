"""A town with every role, and short words to drive a complaint through the real verbs."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db.models import QuerySet

import portal_cast
from ulas.agencies.actions import put_reference
from ulas.agencies.actions.reference.kinds import KINDS
from ulas.agencies.models import Agency, Division, Officer, Post
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT, SYSTEM, MoveRefused, by_officer, chain
from ulas.complaints.models import (
    Answer,
    Complaint,
    Delivery,
    Event,
    Presence,
    RateWindow,
    Referral,
    StepRun,
)
from ulas.complaints.queries.phrases import phrase_of
from ulas.sop.terms import Role

SOLO = ZoneInfo("Asia/Jakarta")


class Town:
    """One complaint at a time (`self.complaint`), a clock (`self.now`) that only moves on."""

    def __init__(self) -> None:
        self.cast = portal_cast.build()
        self.now = portal_cast.START
        self.clerk, self.reviewer = self.cast.clerk, self.cast.reviewer
        self.roads, self.transport = self.cast.roads_officer, self.cast.transport_officer
        self.inspector = self.officer("inspector", Role.AGENCY_OFFICER, "INSPEKTORAT")
        self.road_works = self.officer(
            "road_works", Role.DIVISION_OFFICER, "DPUPR", self.cast.division
        )
        self.drains = Division.objects.create(
            agency=self.cast.roads, code="DRAINASE", name="Bidang Drainase"
        )
        self.drain_works = self.officer("drain_works", Role.DIVISION_OFFICER, "DPUPR", self.drains)
        self.mayor = self.officer("mayor", Role.LEADER, "")
        Agency.objects.create(
            code="POLRESTA", name="Polresta", kind="VERTICAL", mail="aduan@polresta.contoh.id"
        )
        Agency.objects.create(code="PN", name="Pengadilan Negeri", kind="VERTICAL")
        self.number = ""

    def officer(
        self, name: str, role: Role, agency: str, division: Division | None = None
    ) -> Officer:
        """An officer with one post."""
        made = Officer.objects.create_user(name, full_name=name.title(), date_joined=self.now)
        Post.objects.create(
            officer=made,
            role=role,
            agency=Agency.objects.filter(code=agency).first(),
            division=division,
            since=self.now,
        )
        return made

    # -- time ---------------------------------------------------------------------------------

    def after(self, minutes: float) -> Town:
        """Let time pass."""
        self.now += timedelta(minutes=minutes)
        return self

    def at(self, day: str, time: str) -> Town:
        """Go to a local date (ISO) and time (HH:MM)."""
        self.now = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=SOLO).astimezone(UTC)
        return self

    # -- verbs --------------------------------------------------------------------------------

    def file(self, **more: Any) -> Complaint:
        """File a complaint and make it the one we talk about."""
        self.number = portal_cast.filed(self.now, **more).complaint.number
        return self.complaint

    def do(self, verb: str, by: Officer | str | None, **more: Any) -> Any:
        """Carry out a verb now; `by` is an officer, "system" or None for the complainant."""
        actor = (
            {"system": SYSTEM, None: COMPLAINANT}.get(by) if not isinstance(by, Officer) else None
        )
        return getattr(actions, verb)(
            complaint_id=self.complaint.pk,
            by=actor or by_officer(by),  # type: ignore[arg-type]
            now=self.now,
            **more,
        )

    def refer(self, *codes: str, by: Officer | None = None) -> list[Referral]:
        """Distribute to agencies and deliver to each at once."""
        made = self.do("distribute", by or self.reviewer, agencies=codes)
        for referral in made:
            self.do("deliver", "system", referral_id=referral.pk)
        return list(made)

    def answer(self, by: Officer, referral: Referral, text: str, **more: Any) -> Any:
        """Submit and publish an answer in the same minute."""
        made = self.do("submit_answer", by, referral_id=referral.pk, text=text, **more)
        return self.do("publish_answer", by, referral_id=referral.pk, answer_id=made.pk)

    def submit(self, by: Officer, referral: Referral, text: str, **more: Any) -> Answer:
        """Submit an answer that waits for publication."""
        return self.do("submit_answer", by, referral_id=referral.pk, text=text, **more)  # type: ignore[no-any-return]

    def assign(self, by: Officer, referral: Referral, *divisions: Division) -> Any:
        """Disposition to divisions."""
        chosen = [division.pk for division in divisions]
        return self.do("assign", by, referral_id=referral.pk, divisions=chosen)

    def about(self, complaint: Complaint) -> Town:
        """Talk about another complaint from now on."""
        self.number = complaint.number
        return self

    def refused(self, verb: str, by: Officer | str | None, **more: Any) -> str:
        """Try a verb that must be refused; the sentence, once nothing has changed."""
        before = everything()
        with pytest.raises(MoveRefused) as caught:
            self.do(verb, by, **more)
        assert everything() == before, f"the refused {verb} left something behind"
        return str(caught.value)

    # -- what a person would see --------------------------------------------------------------

    @property
    def complaint(self) -> Complaint:
        """The complaint as it stands in the database."""
        return Complaint.objects.select_related("complainant").get(number=self.number)

    @property
    def state(self) -> str:
        """The complaint's state."""
        return str(self.complaint.state)

    @property
    def phrase(self) -> str:
        """What the citizen reads."""
        return phrase_of(self.complaint)

    @property
    def events(self) -> list[str]:
        """Kinds of all events, in order."""
        return list(self.complaint.events.order_by("seq").values_list("kind", flat=True))

    @property
    def open_steps(self) -> list[str]:
        """Keys of the open steps, the oldest first."""
        runs = self.runs().filter(ended_at=None)
        return list(runs.order_by("started_at", "id").values_list("step", flat=True))

    def runs(self, step: str = "") -> QuerySet[StepRun]:
        """Runs of a step, the oldest first."""
        runs = self.complaint.step_runs.order_by("started_at", "id")
        return runs.filter(step=step) if step else runs

    def owner(self, step: str) -> str:
        """Who owns the newest run of a step: "ROLE" or "ROLE@AGENCY"."""
        run = self.runs(step).select_related("owner_agency").last()
        assert run is not None, f"no {step} was started"
        return f"{run.owner_role}@{run.owner_agency.code}" if run.owner_agency else run.owner_role

    def minutes(self, step: str) -> list[int | None]:
        """Counted minutes of each run of a step; None while it is open."""
        return [None if run.seconds is None else run.seconds // 60 for run in self.runs(step)]

    def letters(self, recipient: str = "") -> list[str]:
        """Templates of the deliveries, the oldest first."""
        rows = Delivery.objects.filter(complaint=self.complaint).order_by("id")
        rows = rows.filter(recipient=recipient) if recipient else rows
        return list(rows.values_list("template", flat=True))

    def story(self) -> dict[str, Any]:
        """The whole of it, as a journey ends by telling it: minutes, events, letters, phrase."""
        steps = dict.fromkeys(self.runs().values_list("step", flat=True))
        return {
            "minutes": {step: self.minutes(step) for step in steps},
            "events": self.events,
            "to the complainant": self.letters("COMPLAINANT"),
            "to officers": self.letters("ROLE"),
            "phrase": self.phrase,
        }

    def faults(self) -> list[str]:
        """What is wrong with the chain of the complaint."""
        return chain.faults(self.complaint, self.complaint.events.order_by("seq"))

    def facts(self, kind: str) -> dict[str, Any]:
        """What the newest event of a kind holds."""
        event = self.complaint.events.filter(kind=kind).order_by("seq").last()
        assert event is not None, f"no {kind} happened"
        return dict(json.loads(event.body).get("facts", {}))


def put_writing(table: str, *, by: Officer, **values: Any) -> Any:
    """A template or macro, made or changed by its code, as the administration does it."""
    values = {"agency": None, "verb": "submit_answer", **values}
    found = KINDS[table].model.objects.filter(code=values["code"]).first()
    return put_reference(
        table=table, pk=found and found.pk, values=values, by=by, now=portal_cast.START
    )


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the case file's tables, to compare before and after.

    Without who has a page open and how often somebody tried: a form that comes back counts.
    """
    return {
        model._meta.label: [
            tuple(map(repr, row)) for row in model.objects.order_by("pk").values_list()
        ]
        for model in apps.get_app_config("complaints").get_models()
        if model not in (Presence, RateWindow)
    }


def kinds_of(complaint: Complaint) -> list[str]:
    """Kinds of a complaint's events, in order."""
    return list(
        Event.objects.filter(complaint=complaint).order_by("seq").values_list("kind", flat=True)
    )
