"""One photo or paper of a case, large, with all that is known of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ulas.complaints.queries.desk.case import find_case, readable_attachments, sight_of
from ulas.complaints.sealed.numbers import spoken
from ulas.console.access import for_officers, officer_of
from ulas.console.words.photos import told_photo


@for_officers()
@require_GET
def viewer(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The photo with its neighbours; links lead on and back, arrow keys where there is script."""
    officer = officer_of(request)
    complaint = find_case(officer, number)
    rows = readable_attachments(sight_of(officer, complaint)) if complaint else []
    at = next((index for index, row in enumerate(rows) if row.pk == pk), None)
    if complaint is None or at is None:
        raise Http404
    context = {
        "photo": told_photo(complaint, rows[at]),
        "number": complaint.number,
        "spoken": spoken(complaint.number),
        "place": at + 1,
        "count": len(rows),
        "before": rows[at - 1] if at else None,
        "after": rows[at + 1] if at + 1 < len(rows) else None,
        "originals": officer.is_coordinator,
    }
    return render(request, "console/photo.html", context)
