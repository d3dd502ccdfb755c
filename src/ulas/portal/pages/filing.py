"""Filing a complaint: the form, and what comes after it."""

import hashlib
import json
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_GET

from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT, MoveRefused
from ulas.complaints.models import Channel
from ulas.complaints.queries import tracking
from ulas.complaints.queries.public import area_choices
from ulas.complaints.refusals import KeyInFlight, KeyReused
from ulas.complaints.sealed.numbers import spoken
from ulas.look.uploads import DROPPED, FIELD, KEPT, Uploads, gather
from ulas.portal import limits
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
    if limits.flooded(request):
        return limits.too_many(request, "upload")
    asked = read_form(request)
    if asked.ready:
        try:
            filed = tried(request, asked)
        except (KeyReused, KeyInFlight):
            return redirect("portal:sent", key=asked.form.cleaned_data["key"])
        if filed is not None:
            return redirect("portal:receipt", number=filed.complaint.number, token=filed.token)
    return form_page(request, asked, {})


@dataclass
class Asked:
    """A request for the form: `ready` to be filed, or to be shown (again), with hints or not."""

    form: FilingForm
    uploads: Uploads = field(default_factory=Uploads)
    ready: bool = False
    hints: Hints | None = None


def read_form(request: HttpRequest) -> Asked:
    """What a request holds of the form."""
    if request.method != "POST":
        start = {"key": uuid.uuid4().hex, **_wishes(request)}
        return Asked(FilingForm(initial=start))
    uploads = gather(request)
    helped = any(name in request.POST for name in ASKS_HELP)
    form = FilingForm(_with_help(request) if helped else request.POST)
    if helped:
        # Who asks for help is not told what is missing still.
        form.errors.clear()
    for sentence in uploads.problems:
        form.add_error(None, sentence)
    if helped:
        return Asked(form, uploads, hints=hints_for(form.data, request.now))  # type: ignore[attr-defined]
    return Asked(form, uploads, ready=form.is_valid())


def _with_help(request: HttpRequest) -> QueryDict:
    typed = request.POST.copy()
    for button, name in HELP.items():
        if button in typed:
            typed[name] = str(typed[button])
    return typed


def tried(request: HttpRequest, asked: Asked, agency: str = "") -> actions.Filed | None:
    """File a form that is ready; None where it was refused, with the reasons at its fields.

    Raises:
        KeyReused, KeyInFlight: this very form was sent before.
    """
    form, uploads = asked.form, asked.uploads
    try:
        return actions.file_complaint(
            filing=form.filing(uploads.files, agency),
            by=COMPLAINANT,
            now=request.now,  # type: ignore[attr-defined]
            channel=Channel.WEBSITE,
            key=actions.ClientKey(CLIENT, form.cleaned_data["key"], _digest(request, uploads)),
        )
    except actions.FilingRefused as refused:
        form.refuse(refused.problems)
    except (KeyReused, KeyInFlight):
        raise
    except MoveRefused as refused:
        form.add_error(None, said(refused))
    return None


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


def form_page(request: HttpRequest, asked: Asked, more: dict[str, Any]) -> HttpResponse:
    """The form as a page; `more` is what its frame needs."""
    form, uploads = asked.form, asked.uploads
    context: dict[str, Any] = {
        "form": form,
        "hints": asked.hints,
        "frame_page": "portal/page.html",
        "kept": uploads.keep() if uploads.files else [],
        "file_field": FIELD,
        "kept_field": KEPT,
        "drop_field": DROPPED,
        "areas": [
            {"code": a.code, "name": a.name, "lat": a.latitude, "lon": a.longitude}
            for a in area_choices()
        ],
        **more,
    }
    status = 422 if form.errors else 200
    answer = render(request, "portal/filing.html", context, status=status)
    add_never_cache_headers(answer)
    return answer


@require_GET
def sent(request: HttpRequest, key: str) -> HttpResponse:
    """Where a second tap ends: at the receipt of the first, or at a page that waits for it."""
    return sent_page(request, key, "portal/sent_before.html", {"form_url": reverse("portal:file")})


def sent_page(request: HttpRequest, key: str, shown: str, more: dict[str, Any]) -> HttpResponse:
    """What became of the form with a key; `more` is what its frame needs.

    Its case in the template `shown`; else that it is still written (202), or never was (404).
    """
    found = tracking.sending(CLIENT, key)
    if found.case is not None:
        number, token = found.case
        case = {"number": number, "spoken": spoken(number), "token": token}
        answer = render(request, shown, {**more, **case})
    elif found.in_flight:
        answer = render(request, "portal/sending.html", more, status=202)
    else:
        answer = render(request, "portal/sent_never.html", more, status=404)
    add_never_cache_headers(answer)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
