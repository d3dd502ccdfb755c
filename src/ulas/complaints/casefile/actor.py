"""Who carries out a verb, and which roles that person holds on a given case."""

from dataclasses import dataclass

from ulas.agencies.models import Officer
from ulas.complaints.models import Assignment, Complaint, Referral
from ulas.sop.terms import COORDINATOR_ROLES, AssignmentState, ReferralState, Role

HANDLING = (ReferralState.SENT, ReferralState.ANSWERED)
"""An agency that gave a referral back, or lost it, has nothing to do with the case any more."""


@dataclass(frozen=True)
class Actor:
    """The doer of a verb: an officer, the system or the complainant.

    `seen` is the length of the chain that the officer had on the screen; a verb refuses when
    the case moved on since.
    """

    officer: Officer | None = None
    role: Role | None = None
    seen: int | None = None

    def roles_on(self, complaint: Complaint, referral: Referral | None) -> frozenset[Role]:
        """Roles held on this complaint, or on this referral of it where one is given."""
        if self.role:
            return frozenset({self.role})
        if self.officer is None:
            return frozenset()
        return _officer_roles(self.officer, complaint, referral)


SYSTEM = Actor(role=Role.SYSTEM)
COMPLAINANT = Actor(role=Role.COMPLAINANT)


def by_officer(officer: Officer, seen: int | None = None) -> Actor:
    """The actor for an officer, with the chain length that the form was made from."""
    return Actor(officer=officer, seen=seen)


def _officer_roles(
    officer: Officer, complaint: Complaint, referral: Referral | None
) -> frozenset[Role]:
    held = set(officer.roles & (COORDINATOR_ROLES | {Role.ADMINISTRATOR}))
    if _accused(officer, complaint):
        return frozenset(held)
    agencies = officer.agency_ids()
    if agencies and _handles(agencies, complaint, referral):
        held.add(Role.AGENCY_OFFICER)
    divisions = officer.division_ids()
    if divisions and _assigned(divisions, complaint, referral):
        held.add(Role.DIVISION_OFFICER)
    return frozenset(held)


def _accused(officer: Officer, complaint: Complaint) -> bool:
    """Whether the complaint is about an agency at which the officer holds any post."""
    accused = complaint.accused_agency_id
    return accused is not None and any(post.agency_id == accused for post in officer.active_posts)


def _handles(agencies: frozenset[int], complaint: Complaint, referral: Referral | None) -> bool:
    if referral is not None:
        return referral.agency_id in agencies and referral.state in HANDLING
    return complaint.referrals.filter(agency_id__in=agencies, state__in=HANDLING).exists()


def _assigned(divisions: frozenset[int], complaint: Complaint, referral: Referral | None) -> bool:
    found = Assignment.objects.filter(
        division_id__in=divisions,
        referral__complaint=complaint,
        referral__state__in=HANDLING,
        state__in=(AssignmentState.OPEN, AssignmentState.ANSWERED),
    )
    return (found.filter(referral=referral) if referral else found).exists()
