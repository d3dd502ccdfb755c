"""Catat aduan: an officer files what a citizen said, with the true time of receipt."""

import hashlib
import json
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from ulas.complaints import actions
from ulas.complaints.casefile import MoveRefused, by_officer
from ulas.complaints.queries.desk.case import find_case
from ulas.complaints.sealed.numbers import spoken
from ulas.console.access import for_officers, officer_of
from ulas.console.forms.intake import IntakeForm, local_moment
from ulas.look.uploads import DROPPED, FIELD, KEPT, Uploads, gather
from ulas.sop.terms import COORDINATOR_ROLES, Role

NOT_CONTENT = {"csrfmiddlewaretoken", "key", KEPT, DROPPED}


@for_officers(*COORDINATOR_ROLES, Role.AGENCY_OFFICER)
def intake(request: HttpRequest) -> HttpResponse:
    """Show the form, or file what was typed."""
    if request.method != "POST":
        now = local_moment(request.now)  # type: ignore[attr-defined]
        first = {"key": uuid.uuid4().hex, "received_at": now, "channel": "DESK"}
        return _page(request, IntakeForm(initial=first), Uploads())
    uploads, form = gather(request), IntakeForm(request.POST)
    for sentence in uploads.problems:
        form.add_error(None, gettext(sentence))
    return _file(request, form, uploads) if form.is_valid() else _page(request, form, uploads)


def _file(request: HttpRequest, form: IntakeForm, uploads: Uploads) -> HttpResponse:
    officer = officer_of(request)
    try:
        filed = actions.file_complaint(
            filing=form.filing(uploads.files),
            by=by_officer(officer),
            now=request.now,  # type: ignore[attr-defined]
            channel=form.cleaned_data["channel"],
            received_at=form.cleaned_data["received_at"],
            key=actions.ClientKey(
                f"desk:{officer.pk}", form.cleaned_data["key"], _digest(request, uploads)
            ),
        )
    except actions.FilingRefused as refused:
        for name, sentence in refused.problems.items():
            form.add_error(name if name in form.fields else None, gettext(sentence))
        return _page(request, form, uploads)
    except MoveRefused as refused:
        form.add_error(None, gettext(str(refused)))
        return _page(request, form, uploads)
    number = filed.complaint.number
    told = {"number": spoken(number), "token": filed.token}
    messages.success(
        request,
        gettext("Tercatat dengan nomor %(number)s. Kode lacak pengadu: %(token)s") % told,
    )
    if find_case(officer, number) is None:
        return redirect("console:intake")
    return redirect("console:case", number=number)


def _digest(request: HttpRequest, uploads: Uploads) -> str:
    typed = {k: v for k, v in request.POST.lists() if k not in NOT_CONTENT}
    body = json.dumps([typed, [file.digest for file in uploads.files]], sort_keys=True)
    return hashlib.sha256(body.encode()).hexdigest()


def _page(request: HttpRequest, form: IntakeForm, uploads: Uploads) -> HttpResponse:
    context = {
        "form": form,
        "kept": uploads.keep() if uploads.files else [],
        "file_field": FIELD,
        "kept_field": KEPT,
        "drop_field": DROPPED,
    }
    return render(request, "console/intake.html", context, status=422 if form.errors else 200)
