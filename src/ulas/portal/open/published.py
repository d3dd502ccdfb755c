"""The public list, the map and the page of one complaint."""

import secrets
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from ulas.complaints import actions
from ulas.complaints.casefile import CaseNotFound
from ulas.complaints.queries import published
from ulas.complaints.queries.public import agency_choices, area_choices, category_choices
from ulas.complaints.queries.published import Wanted
from ulas.complaints.queries.standing import Standing
from ulas.complaints.sealed.attachments import open_preview
from ulas.complaints.sealed.cleaning import clean_line
from ulas.complaints.sealed.numbers import spoken
from ulas.portal import limits

PAGE = 20
SUPPORTS_AN_HOUR = 30
SUPPORTER_COOKIE = "pendukung"
YEAR = 365 * 24 * 3600


def wanted_of(request: HttpRequest) -> Wanted:
    """The filters of an address."""
    # Cleaned: a database takes no NUL, whatever an address may hold.
    given = {name: clean_line(str(value)) for name, value in request.GET.items()}
    typed = given.get("keadaan", "")
    return Wanted(
        text=given.get("cari", "")[:100],
        category=given.get("kategori", "")[:60],
        area=given.get("kelurahan", "")[:20],
        agency=given.get("instansi", "")[:40],
        standing=typed if typed in list(Standing) else "",
    )


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Released complaints with search and filters."""
    wanted = wanted_of(request)
    found = published.search(wanted)
    pages = Paginator(found.rows, PAGE)
    pages.__dict__["count"] = found.count
    page = pages.get_page(request.GET.get("hal"))
    context = {
        **filters(wanted),
        "page": page,
        "rows": [told(row) for row in page.object_list],
        "count": found.count,
        "corrected": found.corrected,
    }
    return render(request, "portal/open/list.html", context)


@require_GET
def map_page(request: HttpRequest) -> HttpResponse:
    """The same as points on a map."""
    return render(request, "portal/open/map.html", filters(wanted_of(request)))


@require_GET
def map_points(request: HttpRequest) -> JsonResponse:
    """Points for the map: [number, latitude, longitude, answered]."""
    return JsonResponse({"points": published.points(wanted_of(request))})


@require_GET
def one(request: HttpRequest, number: str) -> HttpResponse:
    """One released complaint with its answers."""
    complaint = published.one(number)
    if complaint is None:
        raise Http404
    photos = published.photos_of(complaint)
    answers = [
        {
            "agency": answer.referral.agency,
            "text": answer.public_body,
            "at": answer.published_at,
            "corrected": answer.corrects_id is not None,
            "photos": [photo for photo in photos if photo.answer_id == answer.pk],
        }
        for answer in published.answers_of(complaint)
    ]
    context = {
        "row": told(complaint),
        "number": number,
        "spoken": spoken(number),
        "answers": answers,
        "handlers": published.handled_by(complaint),
        "photos": [photo for photo in photos if photo.answer_id is None],
        "address": f"{settings.ULAS_URL}{request.path}",
    }
    return render(request, "portal/open/one.html", context)


@require_GET
def photo(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A released photo: the copy made anew, without place and device."""
    found = published.photo(number, pk)
    if found is None:
        raise Http404
    answer = HttpResponse(open_preview(found), content_type="image/jpeg")
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer


@require_POST
def support(request: HttpRequest, number: str) -> HttpResponse:
    """A neighbour has the same trouble; a random cookie keeps one person one."""
    complaint = published.one(number)
    if complaint is None:
        raise Http404
    if not limits.within(request, "support", SUPPORTS_AN_HOUR):
        return limits.too_many(request, "support")
    supporter = request.COOKIES.get(SUPPORTER_COOKIE, "")[:64] or secrets.token_hex(16)
    try:
        actions.support(
            complaint_id=complaint.pk,
            supporter=supporter,
            now=request.now,  # type: ignore[attr-defined]
        )
    except CaseNotFound as gone:
        raise Http404 from gone
    # A suggestion inside the form is answered in its place: what was typed stays.
    in_place = "HX-Request" in request.headers
    answer = (
        render(request, "portal/parts/supported.html", {"number": number})
        if in_place
        else redirect("portal:public", number=number)
    )
    answer.set_cookie(
        SUPPORTER_COOKIE, supporter, max_age=YEAR, httponly=True, samesite="Lax",
        secure=settings.HTTPS,
    )  # fmt: skip
    return answer


def told(complaint: Any) -> dict[str, Any]:
    """A released complaint for the templates: public columns and decided flags only."""
    return {
        "number": complaint.number,
        "spoken": spoken(complaint.number),
        "title": complaint.public_title,
        "text": complaint.public_body,
        "area": complaint.area,
        "category": complaint.category,
        "filed_at": complaint.received_at,
        "standing": complaint.standing,
        "supporters": complaint.supporters,
        "id": complaint.pk,
    }


def filters(wanted: Wanted) -> dict[str, Any]:
    """Lists and present choices of the filter form."""
    return {
        "wanted": wanted,
        "categories": category_choices(),
        "areas": area_choices(),
        "agencies": agency_choices(),
    }
