"""Surat harian: the officer's own daily letter, on or off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from ulas.complaints import actions
from ulas.console.access import for_officers, officer_of


@for_officers()
def digest(request: HttpRequest) -> HttpResponse:
    """Show the setting, or change it."""
    if request.method == "POST":
        actions.set_daily_digest(wanted=request.POST.get("wanted") == "1", by=officer_of(request))
        messages.success(request, gettext("Tersimpan."))
        return redirect("console:digest")
    return render(request, "console/digest.html")
