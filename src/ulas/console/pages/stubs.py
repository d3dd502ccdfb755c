"""Cases that the officer's agencies gave back or lost: number, reason, minutes, no more."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ulas.complaints.models import Referral
from ulas.complaints.queries.visible import stubs_of
from ulas.complaints.sealed.numbers import spoken
from ulas.console.access import for_officers, officer_of
from ulas.sop.terms import Role

A_PAGE = 50


@for_officers(Role.AGENCY_OFFICER)
def stubs(request: HttpRequest) -> HttpResponse:
    """The list of stubs, the newest first."""
    page = Paginator(stubs_of(officer_of(request)), A_PAGE).get_page(request.GET.get("hal"))
    return render(
        request,
        "console/stubs.html",
        {"page": page, "rows": [_row(stub) for stub in page.object_list]},
    )


def _row(stub: Referral) -> dict[str, object]:
    return {
        "number": spoken(stub.complaint.number),
        "agency": stub.agency.label,
        "reason": stub.return_reason,
        "minutes": stub.minutes_charged,
        "ended_at": stub.ended_at or stub.sent_at,
    }
