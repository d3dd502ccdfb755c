"""One move on many cases: look at what it would do, begin, and carry on until it is done."""

import re
import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from ulas.agencies.models import Officer
from ulas.complaints import actions
from ulas.complaints.casefile import CaseNotFound, MoveRefused
from ulas.complaints.models import BulkOutcome
from ulas.complaints.queries.desk.bulk import (
    MOST_CASES,
    Preview,
    bulk_run,
    items_in_sight,
    preview,
)
from ulas.complaints.queries.desk.listing import every
from ulas.complaints.sealed.cleaning import clean_line
from ulas.complaints.sealed.numbers import spoken
from ulas.console.access import for_officers, officer_of
from ulas.console.forms.bulk import FORMS, BulkForm, bulk_choices
from ulas.console.forms.filters import FilterForm
from ulas.console.pages.lists.listing import HANDLERS, row_of
from ulas.sop.moves import MOVE
from ulas.sop.terms import Verb

SHOWN_READY = 20
KEY = re.compile(r"[0-9a-f]{32}")
SEEN = re.compile(r"[0-9]{1,8}")


@for_officers(*HANDLERS)
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """What the move would do to the chosen cases; nothing is done yet."""
    officer, verb = officer_of(request), _verb(request)
    return _shown(request, verb, _numbers(request, officer), FORMS[verb](officer=officer), 200)


@for_officers(*HANDLERS)
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Write down the move and its cases, then go to the page that carries on."""
    officer, verb = officer_of(request), _verb(request)
    form = FORMS[verb](request.POST, officer=officer)
    seen = _seen(request)
    key = request.POST.get("kunci", "")
    if not form.is_valid():
        return _shown(request, verb, list(seen), form, 422)
    if not KEY.fullmatch(key):
        raise Http404
    try:
        actions.start_bulk(
            officer=officer,
            verb=verb,
            seen=seen,
            given=form.given(),
            key=key,
            now=request.now,  # type: ignore[attr-defined]
        )
    except CaseNotFound:
        raise Http404 from None
    except MoveRefused as refused:
        form.add_error(None, gettext(str(refused)))
        return _shown(request, verb, list(seen), form, 422)
    return redirect("console:bulk_run", key=key)


@for_officers(*HANDLERS)
def run(request: HttpRequest, key: str) -> HttpResponse:
    """How far the move has come; a POST takes the next cases."""
    officer = officer_of(request)
    if request.method == "POST":
        try:
            actions.carry_on_bulk(officer=officer, key=key, now=request.now)  # type: ignore[attr-defined]
        except CaseNotFound:
            raise Http404 from None
        return redirect("console:bulk_run", key=key)
    found = bulk_run(officer, key)
    if found is None:
        raise Http404
    outcomes = list(found.items.values_list("outcome", flat=True))
    waiting = outcomes.count(BulkOutcome.WAITING)
    context = {
        "label": gettext(MOVE[Verb(found.verb)].label),
        "key": key,
        "all": len(outcomes),
        "over": len(outcomes) - waiting,
        "waiting": waiting,
        "done": outcomes.count(BulkOutcome.DONE),
        "refused": outcomes.count(BulkOutcome.REFUSED),
        "rows": [
            (item.complaint.number, spoken(item.complaint.number), gettext(item.sentence))
            for item in items_in_sight(officer, found)
        ],
    }
    return render(request, "console/bulk_run.html", context)


def _verb(request: HttpRequest) -> Verb:
    typed = request.POST.get("tindakan", "")
    if typed not in dict(bulk_choices(officer_of(request))):
        raise Http404
    return Verb(typed)


def _numbers(request: HttpRequest, officer: Officer) -> list[str]:
    """The ticked cases, or all that the filters give."""
    if not request.POST.get("semua"):
        return [clean_line(one) for one in request.POST.getlist("pilih")[:MOST_CASES]]
    wanted = FilterForm(request.POST, officer).wanted()
    rows = every(officer, wanted, request.now)  # type: ignore[attr-defined]
    return list(rows.values_list("number", flat=True)[:MOST_CASES])


def _seen(request: HttpRequest) -> dict[str, int]:
    """Number and length of the chain of each case, as the preview wrote them."""
    entries = clean_line(request.POST.get("aduan", "")).split(",")[:MOST_CASES]
    pairs = (entry.partition(":") for entry in entries)
    return {number: int(seen) for number, _, seen in pairs if SEEN.fullmatch(seen)}


def _shown(
    request: HttpRequest, verb: Verb, numbers: list[str], form: BulkForm, status: int
) -> HttpResponse:
    officer = officer_of(request)
    judged: Preview = preview(officer, verb, numbers)
    ready = [row_of(one, officer) for one in judged.ready]
    refused: list[dict[str, Any]] = [
        {**row_of(one, officer), "why": gettext(sentence)} for one, sentence in judged.refused
    ]
    context = {
        "form": form,
        "move": MOVE[verb],
        "verb": verb.value,
        "ready": ready,
        "shown": ready[:SHOWN_READY],
        "rest": max(0, len(ready) - SHOWN_READY),
        "refused": refused,
        "missing": judged.missing,
        "most": MOST_CASES,
        "key": secrets.token_hex(16),
    }
    return render(request, "console/bulk.html", context, status=status)
