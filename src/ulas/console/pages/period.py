"""Keadaan tidak normal: lateness in a declared period is excused in the figures, never hidden."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from ulas.complaints import actions
from ulas.complaints.casefile import by_officer
from ulas.complaints.queries.desk.periods import declared
from ulas.console.access import for_officers, officer_of
from ulas.console.carrying import carried_out
from ulas.console.forms.period import PeriodForm
from ulas.sop.terms import Role


@for_officers(Role.POLICY_REVIEWER, Role.ADMINISTRATOR)
def period(request: HttpRequest) -> HttpResponse:
    """Show what was declared and the form, or declare a period."""
    form = PeriodForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _declared(request, form):
        return redirect("console:period")
    context = {"form": form, "periods": declared()}
    status = 422 if form.errors else 200
    return render(request, "console/period.html", context, status=status)


def _declared(request: HttpRequest, form: PeriodForm) -> bool:
    excused: list[int] = []

    def declare() -> None:
        excused.append(
            actions.declare_abnormal_period(
                by=by_officer(officer_of(request)),
                now=request.now,  # type: ignore[attr-defined]
                **form.given(),
            )
        )

    if not carried_out(form, declare):
        return False
    sentence = ngettext(
        "Dinyatakan. %(count)s langkah terlambat kini dimaklumi.",
        "Dinyatakan. %(count)s langkah terlambat kini dimaklumi.",
        excused[0],
    )
    messages.success(request, sentence % {"count": excused[0]})
    return True
