"""A page for each agency, kelurahan and category, with figures and the newest complaints."""

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from ulas.complaints.queries import public_figures, published
from ulas.complaints.queries.public import agency_choices, area_choices, category_choices
from ulas.complaints.queries.public_figures import Figures
from ulas.complaints.queries.published import Wanted
from ulas.portal.open.published import told

NEWEST = 10


@require_GET
def explore(request: HttpRequest) -> HttpResponse:
    """All of them as links."""
    context = {
        "agencies": agency_choices(),
        "areas": area_choices(),
        "categories": category_choices(),
    }
    return render(request, "portal/open/explore.html", context)


@require_GET
def agency(request: HttpRequest, code: str) -> HttpResponse:
    """One agency."""
    names = dict(agency_choices())
    return _page(request, "instansi", code, names.get(code), Wanted(agency=code))


@require_GET
def area(request: HttpRequest, code: str) -> HttpResponse:
    """One kelurahan."""
    names = {one.code: one.name for one in area_choices()}
    return _page(request, "kelurahan", code, names.get(code), Wanted(area=code))


@require_GET
def category(request: HttpRequest, code: str) -> HttpResponse:
    """One category."""
    english = (get_language() or "").startswith("en")
    names = {
        one.code: one.name_en if english and one.name_en else one.name for one in category_choices()
    }
    return _page(request, "kategori", code, names.get(code), Wanted(category=code))


FIGURES: dict[str, Callable[[str, datetime], Figures]] = {
    "instansi": public_figures.of_agency,
    "kelurahan": public_figures.of_area,
    "kategori": public_figures.of_category,
}


def _page(
    request: HttpRequest, kind: str, code: str, name: str | None, wanted: Wanted
) -> HttpResponse:
    if name is None:
        raise Http404
    found = published.search(wanted)
    context = {
        "kind": kind,
        "code": code,
        "name": name,
        "figures": FIGURES[kind](code, request.now),  # type: ignore[attr-defined]
        "rows": [told(row) for row in found.rows[:NEWEST]],
        "count": found.count,
        "can_follow": kind != "instansi",
    }
    return render(request, "portal/open/place.html", context)
