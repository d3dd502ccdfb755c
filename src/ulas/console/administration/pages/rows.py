"""One list page and one form page for every table of reference data."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from ulas.agencies.actions import put_reference
from ulas.agencies.queries.staff import count_officers
from ulas.agencies.queries.writing import templates_of
from ulas.complaints import actions
from ulas.complaints.sealed.cleaning import clean_line
from ulas.console.access import for_officers, officer_of
from ulas.console.administration.entries import RowForm
from ulas.console.administration.every_table import TABLES
from ulas.console.administration.retiring import RetireForm
from ulas.console.administration.tables import Table
from ulas.console.carrying import carried_out
from ulas.sop.terms import Role

A_PAGE = 50
ADMINISTRATORS = (Role.ADMINISTRATOR, Role.AGENCY_OFFICER)


@for_officers(*ADMINISTRATORS)
def rows(request: HttpRequest, table: str) -> HttpResponse:
    """The rows that the officer looks after, those out of use last."""
    chosen = _table(request, table)
    words = clean_line(request.GET.get("cari", ""))[:80]
    found = chosen.rows(officer_of(request))
    if words:
        matching = Q()
        for name in chosen.search:
            matching |= Q(**{f"{name}__icontains": words})
        found = found.filter(matching)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("hal"))
    context = {
        "table": chosen,
        "page": page,
        "rows": [(row, chosen.line(row)) for row in page.object_list],
        "words": words,
        "may_add": _may_add(request, chosen),
    }
    return render(request, "console/administration/rows.html", context)


@for_officers(*ADMINISTRATORS)
def row(request: HttpRequest, table: str, pk: int | None = None) -> HttpResponse:
    """The form of one row, or of a new one."""
    chosen = _table(request, table)
    kept = _row(request, chosen, pk)
    officer = officer_of(request)
    entries = chosen.entries_for(officer, kept)
    form = RowForm(entries, kept, request.POST if request.method == "POST" else None)
    _narrow(form, officer)
    if form.is_bound and form.is_valid() and _saved(request, chosen, kept, form):
        return redirect("console:administration_rows", table=chosen.slug)
    context = {
        "table": chosen,
        "row": kept,
        "line": chosen.line(kept) if kept else None,
        "form": form,
        "retires": kept is not None and (_is_administrator(request) or chosen.own_rows),
    }
    status = 422 if form.errors else 200
    return render(request, "console/administration/row.html", context, status=status)


@for_officers(*ADMINISTRATORS)
def use(request: HttpRequest, table: str, pk: int) -> HttpResponse:
    """Take a row out of use or back into it; a division names who takes over its cases."""
    chosen = _table(request, table)
    kept = _row(request, chosen, pk)
    if not (_is_administrator(request) or chosen.own_rows):
        raise Http404
    form = RetireForm(chosen.kind, kept, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _used(request, chosen, kept, form):
        return redirect("console:administration_rows", table=chosen.slug)
    context = {
        "table": chosen,
        "row": kept,
        "line": chosen.line(kept),
        "form": form,
        "is_agency": chosen.kind == "agency",
        "officers": count_officers(kept) if chosen.kind == "agency" else 0,
    }
    status = 422 if form.errors else 200
    return render(request, "console/administration/use.html", context, status=status)


def _table(request: HttpRequest, slug: str) -> Table:
    """The table of an address; one in which the officer may do nothing is not there."""
    found = TABLES.get(slug)
    if found is None or not (_is_administrator(request) or found.own_entries):
        raise Http404
    return found


def _row(request: HttpRequest, table: Table, pk: int | None) -> Any:
    if pk is None:
        if not _may_add(request, table):
            raise Http404
        return None
    found = table.rows(officer_of(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _may_add(request: HttpRequest, table: Table) -> bool:
    return _is_administrator(request) or table.own_rows


def _is_administrator(request: HttpRequest) -> bool:
    return Role.ADMINISTRATOR in officer_of(request).roles


def _narrow(form: RowForm, officer: Any) -> None:
    """An agency's own officer chooses among the own agencies, and what the city shares."""
    if Role.ADMINISTRATOR in officer.roles:
        return
    own = officer.agency_ids()
    if "agency" in form.fields:
        _keep(form.fields["agency"], {str(pk) for pk in own})
        form.fields["agency"].required = True
    if "template" in form.fields:
        _keep(form.fields["template"], {"", *(str(one.pk) for one in templates_of(own))})


def _keep(field: Any, values: set[str]) -> None:
    field.choices = [(value, name) for value, name in field.choices if value in values]


def _saved(request: HttpRequest, table: Table, kept: Any, form: RowForm) -> bool:
    return _recorded(
        request,
        form,
        partial(
            put_reference,
            table=table.kind,
            pk=kept.pk if kept else None,
            values=form.values(),
            **_by(request),
        ),
    )


def _used(request: HttpRequest, table: Table, kept: Any, form: RetireForm) -> bool:
    given = _by(request)
    act: Callable[[], object] = partial(
        put_reference, table=table.kind, pk=kept.pk, values={"active": not kept.active}, **given
    )
    if kept.active and table.kind == "division":
        successor = form.cleaned_data["successor"]
        act = partial(actions.retire_division, division_id=kept.pk, successor_id=successor, **given)
    elif kept.active and table.kind == "agency":
        act = partial(actions.retire_agency, agency_id=kept.pk, **given)
    return _recorded(request, form, act)


def _recorded(request: HttpRequest, form: forms.Form, act: Callable[[], object]) -> bool:
    done = carried_out(form, act)
    if done:
        messages.success(request, gettext("Tersimpan dan tercatat."))
    return done


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"by": officer_of(request), "now": request.now}  # type: ignore[attr-defined]
