"""One page a move: what it will do, its form, and the one verb it calls.

A form that cannot be read and a field that the verb refuses come back with 422; a move that the
case does not allow (any more), or a case that changed meanwhile, with 409. Nothing typed is lost,
not even when the case has gone to another agency meanwhile.
"""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from ulas.agencies.models import Officer
from ulas.complaints import actions
from ulas.complaints.models import Complaint, Referral
from ulas.complaints.queries.desk.case import find_case, open_moves, sight_of
from ulas.complaints.queries.desk.changes import changed_since
from ulas.complaints.queries.moves import AllowedMove
from ulas.complaints.sealed.numbers import spoken
from ulas.console.access import for_officers, officer_of
from ulas.console.forms.moveform import About
from ulas.console.forms.table import DOINGS, Doing
from ulas.console.pages.case.movepage import MovePage, seen_of
from ulas.console.words.events import told_changes
from ulas.sop.moves import MOVE, Subject
from ulas.sop.terms import Verb

TALLEST = 20


@for_officers()
def move(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """Show the form of a move, or make it."""
    officer = officer_of(request)
    complaint = find_case(officer, number)
    if verb not in list(DOINGS):
        raise Http404
    doing = DOINGS[Verb(verb)]
    if complaint is None:
        return _gone(request, doing)
    about, row = about_move(request, officer, complaint, Verb(verb))
    if row is None:
        return _not_now(request, about, doing, Verb(verb))
    actions.mark_present(complaint_id=complaint.pk, officer=officer, now=about.now, verb=verb)
    page = MovePage(request, about, row, doing)
    return page.posted() if request.method == "POST" else page.opened()


def about_move(
    request: HttpRequest, officer: Officer, complaint: Complaint, verb: Verb
) -> tuple[About, AllowedMove | None]:
    """The subject of the move, and its row among the moves allowed now."""
    sight = sight_of(officer, complaint)
    referral = _referral(request, sight.own, verb)
    about = About(sight, referral, request.now)  # type: ignore[attr-defined]
    runs = sight.runs(complaint.step_runs.filter(ended_at=None))
    rows = [one for one in open_moves(sight, runs) if one.move.verb is verb]
    return about, next((one for one in rows if one.referral == referral), None)


def _referral(request: HttpRequest, own: list[Referral], verb: Verb) -> Referral | None:
    wanted = request.POST.get("referral") or request.GET.get("referral") or ""
    if not wanted:
        return own[0] if MOVE[verb].subject is Subject.REFERRAL and len(own) == 1 else None
    found = next((one for one in own if str(one.pk) == wanted), None)
    if found is None and request.method != "POST":
        raise Http404
    return found


def _not_now(request: HttpRequest, about: About, doing: Doing, verb: Verb) -> HttpResponse:
    """The move is not open (any more): what happened, what was typed, and the way back."""
    seen = seen_of(request)
    events = changed_since(about.sight, seen) if seen else []
    context = {
        "label": gettext(MOVE[verb].label),
        "number": about.complaint.number,
        "spoken": spoken(about.complaint.number),
        "changes": told_changes(about.sight, events),
        "typed": _typed(request, doing),
    }
    return render(request, "console/not_now.html", context, status=409)


def _gone(request: HttpRequest, doing: Doing) -> HttpResponse:
    """No such case for this officer; what was being typed is handed back all the same."""
    typed = _typed(request, doing)
    if not typed:
        raise Http404
    return render(request, "console/not_now.html", {"gone": True, "typed": typed}, status=404)


def _typed(request: HttpRequest, doing: Doing) -> list[tuple[Any, str, int]]:
    """(label, text, rows to show it in) of every text field that somebody filled in."""
    fields = doing.form.base_fields
    found = []
    for name, field in fields.items():
        text = request.POST.get(name, "").strip()
        if text and isinstance(field, forms.CharField):
            found.append((field.label, text, min(TALLEST, text.count("\n") + len(text) // 60 + 2)))
    return found
