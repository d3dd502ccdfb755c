"""What is typed is kept while it is typed; nothing is checked, nothing happens to the case."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext

from ulas.complaints import actions
from ulas.complaints.casefile import CaseNotFound, FieldRefused
from ulas.complaints.queries.desk.case import find_case
from ulas.console.access import for_officers, officer_of
from ulas.console.forms.table import DOINGS, Doing
from ulas.sop.terms import Verb


@for_officers()
def draft(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """Keep the form of a move as it stands; 204 with nothing to read."""
    complaint = find_case(officer_of(request), number) if request.method == "POST" else None
    if complaint is None or verb not in list(DOINGS) or not DOINGS[Verb(verb)].form.keeps_draft:
        raise Http404
    referral, seen = request.POST.get("referral", ""), request.POST.get("seen", "")
    try:
        actions.keep_draft(
            complaint_id=complaint.pk,
            officer=officer_of(request),
            now=request.now,  # type: ignore[attr-defined]
            verb=verb,
            typed=typed_in(request, DOINGS[Verb(verb)]),
            referral_id=_number(referral),
            seen=_number(seen),
        )
    except CaseNotFound as gone:
        raise Http404 from gone
    except FieldRefused as refused:
        return HttpResponse(gettext(str(refused)), status=422, content_type="text/plain")
    return HttpResponse(status=204)


def typed_in(request: HttpRequest, doing: Doing) -> dict[str, Any]:
    """What stands in the fields of a form, as it was typed."""
    found: dict[str, Any] = {}
    for name in doing.form.base_fields:
        values = [value for value in request.POST.getlist(name) if value]
        if values:
            found[name] = values if len(values) > 1 or doing.form.is_list(name) else values[0]
    return found


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0
