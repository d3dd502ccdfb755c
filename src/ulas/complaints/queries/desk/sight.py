"""What of an open case an officer may see beyond opening it: the finer rules, in one place."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ulas.agencies.models import Officer
from ulas.complaints.models import Answer, Assignment, Complaint, Event, Message, Referral, StepRun
from ulas.sop.terms import AnswerState, IdentityShownTo

RELEASED = (AnswerState.PUBLISHED, AnswerState.CORRECTED)
COORDINATORS_ONLY = frozenset({"set_visibility", "moderate", "merge", "unmerge"})
TELLING_OF_THE_PERSON = frozenset(
    {"VISIBILITY_SET", "IDENTITY_REVEALED", "MERGED", "UNMERGED", "IDENTITY_CORRECTED"}
)
FOR_DIVISIONS = frozenset({"add_note", "ask_complainant", "return_answer"})


@dataclass(frozen=True)
class Sight:
    """One officer's eyes on one case; `referrals` are those that `visible_referrals` gave."""

    officer: Officer
    complaint: Complaint
    referrals: list[Referral] = field(default_factory=list)

    @property
    def all(self) -> bool:
        """Whether nothing of the case is hidden."""
        return self.officer.is_coordinator

    @property
    def identity_hidden(self) -> bool:
        """Whether the person, and all that would tell who it is, stays with Diskominfo."""
        return not self.all and self.complaint.identity_shown_to == IdentityShownTo.COORDINATOR

    @property
    def division_only(self) -> bool:
        """Whether the officer is here for a division, not for its agency."""
        agencies = self.officer.agency_ids()
        return not self.all and not any(r.agency_id in agencies for r in self.referrals)

    @property
    def own(self) -> list[Referral]:
        """Referrals at which the officer works: the agency's, or those assigned to a division."""
        if self.all:
            return self.referrals
        agencies = self.officer.agency_ids()
        return [r for r in self.referrals if r.agency_id in agencies or self._assigned(r)]

    def assignments(self, referral: Referral) -> list[Assignment]:
        """Assignments of a referral: a division sees its own, another agency none."""
        if referral not in self.own:
            return []
        rows = list(referral.assignments.all())
        if not self.division_only:
            return rows
        divisions = self.officer.division_ids()
        return [row for row in rows if row.division_id in divisions]

    def answers(self, referral: Referral) -> list[Answer]:
        """Answers of a referral: drafts for those who work at it, published ones for all."""
        rows = sorted(referral.answers.all(), key=lambda row: (row.submitted_at, row.pk))
        return [row for row in rows if row.state in RELEASED or self._drafts(referral, row)]

    def runs(self, rows: Iterable[StepRun]) -> list[StepRun]:
        """Step runs of the complaint itself and of the visible referrals."""
        seen = {referral.pk for referral in self.referrals}
        return [r for r in rows if self.all or r.referral_id is None or r.referral_id in seen]

    def events(self, rows: Iterable[Event]) -> list[Event]:
        """Events that tell nothing of what is hidden."""
        if self.all:
            return list(rows)
        seen = {referral.pk for referral in self.referrals}
        return [
            row
            for row in rows
            if (row.referral_id is None or row.referral_id in seen)
            and not (self.identity_hidden and row.kind in TELLING_OF_THE_PERSON)
        ]

    def messages(self, rows: Iterable[Message]) -> list[Message]:
        """Conversation, reasons and notes; a note with a referral is that agency's alone."""
        return [row for row in rows if self.all or self._may_read(row)]

    def _may_read(self, row: Message) -> bool:
        if row.officer_id == self.officer.pk:
            return True
        if row.referral_id is None:
            return row.verb not in COORDINATORS_ONLY
        if row.to_complainant:
            return row.referral_id in {referral.pk for referral in self.referrals}
        if row.referral_id not in {referral.pk for referral in self.own}:
            return False
        return not self.division_only or row.verb in FOR_DIVISIONS

    def _drafts(self, referral: Referral, row: Answer) -> bool:
        if referral not in self.own:
            return False
        if not self.division_only:
            return True
        divisions = self.officer.division_ids()
        own = {one.pk for one in referral.assignments.all() if one.division_id in divisions}
        return row.assignment_id in own

    def _assigned(self, referral: Referral) -> bool:
        divisions = self.officer.division_ids()
        return any(row.division_id in divisions for row in referral.assignments.all())
