"""The form inside an agency's own website: without cookies, framed only where the city allows.

A framed page gets no cookies in today's browsers, so that no protection token can be asked for;
none is needed, for nothing here acts in anybody's name: it is the same open door as the API.
"""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from ulas.agencies.city import embeds
from ulas.complaints.queries.public import agency_choices
from ulas.complaints.refusals import KeyInFlight, KeyReused
from ulas.complaints.sealed.numbers import spoken
from ulas.portal import limits
from ulas.portal.pages.filing import form_page, read_form, sent_page, tried

FILINGS_AN_HOUR = 60
FRAME = "portal/embed.html"
SENT = "portal/embed_sent.html"

View = Callable[..., HttpResponse]


def framed(view: View) -> View:
    """Let the agency's own websites, and nobody else, show the page in a frame."""

    @wraps(view)
    def allowed(request: HttpRequest, code: str, **more: str) -> HttpResponse:
        origins = embeds().get(code)
        if not origins:
            raise Http404
        answer = view(request, code, **more)
        answer.frame_ancestors = " ".join(origins)  # type: ignore[attr-defined]
        answer.headers["X-Robots-Tag"] = "noindex"
        return answer

    return allowed


@csrf_exempt
@xframe_options_exempt
@framed
def file_here(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form for one agency, or file what was typed with that agency as the wish."""
    name = dict(agency_choices()).get(code)
    if name is None:
        raise Http404
    frame = {"frame_page": FRAME, "embedded": True, "agency_name": name}
    if limits.flooded(request):
        return limits.too_many(request, "upload")
    asked = read_form(request)
    if not asked.ready:
        return form_page(request, asked, frame)
    if not limits.within(request, "embed", FILINGS_AN_HOUR):
        return limits.too_many(request, "embed")
    try:
        filed = tried(request, asked, agency=code)
    except (KeyReused, KeyInFlight):
        return redirect("portal:embed_sent", code=code, key=asked.form.cleaned_data["key"])
    if filed is None:
        return form_page(request, asked, frame)
    number = filed.complaint.number
    context = {"number": number, "spoken": spoken(number), "token": filed.token}
    return render(request, SENT, context)


@require_GET
@xframe_options_exempt
@framed
def sent_here(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Where a second tap in the frame ends: number, code and link, once the first is written."""
    form_url = reverse("portal:embed", args=[code])
    frame = {"frame_page": FRAME, "embedded": True, "form_url": form_url}
    return sent_page(request, key, SENT, frame)
