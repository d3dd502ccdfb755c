"""Penentu instansi: versions of its model, how well it decides, a text to try."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from ulas.complaints import actions
from ulas.complaints.casefile import by_officer
from ulas.complaints.queries.routing import propose_text
from ulas.console.access import for_officers, officer_of
from ulas.console.carrying import carried_out
from ulas.console.forms.router import SwitchForm, TryForm
from ulas.console.words.router import RouterPage, Tried, router_page, tried
from ulas.sop.terms import Role

ROLES = (Role.POLICY_REVIEWER, Role.ADMINISTRATOR)


@for_officers(*ROLES)
def router(request: HttpRequest) -> HttpResponse:
    """Show the figures and versions; a POST puts another version to use."""
    page = router_page(request.now)  # type: ignore[attr-defined]
    if request.method != "POST":
        return _shown(request, page)
    form = SwitchForm(request.POST, rows=page.choices)
    if form.is_valid() and _switched(request, form):
        messages.success(request, gettext("Model diganti. Keputusan lama tidak berubah."))
        return redirect("console:router")
    return _shown(request, page, form, status=422)


@for_officers(*ROLES)
@require_POST
def try_text(request: HttpRequest) -> HttpResponse:
    """Say where a typed text would go, and why; nothing is kept."""
    page = router_page(request.now)  # type: ignore[attr-defined]
    form = TryForm(request.POST, rows=page.choices)
    if not form.is_valid():
        return _shown(request, page, trying=form, status=422)
    said = propose_text(form.cleaned_data["text"], form.cleaned_data["version"])
    return _shown(request, page, trying=form, said=tried(said))


def _switched(request: HttpRequest, form: SwitchForm) -> bool:
    return carried_out(
        form,
        lambda: actions.switch_model(
            by=by_officer(officer_of(request)),
            now=request.now,  # type: ignore[attr-defined]
            **form.cleaned_data,
        ),
    )


def _shown(
    request: HttpRequest,
    page: RouterPage,
    form: SwitchForm | None = None,
    trying: TryForm | None = None,
    said: Tried | None = None,
    status: int = 200,
) -> HttpResponse:
    used = next((row.version for row in page.versions if row.used), "")
    first = {"version": used, "may_send": page.may_send}
    context = {
        "page": page,
        "form": form or SwitchForm(rows=page.choices, initial=first),
        "trying": trying or TryForm(rows=page.choices),
        "said": said,
    }
    return render(request, "console/router.html", context, status=status)
