"""One case while it is played: where it stands and who acts on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from ulas.commands.demo.cast import Officers
from ulas.commands.demo.stories import Act, Story
from ulas.complaints.casefile import Actor, by_officer
from ulas.complaints.models import Answer, Assignment, Complaint, Referral


@dataclass
class Scene:
    """A story with its complaint; `others` are the scenes of all stories, by key."""

    story: Story
    officers: Officers
    others: Mapping[str, Scene]
    pk: int = 0

    def complaint(self) -> Complaint:
        """The complaint as it stands."""
        return Complaint.objects.get(pk=self.pk)

    def referral(self, agency: str) -> int:
        """The newest referral to an agency."""
        return self._referrals().filter(agency__code=agency).order_by("-pk")[0].pk

    def referrals_to_send(self) -> list[int]:
        """Referrals that have not reached their agency."""
        waiting = self._referrals().filter(delivered_at=None, ended_at=None)
        return list(waiting.order_by("pk").values_list("pk", flat=True))

    def answer(self, agency: str, state: str) -> int:
        """The newest answer of an agency in a state."""
        found = Answer.objects.filter(referral_id=self.referral(agency), state=state)
        return found.order_by("-pk")[0].pk

    def assignment(self, act: Act) -> int:
        """The newest assignment to a division."""
        found = Assignment.objects.filter(
            referral_id=self.referral(act.agency), division__code=act.division
        )
        return found.order_by("-pk")[0].pk

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
