"""The history of the administration: who changed what when, before and after."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ulas.agencies.queries.administration import changes_for
from ulas.complaints.sealed.cleaning import clean_line
from ulas.console.access import for_officers, officer_of
from ulas.console.administration.words import SUBJECTS, told
from ulas.sop.terms import Role

A_PAGE = 40


@for_officers(Role.ADMINISTRATOR, Role.AGENCY_OFFICER)
@require_GET
def changes(request: HttpRequest) -> HttpResponse:
    """Events of the administration, of one kind of thing where it is chosen."""
    wanted = clean_line(request.GET.get("tentang", ""))[:60]
    page = Paginator(changes_for(officer_of(request), wanted), A_PAGE).get_page(
        request.GET.get("hal")
    )
    context = {
        "page": page,
        "rows": [told(one) for one in page.object_list],
        "subjects": [(f"{key}:", words, f"{key}:" == wanted) for key, words in SUBJECTS.items()],
        "everything": not wanted,
    }
    return render(request, "console/administration/changes.html", context)
