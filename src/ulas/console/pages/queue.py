"""Antrean saya: what waits for me, the least time left first."""

from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property

from ulas.complaints.models import StepRun
from ulas.complaints.queries.desk import queue as waiting
from ulas.complaints.queries.procedures import step_title
from ulas.console.access import for_officers, officer_of
from ulas.console.words.rows import queue_row
from ulas.sop.terms import COORDINATOR_ROLES, Role

A_PAGE = 50
HANDLERS = {*COORDINATOR_ROLES, Role.AGENCY_OFFICER, Role.DIVISION_OFFICER}


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
    """My open steps; whoever handles no cases is shown the page that is theirs."""
    officer = officer_of(request)
    if not officer.roles & HANDLERS:
        return _elsewhere(request)
    now = request.now  # type: ignore[attr-defined]
    runs = waiting.waiting_for(officer, now)
    counts = waiting.counted(runs, now)
    step = request.GET.get("langkah", "")
    if step in {one.step for one in counts}:
        runs, known = runs.filter(step=step), sum(c.waiting for c in counts if c.step == step)
    else:
        step, known = "", sum(one.waiting for one in counts)
    page: Page[StepRun] = CountedPages(waiting.in_order(runs), known).get_page(
        request.GET.get("hal")
    )
    rows = [queue_row(run, officer, now) for run in page.object_list]
    context = {
        "page": page,
        "running": [row for row in rows if row.run.paused_at is None],
        "paused": [row for row in rows if row.run.paused_at is not None],
        "counts": [(one, step_title(one.version, one.step)) for one in counts],
        "chosen": step,
        "total": sum(one.waiting for one in counts),
        "late": sum(one.late for one in counts),
    }
    return render(request, "console/queue.html", context)


def _elsewhere(request: HttpRequest) -> HttpResponse:
    held = officer_of(request).roles
    if Role.LEADER in held:
        return redirect("console:leader")
    if Role.ADMINISTRATOR in held:
        return redirect("console:deliveries")
    return render(request, "console/no_post.html")
