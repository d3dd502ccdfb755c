"""Other cases of the same complainant; never where the person is hidden from the officer."""

from django.db.models import Q

from ulas.complaints.models import Complaint
from ulas.complaints.queries.desk.sight import Sight
from ulas.complaints.queries.visible import visible_to
from ulas.sop.terms import IdentityShownTo

SHOWN = 6


def cases_of_the_same_person(sight: Sight) -> list[Complaint]:
    """At most six cases with the same contact that the officer may open, the newest first.

    None where the identity of this case is hidden from the officer, where the officer could not
    open the identity anyway (a division), or where the person holds back the use of the data. An
    agency is shown only those of its own cases in which it may know the person as well.
    """
    person = sight.complaint.complainant
    held_back = person.restricted_at is not None or person.erased_at is not None
    if sight.identity_hidden or sight.division_only or held_back:
        return []
    wanted = Q()
    if person.email_index:
        wanted |= Q(complainant__email_index=person.email_index)
    if person.phone_index:
        wanted |= Q(complainant__phone_index=person.phone_index)
    if not wanted:
        return []
    rows = (
        visible_to(sight.officer)
        .filter(wanted, erased_at=None, complainant__restricted_at=None)
        .exclude(pk=sight.complaint.pk)
    )
    if not sight.all:
        rows = rows.filter(identity_shown_to=IdentityShownTo.AGENCY)
    return list(rows.select_related("category", "area").order_by("-filed_at", "-id")[:SHOWN])
