"""Pimpinan: late by agency, the oldest, this week's counts. No identities, no texts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ulas.complaints.queries.desk import figures
from ulas.complaints.queries.procedures import step_title
from ulas.complaints.sealed.numbers import spoken
from ulas.console.access import for_officers, officer_of
from ulas.sop.terms import COORDINATOR_ROLES, ROLE_TITLE, Role


@for_officers(*COORDINATOR_ROLES, Role.LEADER)
@require_GET
def leader(request: HttpRequest) -> HttpResponse:
    """The leader's page; a leader of one agency sees that agency's figures."""
    now = request.now  # type: ignore[attr-defined]
    scope = figures.own_agencies(officer_of(request))
    context = {
        "week": figures.this_week(scope, now),
        "late": _bars(figures.late_by_agency(scope, now)),
        "oldest": [_old(one) for one in figures.oldest_open(scope)],
        "whole_city": scope is None,
        "opens_cases": officer_of(request).is_coordinator,
    }
    return render(request, "console/leader.html", context)


def _bars(rows: list[figures.LateAgency]) -> list[tuple[str, figures.LateAgency, int, int]]:
    """Each agency with the widths of its bar in whole per cent of the longest: all, excused."""
    most = max((one.late for one in rows), default=1)
    return [
        (_name(one.agency), one, 100 * one.late // most, 100 * one.excused // most) for one in rows
    ]


def _name(agency: str) -> str:
    return ROLE_TITLE[Role(agency)] if agency in list(Role) else agency


def _old(one: figures.OldCase) -> dict[str, object]:
    return {
        "number": one.number,
        "spoken": spoken(one.number),
        "filed_at": one.filed_at,
        "agencies": ", ".join(one.agencies),
        "step": step_title(one.version, one.step) if one.step else "",
    }
