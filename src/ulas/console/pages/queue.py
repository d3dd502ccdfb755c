"""Hari ini: what waits for me, the least time left first; it keeps itself fresh."""

from collections.abc import Callable
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from ulas.agencies.actions import put_away_tour
from ulas.agencies.models import Officer
from ulas.complaints.models import StepRun
from ulas.complaints.queries.desk import queue as waiting
from ulas.complaints.queries.procedures import step_title
from ulas.console.access import for_officers, officer_of
from ulas.console.words.rows import QueueRow, queue_row
from ulas.sop.terms import COORDINATOR_ROLES, Role

A_PAGE = 50
HANDLERS = {*COORDINATOR_ROLES, Role.AGENCY_OFFICER, Role.DIVISION_OFFICER}
Narrow = Callable[[QuerySet[StepRun], datetime], QuerySet[StepRun]]

# value in the address -> title, symbol, the field of the counts, the runs
VIEWS: dict[str, tuple[str | Promise, str, str, Narrow]] = {
    "terlambat": (
        _("terlambat"),
        "exclamation-triangle",
        "late",
        lambda runs, now: runs.filter(waiting.late(now)),
    ),
    "segera": (
        _("segera terlambat"),
        "clock-history",
        "soon",
        lambda runs, now: runs.filter(waiting.soon(now)),
    ),
    "kembali": (_("kembali"), "reply", "back", lambda runs, _now: waiting.came_back(runs)),
    "": (_("menunggu Anda"), "inbox", "waiting", lambda runs, _now: runs),
}

if TYPE_CHECKING:
    RunPages = Paginator[StepRun]
else:
    RunPages = Paginator


class CountedPages(RunPages):
    """Pages of a list whose length is known already."""

    def __init__(self, rows: object, known: int) -> None:
        super().__init__(rows, A_PAGE)  # type: ignore[arg-type]
        self.known = known

    @cached_property
    def count(self) -> int:
        """How many rows there are."""
        return self.known


@for_officers()
def queue(request: HttpRequest) -> HttpResponse:
    """My open steps; whoever handles no cases is shown the page that is theirs.

    A page that is open asks for the list alone, with the mark of what it shows: 204 says that
    nothing has changed.
    """
    officer = officer_of(request)
    if not officer.roles & HANDLERS:
        return _elsewhere(request)
    now = request.now  # type: ignore[attr-defined]
    context = _waiting(request, officer, now)
    body = render_to_string("console/parts/today.html", context, request)
    mark = blake2b(body.encode(), digest_size=9).hexdigest()
    if "tanda" in request.GET:
        if request.GET["tanda"] == mark:
            return HttpResponse(status=204)
        return HttpResponse(_marked(body, mark))
    context |= {
        "list": _marked(body, mark),
        "tour": officer.toured_at is None,
        "away_until": officer.absent_until
        if officer.absent_until and officer.absent_until > now
        else None,
        "standing_in": any(post.borrowed_from_id for post in officer.active_posts),
    }
    return render(request, "console/queue.html", context)


@for_officers()
@require_POST
def tour(request: HttpRequest) -> HttpResponse:
    """Put the tour away, or ask for it again."""
    put_away_tour(
        officer=officer_of(request),
        now=request.now,  # type: ignore[attr-defined]
        again="lagi" in request.POST,
    )
    return redirect("console:queue")


def _waiting(request: HttpRequest, officer: Officer, now: datetime) -> dict[str, Any]:
    """Counts, rows and what is chosen, of the address."""
    runs = waiting.waiting_for(officer, now)
    counts = waiting.counted(runs, now)
    view = request.GET.get("lihat", "")
    view = view if view in VIEWS else ""
    step = request.GET.get("langkah", "")
    step = step if step in {one.step for one in counts} else ""
    field, narrowed = VIEWS[view][2], VIEWS[view][3]
    chosen = [one for one in counts if step in ("", one.step)]
    if step:
        runs = runs.filter(step=step)
    known = sum(getattr(one, field) for one in chosen)
    page: Page[StepRun] = CountedPages(waiting.in_order(narrowed(runs, now)), known).get_page(
        request.GET.get("hal")
    )
    rows = [queue_row(run, officer, now) for run in page.object_list]
    return {
        "page": page,
        "groups": _groups(rows),
        "tiles": [
            (value, title, symbol, sum(getattr(one, name) for one in counts), value == view)
            for value, (title, symbol, name, _runs) in VIEWS.items()
        ],
        "counts": [(one, step_title(one.version, one.step)) for one in counts],
        "chosen": step,
        "view": view,
        "total": sum(one.waiting for one in counts),
        "more": sum(one.waiting for one in counts) >= waiting.MOST_COUNTED,
    }


def _groups(rows: list[QueueRow]) -> list[tuple[str, str | Promise, list[QueueRow], bool]]:
    """Symbol, title and rows of each group that has rows; whether its title goes without saying."""
    paused = [row for row in rows if row.run.paused_at is not None]
    late = [row for row in rows if row.late]
    others = [row for row in rows if not row.late and row.run.paused_at is None]
    groups = [
        ("exclamation-triangle", _("Terlambat"), late, False),
        ("clock", _("Masih dalam waktu"), others, True),
        ("pause-circle", _("Jam berhenti: menunggu pengadu"), paused, False),
    ]
    return [group for group in groups if group[2]]


def _marked(body: str, mark: str) -> str:
    return body.replace("TANDA", mark, 1)


def _elsewhere(request: HttpRequest) -> HttpResponse:
    held = officer_of(request).roles
    if Role.LEADER in held:
        return redirect("console:leader")
    if Role.ADMINISTRATOR in held:
        return redirect("console:administration")
    return render(request, "console/no_post.html")
