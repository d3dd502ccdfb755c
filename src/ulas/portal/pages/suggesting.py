"""Parts of the form that come while it is filled in; each is one request and no necessity."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from ulas.complaints.sealed.cleaning import clean_text
from ulas.portal.forms.filing import MOST_TEXT, FilingForm
from ulas.portal.words.hints import hints


@require_POST
def suggest(request: HttpRequest) -> HttpResponse:
    """Hints for the text so far."""
    given = request.POST
    found = hints(
        clean_text(given.get("text", "")[:MOST_TEXT]),
        request.now,  # type: ignore[attr-defined]
        category=given.get("category", "")[:60],
        area=given.get("area", "")[:20],
        latitude=_degrees(given.get("latitude", "")),
        longitude=_degrees(given.get("longitude", "")),
    )
    return render(request, "portal/parts/hints.html", {"hints": found})


@require_GET
def ask_questions(request: HttpRequest) -> HttpResponse:
    """The questions of the chosen category."""
    form = FilingForm(initial={"category": request.GET.get("category", "")})
    return render(request, "portal/parts/questions.html", {"form": form})


def _degrees(typed: str) -> float | None:
    try:
        return float(typed)
    except ValueError:
        return None
