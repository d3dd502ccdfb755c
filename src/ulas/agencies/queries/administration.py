"""What was changed in the administration, as far as an officer may read of it."""

from django.db.models import QuerySet

from ulas.agencies.models import AdministrationEvent, Officer
from ulas.sop.terms import Role


def changes_for(officer: Officer, subject: str = "") -> QuerySet[AdministrationEvent]:
    """Events, the newest first: all for an administrator, else those of the own agencies.

    `subject` is the beginning of "kind:key" to narrow them down.
    """
    rows = AdministrationEvent.objects.select_related("performed_by", "agency", "officer")
    if Role.ADMINISTRATOR not in officer.roles:
        rows = rows.filter(agency__in=officer.agency_ids())
    if subject:
        rows = rows.filter(subject__startswith=subject)
    return rows.order_by("-at", "-id")
