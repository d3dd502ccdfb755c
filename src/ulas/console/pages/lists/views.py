"""Saved views of the list: name one, let one go."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from ulas.complaints import actions
from ulas.complaints.casefile import MoveRefused
from ulas.console.access import for_officers, officer_of
from ulas.console.carrying import carried_out
from ulas.console.forms.bulk import ViewForm
from ulas.console.forms.filters import FilterForm
from ulas.console.pages.lists.listing import HANDLERS


@for_officers(*HANDLERS)
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filters in the address under a name."""
    officer = officer_of(request)
    filters = FilterForm(request.GET, officer)
    query = filters.query()
    form = ViewForm(request.POST if request.method == "POST" else None, officer=officer)
    if form.is_bound and form.is_valid():
        name, shared_with = form.cleaned_data["nama"], form.cleaned_data["dibagi"]
        now = request.now  # type: ignore[attr-defined]
        if carried_out(
            form,
            lambda: actions.save_view(
                officer=officer, name=name, query=query, shared_with=shared_with, now=now
            ),
        ):
            messages.success(request, gettext("Tampilan tersimpan."))
            return redirect(f"{reverse('console:cases')}?{query}")
    context = {"form": form, "query": query}
    return render(request, "console/view.html", context, status=422 if form.errors else 200)


@for_officers(*HANDLERS)
@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an own view away."""
    try:
        name = actions.delete_view(officer=officer_of(request), view_id=pk)
    except MoveRefused:
        raise Http404 from None
    messages.success(request, gettext("Tampilan “%(name)s” dihapus.") % {"name": name})
    return redirect("console:cases")
