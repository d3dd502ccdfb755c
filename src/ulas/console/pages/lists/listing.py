"""Cari aduan: every case in sight, filtered."""

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext

from ulas.agencies.models import Officer
from ulas.complaints.models import Complaint
from ulas.complaints.queries.desk.bulk import MOST_CASES
from ulas.complaints.queries.desk.listing import MOST_COUNTED, Found, found
from ulas.complaints.queries.desk.views import views_for
from ulas.complaints.sealed.numbers import spoken
from ulas.console.access import for_officers, officer_of
from ulas.console.forms.bulk import bulk_choices
from ulas.console.forms.filters import FilterForm
from ulas.console.words.rows import headline, marks
from ulas.sop.terms import COORDINATOR_ROLES, STATE_TITLE, ComplaintState, Role

A_PAGE = 50
HANDLERS = (*COORDINATOR_ROLES, Role.AGENCY_OFFICER, Role.DIVISION_OFFICER)

if TYPE_CHECKING:
    CasePages = Paginator[Complaint]
else:
    CasePages = Paginator


class BoundedPages(CasePages):
    """Pages of a list that was counted already, and only so far."""

    def __init__(self, found: Found) -> None:
        super().__init__(found.rows, A_PAGE)
        self.found = found

    @cached_property
    def count(self) -> int:
        """How many rows the pages reach."""
        return min(self.found.count, MOST_COUNTED)


@for_officers(*HANDLERS)
def cases(request: HttpRequest) -> HttpResponse:
    """The list with its filters."""
    officer, now = officer_of(request), request.now  # type: ignore[attr-defined]
    form = FilterForm(request.GET, officer)
    query = form.query()
    number = page_number(request.GET.get("hal", ""))
    listed = found(officer, form.wanted(), now, start=(number - 1) * A_PAGE, size=A_PAGE)
    context = {
        "form": form,
        "page": BoundedPages(listed).get_page(number),
        "listed": listed,
        "most": MOST_COUNTED,
        "query": query,
        "kept": parse_qsl(query),
        "rows": [row_of(one, officer) for one in listed.rows],
        "bulk": bulk_choices(officer),
        "most_bulk": MOST_CASES,
        **_views(officer, query, listed),
    }
    return render(request, "console/cases.html", context)


def _views(officer: Officer, query: str, listed: Found) -> dict[str, object]:
    """Saved views, each with who shares it; not looked up beside a search by likeness."""
    if listed.loosely:
        return {}
    views = views_for(officer)
    for view in views:
        view.here = view.query == query  # type: ignore[attr-defined]
        view.by = "" if view.officer_id == officer.pk else view.officer.full_name  # type: ignore[attr-defined]
    own = (view for view in views if view.query == query and view.officer_id == officer.pk)
    return {"views": views, "own_view": next(own, None)}


def page_number(typed: str) -> int:
    """The page asked for, within what is counted."""
    wanted = int(typed) if typed.isdecimal() and len(typed) < 6 else 1
    return min(max(wanted, 1), MOST_COUNTED // A_PAGE)


def row_of(one: Complaint, officer: Officer) -> dict[str, object]:
    """A case as one row of the list."""
    return {
        "number": one.number,
        "spoken": spoken(one.number),
        "title": headline(one, officer),
        "standing": gettext(STATE_TITLE[ComplaintState(one.state)]),
        "category": one.category,
        "place": one.area.name if one.area else "",
        "filed_at": one.filed_at,
        "due": getattr(one, "nearest", None),
        "seen": one.length,
        "marks": marks(one),
    }
