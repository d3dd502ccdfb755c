"""What an officer may see: the one query that every mouth lists and opens through."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from ulas.agencies.models import Officer
from ulas.complaints.models import Assignment, Complaint, Referral
from ulas.sop.terms import AssignmentState, ReferralState, Visibility

HANDLING = (ReferralState.SENT, ReferralState.ANSWERED)
AT_WORK = (AssignmentState.OPEN, AssignmentState.ANSWERED)


def visible_to(officer: Officer) -> QuerySet[Complaint]:
    """Complaints that the officer may open.

    Diskominfo's two posts see all. An agency officer sees what the agency handles or has
    answered, a division officer what is or was assigned to the division; neither ever sees a
    complaint about the own agency's staff. Leaders and administrators see figures, no cases.
    """
    if not officer.is_active:
        return Complaint.objects.none()
    if officer.is_coordinator:
        return Complaint.objects.all()
    agencies, divisions = officer.agency_ids(), officer.division_ids()
    if not agencies and not divisions:
        return Complaint.objects.none()
    # One condition where one is enough: the database finds a better way without an OR.
    parts = [_handled_by(agencies)] if agencies else []
    parts += [_assigned_to(divisions)] if divisions else []
    seen = parts[0] if len(parts) == 1 else parts[0] | parts[1]
    return Complaint.objects.filter(seen).exclude(accused_agency__in=_own_agencies(officer))


def _handled_by(agencies: frozenset[int]) -> Q:
    handled = Referral.objects.filter(
        complaint=OuterRef("pk"), agency__in=agencies, state__in=HANDLING
    )
    return Q(Exists(handled))


def _assigned_to(divisions: frozenset[int]) -> Q:
    assigned = Assignment.objects.filter(
        referral__complaint=OuterRef("pk"),
        referral__state__in=HANDLING,
        division__in=divisions,
        state__in=AT_WORK,
    )
    return Q(Exists(assigned))


def _own_agencies(officer: Officer) -> list[int]:
    return [post.agency_id for post in officer.active_posts if post.agency_id]


def visible_referrals(officer: Officer, complaint: Complaint) -> list[Referral]:
    """Referrals of an open complaint that the officer may see, the oldest first.

    Agencies see each other's referrals but not in a confidential case, where each sees
    its own; nobody but Diskominfo sees why another agency gave a complaint back.
    """
    rows = (
        complaint.referrals.select_related("agency", "proposed_agency", "replaces__agency")
        .prefetch_related("assignments__division", "answers__written_by")
        .order_by("sent_at", "id")
    )
    if officer.is_coordinator:
        return list(rows)
    own = set(_own_agencies(officer))
    secret = complaint.visibility == Visibility.CONFIDENTIAL
    return [
        row
        for row in rows
        if (row.agency_id in own and row.state in HANDLING)
        or (not secret and row.state in HANDLING)
    ]


def stubs_of(officer: Officer) -> QuerySet[Referral]:
    """Referrals that the officer's agencies gave back or lost: number, reason, minutes charged.

    Screens show nothing else of them; the complaint itself is not visible any more.
    """
    if not officer.is_active:
        return Referral.objects.none()
    return (
        Referral.objects.filter(
            agency__in=officer.agency_ids(),
            state__in=(ReferralState.RETURNED, ReferralState.WITHDRAWN),
        )
        .exclude(complaint__accused_agency__in=_own_agencies(officer))
        .select_related("complaint", "agency")
        .order_by("-ended_at", "-sent_at")
    )
