"""Cuti: when one is away, who stands in; the stand-in's side of it too."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from ulas.agencies.actions import AdministrationRefused, end_absence, set_absence
from ulas.agencies.actions.staffing.absence import possible_stand_ins
from ulas.agencies.queries.staff import standing_in_for
from ulas.console.access import for_officers, officer_of
from ulas.console.forms.people import AbsenceForm


@for_officers()
def absence(request: HttpRequest) -> HttpResponse:
    """Say until when one is away and who stands in."""
    officer = officer_of(request)
    now = request.now  # type: ignore[attr-defined]
    colleagues = possible_stand_ins(officer, now)
    form = AbsenceForm(request.POST if request.method == "POST" else None, colleagues)
    if form.is_bound and form.is_valid():
        try:
            set_absence(officer=officer, now=now, **form.given())
        except AdministrationRefused as refused:
            form.refuse(refused.field, gettext(str(refused)))
        else:
            messages.success(request, gettext("Tercatat. Selamat beristirahat."))
            return redirect("console:absence")
    away = officer.absent_until is not None and officer.absent_until > now
    context = {
        "form": form,
        "away_until": officer.absent_until if away else None,
        "stand_in": officer.stand_in if away else None,
        "standing_in_for": standing_in_for(officer),
    }
    return render(
        request, "console/people/absence.html", context, status=422 if form.errors else 200
    )


@for_officers()
@require_POST
def back(request: HttpRequest) -> HttpResponse:
    """Be back before the time."""
    officer = officer_of(request)
    now = request.now  # type: ignore[attr-defined]
    if end_absence(officer=officer, by=officer, now=now):
        messages.success(request, gettext("Selamat bertugas kembali."))
    return redirect("console:absence")
