"""Saved views that an officer may open."""

from django.db.models import Q

from ulas.agencies.models import Officer
from ulas.complaints.models import SavedView, SharedWith


def views_for(officer: Officer) -> list[SavedView]:
    """The officer's own views and those shared with him, by name; one statement."""
    agencies = [post.agency_id for post in officer.active_posts if post.agency_id]
    seen = Q(officer=officer) | Q(shared_with=SharedWith.AGENCY, agency__in=agencies)
    if officer.is_coordinator:
        seen |= Q(shared_with=SharedWith.COORDINATORS)
    return list(SavedView.objects.filter(seen).select_related("officer"))


def circles_of(officer: Officer) -> list[tuple[str, str]]:
    """With whom the officer may share a view."""
    at_agency = bool(officer.agency_ids() or officer.division_ids())
    allowed = {
        SharedWith.NOBODY: True,
        SharedWith.AGENCY: at_agency,
        SharedWith.COORDINATORS: officer.is_coordinator,
    }
    return [(one.value, one.label) for one, there in allowed.items() if there]
