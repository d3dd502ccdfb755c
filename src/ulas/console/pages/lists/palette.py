"""Lompat: a number, words, a page or a saved view, and the way there."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from ulas.agencies.models import Officer
from ulas.complaints.queries.desk.listing import found
from ulas.complaints.queries.desk.views import views_for
from ulas.complaints.queries.desk.wanted import Wanted
from ulas.complaints.sealed.numbers import spoken
from ulas.console.access import for_officers, officer_of
from ulas.console.templatetags.console import ways_of
from ulas.console.words.rows import headline
from ulas.look.texts import LineField
from ulas.sop.terms import COORDINATOR_ROLES, Role

MOST_CASES = 8
SEEING_CASES = {*COORDINATOR_ROLES, Role.AGENCY_OFFICER, Role.DIVISION_OFFICER}


@dataclass(frozen=True)
class Jump:
    """One place to go to."""

    title: str
    url: str
    symbol: str
    note: str = ""


@for_officers()
def palette(request: HttpRequest) -> HttpResponse:
    """What fits the typed text; `potong` asks for the list alone."""
    officer = officer_of(request)
    typed = LineField(required=False, max_length=200).to_python(request.GET.get("q", ""))[:200]
    jumps = [*_pages(officer, typed)]
    if officer.roles & SEEING_CASES:
        jumps = [*_cases(request, officer, typed), *jumps, *_views(officer, typed)]
    name = "console/parts/palette.html" if "potong" in request.GET else "console/palette.html"
    return render(request, name, {"typed": typed, "jumps": jumps})


def _cases(request: HttpRequest, officer: Officer, typed: str) -> list[Jump]:
    if len(typed) < 3:
        return []
    now = request.now  # type: ignore[attr-defined]
    rows = found(officer, Wanted(text=typed), now, start=0, size=MOST_CASES).rows
    return [
        Jump(headline(one, officer), reverse("console:case", args=[one.number]), "inbox", told)
        for one in rows
        if (told := spoken(one.number))
    ]


def _pages(officer: Officer, typed: str) -> list[Jump]:
    ways = [(gettext(str(way.title)), way) for way in ways_of(officer)]
    return [Jump(t, way.url, way.symbol) for t, way in ways if typed.lower() in t.lower()]


def _views(officer: Officer, typed: str) -> list[Jump]:
    address, note = reverse("console:cases"), gettext("tampilan")
    return [
        Jump(view.name, f"{address}?{view.query}", "bookmark", note)
        for view in views_for(officer)
        if typed.lower() in view.name.lower()
    ]
