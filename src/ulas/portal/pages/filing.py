"""Filing a complaint: the form, and what comes after it."""

import hashlib
import json
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_GET

from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT, MoveRefused
from ulas.complaints.models import Channel
from ulas.complaints.queries import tracking
from ulas.complaints.queries.public import area_choices
from ulas.complaints.refusals import KeyInFlight, KeyReused
from ulas.look.city import city
from ulas.look.uploads import DROPPED, FIELD, KEPT, Uploads, gather
from ulas.portal.forms.filing import FilingForm
from ulas.portal.words.hints import Hints, hints_for
from ulas.portal.words.refusals import said

CLIENT = "portal"
NOT_CONTENT = {"csrfmiddlewaretoken", "key", "language", KEPT, DROPPED}
# What a button without JavaScript sets in the form, before it is shown again with its hints.
HELP = {"use_category": "category", "use_visibility": "visibility"}
ASKS_HELP = ("show_help", *HELP)


def file_complaint(request: HttpRequest) -> HttpResponse:
    """Show the form, or file what was typed; nothing typed or picked is ever lost."""
    if request.method != "POST":
        return _page(
            request, FilingForm(initial={"key": uuid.uuid4().hex, **_wishes(request)}), Uploads()
        )
    uploads = gather(request)
    if any(name in request.POST for name in ASKS_HELP):
        return _help(request, uploads)
    form = FilingForm(request.POST)
    for sentence in uploads.problems:
        form.add_error(None, sentence)
    if not form.is_valid():
        return _page(request, form, uploads)
    return _file(request, form, uploads)


def _help(request: HttpRequest, uploads: Uploads) -> HttpResponse:
    """The form once more with suggestions and questions, for browsers without JavaScript."""
    typed = request.POST.copy()
    for button, field in HELP.items():
        if button in typed:
            typed[field] = str(typed[button])
    form = FilingForm(typed)
    form.errors.clear()
    for sentence in uploads.problems:
        form.add_error(None, sentence)
    return _page(request, form, uploads, hints_for(typed, request.now))  # type: ignore[attr-defined]


def _file(request: HttpRequest, form: FilingForm, uploads: Uploads) -> HttpResponse:
    key = form.cleaned_data["key"]
    try:
        filed = actions.file_complaint(
            filing=form.filing(uploads.files),
            by=COMPLAINANT,
            now=request.now,  # type: ignore[attr-defined]
            channel=Channel.WEBSITE,
            key=actions.ClientKey(CLIENT, key, _digest(request, uploads)),
        )
    except actions.FilingRefused as refused:
        form.refuse(refused.problems)
        return _page(request, form, uploads)
    except (KeyReused, KeyInFlight):
        return redirect("portal:sent", key=key)
    except MoveRefused as refused:
        form.add_error(None, said(refused))
        return _page(request, form, uploads)
    return redirect("portal:receipt", number=filed.complaint.number, token=filed.token)


def _digest(request: HttpRequest, uploads: Uploads) -> str:
    """What was typed and picked, so that the same key with other words is noticed."""
    typed = {k: v for k, v in request.POST.lists() if k not in NOT_CONTENT}
    body = json.dumps([typed, [file.digest for file in uploads.files]], sort_keys=True)
    return hashlib.sha256(body.encode()).hexdigest()


def _wishes(request: HttpRequest) -> dict[str, str]:
    """Fields that a link may fill in advance."""
    return {
        name: request.GET[name][:300]
        for name in ("text", "category", "area", "address")
        if name in request.GET
    }


def _page(
    request: HttpRequest, form: FilingForm, uploads: Uploads, hints: Hints | None = None
) -> HttpResponse:
    wrong = bool(form.errors)
    context: dict[str, Any] = {
        "form": form,
        "hints": hints,
        "kept": uploads.keep() if uploads.files else [],
        "file_field": FIELD,
        "kept_field": KEPT,
        "drop_field": DROPPED,
        "map_centre": city().centre,
        "areas": [
            {"code": a.code, "name": a.name, "lat": a.latitude, "lon": a.longitude}
            for a in area_choices()
        ],
    }
    answer = render(request, "portal/filing.html", context, status=422 if wrong else 200)
    add_never_cache_headers(answer)
    return answer


@require_GET
def sent(request: HttpRequest, key: str) -> HttpResponse:
    """Where a second tap ends: at the receipt of the first, or at a page that waits for it."""
    found = tracking.filed_with(CLIENT, key)
    if found is None:
        return render(request, "portal/sending.html", {"key": key}, status=202)
    number, token = found
    return render(request, "portal/sent_before.html", {"number": number, "token": token})
