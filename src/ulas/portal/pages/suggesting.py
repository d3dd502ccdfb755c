"""Parts of the form that come while it is filled in; each is one request and no necessity."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from ulas.agencies.queries.areas import area_at
from ulas.portal.forms.filing import FilingForm
from ulas.portal.words.hints import degrees, hints_for


# Nothing is written, and a form in another website's frame has no cookie to be known by.
@csrf_exempt
@require_POST
def suggest(request: HttpRequest) -> HttpResponse:
    """Hints for the text so far."""
    context = {
        "hints": hints_for(request.POST, request.now),  # type: ignore[attr-defined]
        "live": True,
        "can_support": "csrfmiddlewaretoken" in request.POST,
    }
    return render(request, "portal/parts/hints.html", context)


@require_GET
def ask_questions(request: HttpRequest) -> HttpResponse:
    """The questions of the chosen category."""
    form = FilingForm(initial={"category": request.GET.get("category", "")})
    return render(request, "portal/parts/questions.html", {"form": form})


@require_GET
def find_area(request: HttpRequest) -> JsonResponse:
    """The kelurahan of a pin: {code, name, exact}; empty strings where there is none near by."""
    latitude, longitude = degrees(request.GET.get("lat", "")), degrees(request.GET.get("lon", ""))
    found = None if latitude is None or longitude is None else area_at(latitude, longitude)
    if found is None:
        return JsonResponse({"code": "", "name": "", "exact": False})
    return JsonResponse({"code": found.area.code, "name": found.area.name, "exact": found.exact})
