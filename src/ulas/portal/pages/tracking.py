"""The receipt, the tracking page and its files."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from io import BytesIO

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_GET

from ulas.complaints.models import Complaint
from ulas.complaints.queries import tracking
from ulas.complaints.sealed.attachments import open_original, open_preview
from ulas.complaints.sealed.numbers import spoken
from ulas.portal import limits
from ulas.portal.pages.home import WRONG_GUESSES
from ulas.portal.words.story import story

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """For pages of one person: never cached, never indexed, wrong guesses counted."""

    @wraps(view)
    def guarded(request: HttpRequest, number: str, token: str, **more: object) -> HttpResponse:
        try:
            answer = view(request, number, token, **more)
        except Http404:
            if limits.within(request, "guess", WRONG_GUESSES):
                raise
            return limits.too_many(request, "guess")
        add_never_cache_headers(answer)
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return guarded


@private
@require_GET
def track(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Where the case stands, who has it, what was said and what the complainant can do."""
    case = tracking.tracked(number, token)
    if case is None:
        raise Http404
    context = {
        "story": story(case, request.now),  # type: ignore[attr-defined]
        "complaint": case.complaint,
        "number": case.complaint.number,
        "spoken": spoken(case.complaint.number),
        "token": token,
    }
    return render(request, "portal/tracking.html", context)


@private
@require_GET
def receipt(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Number, code, QR and promise, to keep or to print."""
    complaint = tracking.known(number, token)
    if complaint is None:
        raise Http404
    address = settings.ULAS_URL + reverse("portal:track", args=[complaint.number, token])
    context = {
        "complaint": complaint,
        "number": complaint.number,
        "spoken": spoken(complaint.number),
        "token": token,
        "address": address,
        "promised_in": _time_left(complaint, request.now),  # type: ignore[attr-defined]
        "verified": complaint.complainant.verified_at is not None,
        "reachable": complaint.complainant.reachable,
        "phone_only": complaint.complainant.phone_only,
    }
    return render(request, "portal/receipt.html", context)


def _time_left(complaint: Complaint, now: datetime) -> timedelta | None:
    """How long the promise still runs; None without one, and once it is past."""
    promised = complaint.promised_at
    return promised - now if promised and promised > now else None


@private
@require_GET
def qr(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """The tracking address as a QR code."""
    complaint = tracking.known(number, token)
    if complaint is None:
        raise Http404
    address = settings.ULAS_URL + reverse("portal:track", args=[complaint.number, token])
    drawing = BytesIO()
    segno.make(address, error="m").save(drawing, kind="svg", scale=4, border=4, light="#fff")
    return HttpResponse(drawing.getvalue(), content_type="image/svg+xml")


@private
@require_GET
def attachment(request: HttpRequest, number: str, token: str, pk: int) -> HttpResponse:
    """A photo as its re-encoded copy; a PDF as a download only."""
    found = tracking.shown_attachment(number, token, pk)
    if found is None:
        raise Http404
    if not found.preview:
        answer = HttpResponse(open_original(found), content_type="application/octet-stream")
        answer.headers["Content-Disposition"] = f'attachment; filename="lampiran-{found.pk}.pdf"'
        return answer
    answer = HttpResponse(open_preview(found), content_type="image/jpeg")
    answer.headers["Content-Disposition"] = "inline"
    return answer
