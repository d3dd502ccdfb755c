"""The case: what was said, who has it, every clock explained, and what may be done."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ulas.complaints.queries.desk.case import desk_case, find_case
from ulas.complaints.queries.desk.queue import waiting_for
from ulas.console.access import for_officers, officer_of
from ulas.console.words import proposals
from ulas.console.words.casefile import case_page
from ulas.console.words.similar import similar_cases
from ulas.sop.terms import Verb


@for_officers()
@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """The case page; another's case is not there."""
    officer, now = officer_of(request), request.now  # type: ignore[attr-defined]
    complaint = find_case(officer, number)
    if complaint is None:
        raise Http404
    found = desk_case(officer, complaint, now)
    mine = list(waiting_for(officer, now).filter(complaint=complaint))
    page = case_page(found, mine, now)
    deciding = any(b.main and b.verb == Verb.DISTRIBUTE for g in page.groups for b in g.buttons)
    proposed = proposals.told(proposals.proposals(complaint)) if deciding else []
    merging = any(one.move.verb is Verb.MERGE for one in found.moves)
    context = {
        "page": page,
        "complaint": complaint,
        "number": complaint.number,
        "proposed": proposed,
        "similar": similar_cases(officer, complaint) if merging else [],
    }
    return render(request, "console/case.html", context)
