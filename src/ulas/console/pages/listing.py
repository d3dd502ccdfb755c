"""Cari aduan: every case in sight, filtered."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from ulas.agencies.models import Officer
from ulas.complaints.models import Complaint
from ulas.complaints.queries.desk.listing import cases as cases_wanted
from ulas.complaints.sealed.numbers import spoken
from ulas.console.access import for_officers, officer_of
from ulas.console.forms.filters import FilterForm
from ulas.console.words.rows import headline, marks
from ulas.sop.terms import COORDINATOR_ROLES, STATE_TITLE, ComplaintState, Role

A_PAGE = 50


@for_officers(*COORDINATOR_ROLES, Role.AGENCY_OFFICER, Role.DIVISION_OFFICER)
def cases(request: HttpRequest) -> HttpResponse:
    """The list with its filters."""
    officer, now = officer_of(request), request.now  # type: ignore[attr-defined]
    form = FilterForm(request.GET)
    wanted = form.wanted()
    page = Paginator(cases_wanted(officer, wanted, now), A_PAGE).get_page(request.GET.get("hal"))
    context = {
        "form": form,
        "page": page,
        "rows": [_row(one, officer) for one in page.object_list],
        "filtered": any(request.GET.get(name) for name in form.fields if name != "teks"),
    }
    return render(request, "console/cases.html", context)


def _row(one: Complaint, officer: Officer) -> dict[str, object]:
    return {
        "number": one.number,
        "spoken": spoken(one.number),
        "title": headline(one, officer),
        "standing": gettext(STATE_TITLE[ComplaintState(one.state)]),
        "category": one.category,
        "place": one.area.name if one.area else "",
        "filed_at": one.filed_at,
        "marks": marks(one),
    }
