"""The case: what was said, who has it, every clock explained, and what may be done."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ulas.agencies.models import Officer
from ulas.complaints import actions
from ulas.complaints.models import Complaint
from ulas.complaints.queries.desk.case import desk_case, find_case, sight_of
from ulas.complaints.queries.desk.drafts import drafts_of
from ulas.complaints.queries.desk.earlier import cases_of_the_same_person
from ulas.complaints.queries.desk.near import near_cases
from ulas.complaints.queries.desk.presence import others_present
from ulas.complaints.queries.desk.queue import waiting_for
from ulas.console.access import for_officers, officer_of
from ulas.console.words import proposals
from ulas.console.words.casefile import case_page
from ulas.console.words.macros import macros_of
from ulas.console.words.presence import told_present
from ulas.console.words.similar import told_cases, told_near


@for_officers()
@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case page; another's case is not there."""
    officer, now = officer_of(request), request.now  # type: ignore[attr-defined]
    complaint = _found(officer, number)
    actions.mark_present(complaint_id=complaint.pk, officer=officer, now=now)
    found = desk_case(officer, complaint, now)
    mine = list(waiting_for(officer, now).filter(complaint=complaint))
    page = case_page(found, mine, drafts_of(officer, complaint), now)
    context = {
        "page": page,
        "complaint": complaint,
        "number": complaint.number,
        "proposed": proposals.told(proposals.proposals(complaint)) if page.deciding else [],
        "near": told_near(officer, near_cases(officer, complaint), found.moves),
        "earlier": told_cases(officer, cases_of_the_same_person(found.sight)),
        "macros": macros_of(found),
        "present": told_present(others_present(found.sight, now)),
    }
    return render(request, "console/case.html", context)


@for_officers()
@require_GET
def presence(request: HttpRequest, number: str) -> HttpResponse:
    """Who else is here, as a part of the page that asks for it now and then."""
    officer, now = officer_of(request), request.now  # type: ignore[attr-defined]
    complaint = _found(officer, number)
    actions.mark_present(complaint_id=complaint.pk, officer=officer, now=now)
    present = told_present(others_present(sight_of(officer, complaint), now))
    return render(request, "console/parts/present.html", {"present": present})


def _found(officer: Officer, number: str) -> Complaint:
    complaint = find_case(officer, number)
    if complaint is None:
        raise Http404
    return complaint
