"""One case while it is played: where it stands, who acts on it, what is still to come."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from ulas.clock import Calendar
from ulas.commands.demo.cast import Officers
from ulas.commands.demo.grammar import Act, Line, StoryBroken
from ulas.commands.demo.stories import Story
from ulas.complaints.casefile import Actor, by_officer
from ulas.complaints.models import Answer, Assignment, Complaint, Referral
from ulas.sop.terms import ReferralState


@dataclass
class Scene:
    """A story with its complaint; `others` are the scenes of all stories, by key."""

    story: Story
    officers: Officers
    others: Mapping[str, Scene]
    pk: int = 0
    coming: deque[Line] = field(default_factory=deque)

    def __post_init__(self) -> None:
        """Lay out the lines in their order."""
        self.coming.extend(self.story.lines)

    def next_at(self, before: datetime, calendar: Calendar) -> datetime | None:
        """When the next line happens; None when the story is over."""
        return self.coming[0].after(before, calendar) if self.coming else None

    def first(self, *lines: Line) -> None:
        """Let something happen before the rest of the story."""
        self.coming.extendleft(reversed(lines))

    def complaint(self) -> Complaint:
        """The complaint as it stands."""
        return Complaint.objects.get(pk=self.pk)

    def lies_at(self, agency: str) -> bool:
        """Whether the case was sent to an agency and is open there."""
        return self._referrals().filter(agency__code=agency, state=ReferralState.SENT).exists()

    def referral(self, agency: str) -> int:
        """The newest referral to an agency."""
        found = self._referrals().filter(agency__code=agency).order_by("-pk").first()
        return _there(found, f"aduan ini tidak sampai di {agency}")

    def referrals_to_send(self) -> list[int]:
        """Referrals that have not reached their agency."""
        waiting = self._referrals().filter(delivered_at=None, ended_at=None)
        return list(waiting.order_by("pk").values_list("pk", flat=True))

    def answer(self, agency: str, state: str) -> int:
        """The newest answer of an agency in a state."""
        found = Answer.objects.filter(referral_id=self.referral(agency), state=state)
        return _there(found.order_by("-pk").first(), f"{agency} tidak punya jawaban {state}")

    def assignment(self, act: Act) -> int:
        """The newest assignment to a division."""
        found = Assignment.objects.filter(
            referral_id=self.referral(act.agency), division__code=act.division
        )
        return _there(found.order_by("-pk").first(), f"tidak ada disposisi ke {act.division}")

    def clerk(self) -> Actor:
        """The information clerk."""
        return by_officer(self.officers.named("petugas"))

    def reviewer(self) -> Actor:
        """The policy reviewer."""
        return by_officer(self.officers.named("penelaah"))

    def owner(self, act: Act) -> Actor:
        """Who acts at the act's agency or division, or whom the act names."""
        if "by" in act.options:
            return by_officer(self.officers.named(act.options["by"]))
        return by_officer(self.officers.at(act.agency, act.division))

    def _referrals(self) -> QuerySet[Referral]:
        return Referral.objects.filter(complaint_id=self.pk)


def _there(row: Referral | Answer | Assignment | None, otherwise: str) -> int:
    if row is None:
        raise StoryBroken(f"{otherwise}.")
    return row.pk
