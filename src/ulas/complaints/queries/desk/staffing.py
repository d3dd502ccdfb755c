"""Whether anybody is there to do a step; conditions for a query over step runs."""

from django.db.models import Exists, OuterRef, Q

from ulas.agencies.models import Post
from ulas.sop.terms import Role

HOLDING = {"active": True, "officer__is_active": True}


def agency_unstaffed() -> Q:
    """The owner agency of a run has no active officer; such runs surface at Diskominfo."""
    officers = Post.objects.filter(
        agency=OuterRef("owner_agency"), role=Role.AGENCY_OFFICER, **HOLDING
    )
    return Q(owner_agency__isnull=False) & ~Q(Exists(officers))


def role_unstaffed(role: Role) -> Q:
    """Nobody holds a post at Diskominfo; the other post takes its runs over."""
    return ~Q(Exists(Post.objects.filter(role=role, **HOLDING)))
