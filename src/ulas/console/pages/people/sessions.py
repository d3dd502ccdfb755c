"""Perangkat: where one is signed in, with a way to end one session or all others."""

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from ulas.console.access import for_officers, officer_of
from ulas.console.words.devices import device_words


@for_officers()
def sessions(request: HttpRequest) -> HttpResponse:
    """Every session of the officer that still lives; this one first."""
    found = UserSession.objects.purge_and_list(officer_of(request))
    here = request.session.session_key
    if request.method == "POST":
        return _end(request, [one for one in found if one.session_key != here])
    found.sort(key=lambda one: (one.session_key != here, -one.created_at.timestamp()))
    rows = [
        {
            "pk": one.pk,
            "device": device_words(one.user_agent),
            "ip": one.ip,
            "since": one.created_at,
            "here": one.session_key == here,
        }
        for one in found
    ]
    return render(request, "console/people/sessions.html", {"rows": rows, "more": len(rows) > 1})


def _end(request: HttpRequest, others: list[UserSession]) -> HttpResponse:
    """End the session that was chosen, or all others; never the one that asks."""
    chosen = request.POST.get("session", "")
    ending = others if chosen == "lain" else [one for one in others if str(one.pk) == chosen]
    get_adapter().end_sessions(ending)
    if ending:
        sentence = ngettext(
            "%(count)s perangkat dikeluarkan.", "%(count)s perangkat dikeluarkan.", len(ending)
        )
        messages.success(request, sentence % {"count": len(ending)})
    else:
        messages.warning(request, gettext("Perangkat itu sudah tidak masuk."))
    return redirect("console:sessions")
