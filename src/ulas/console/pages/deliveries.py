"""Kiriman: what could not leave, with a way to send it again; in the demo the letters to read."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from ulas.channels.rendering import render as as_letter
from ulas.complaints import actions
from ulas.complaints.casefile import MoveRefused
from ulas.complaints.models import DeliveryState
from ulas.complaints.queries.desk import outgoing
from ulas.console.access import for_officers, officer_of
from ulas.console.words.deliveries import told
from ulas.sop.terms import COORDINATOR_ROLES, Role

A_PAGE = 50
KEEPERS = (*COORDINATOR_ROLES, Role.ADMINISTRATOR)


@for_officers(*KEEPERS)
def deliveries(request: HttpRequest) -> HttpResponse:
    """Dead, waiting or sent deliveries; the dead ones first. A POST sends one again."""
    if request.method == "POST":
        return _again(request)
    counts = outgoing.counts()
    first = DeliveryState.DEAD if counts[DeliveryState.DEAD] else DeliveryState.PENDING
    state = request.GET.get("keadaan", "")
    state = state if state in DeliveryState.values else first.value
    page = Paginator(outgoing.deliveries(state), A_PAGE).get_page(request.GET.get("hal"))
    context = {
        "page": page,
        "rows": [told(row) for row in page.object_list],
        "tabs": [(s.value, gettext(s.label), counts[s.value], s == state) for s in DeliveryState],
        "opens_cases": officer_of(request).is_coordinator,
        "readable": settings.ULAS_DEMO,
    }
    return render(request, "console/deliveries.html", context)


def _again(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("delivery", "")
    try:
        actions.resend(
            delivery_id=int(wanted) if wanted.isdecimal() and len(wanted) < 19 else 0,
            by=officer_of(request),
            now=request.now,  # type: ignore[attr-defined]
        )
    except MoveRefused as refused:
        messages.error(request, gettext(str(refused)))
    else:
        messages.success(request, gettext("Dikirim ulang; menunggu giliran."))
    return redirect("console:deliveries")


@for_officers(*KEEPERS)
def outbox(request: HttpRequest) -> HttpResponse:
    """Every letter of the demo, the newest first; elsewhere letters are read by nobody."""
    if not settings.ULAS_DEMO:
        raise Http404
    page = Paginator(outgoing.deliveries(), A_PAGE).get_page(request.GET.get("hal"))
    rows = [told(row) for row in page.object_list]
    return render(request, "console/outbox.html", {"page": page, "rows": rows})


@for_officers(*KEEPERS)
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter of the demo as it would be sent now."""
    row = outgoing.one(pk) if settings.ULAS_DEMO else None
    if row is None:
        raise Http404
    now = request.now  # type: ignore[attr-defined]
    context = {"row": told(row), "letter": as_letter(row, now)}
    return render(request, "console/letter.html", context)
