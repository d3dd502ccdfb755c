"""SOP versions: which holds when, a new one from a date, and two side by side."""

from difflib import SequenceMatcher
from functools import partial
from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from ulas.complaints import actions
from ulas.complaints.models import ProcedureVersion
from ulas.complaints.queries.versions import version_at
from ulas.console.access import for_officers, officer_of
from ulas.console.administration.procedure_forms import (
    FileForm,
    VersionForm,
    escalation_of,
    rung_rows,
    target_rows,
    targets_of,
)
from ulas.console.carrying import carried_out
from ulas.sop.procedure import parse
from ulas.sop.reading import ProcedureError
from ulas.sop.rewriting import with_escalation, with_targets
from ulas.sop.terms import COORDINATOR_ROLES, Role

READERS = (Role.ADMINISTRATOR, Role.LEADER, *COORDINATOR_ROLES)
AROUND = 2
"""Lines shown around a difference."""


@for_officers(*READERS)
@require_GET
def procedures(request: HttpRequest) -> HttpResponse:
    """All versions, the newest first, and which one holds now."""
    now = request.now  # type: ignore[attr-defined]
    context = {
        "versions": ProcedureVersion.objects.select_related("made_by").order_by("-number"),
        "current": version_at(now),
        "now": now,
        "may_change": Role.ADMINISTRATOR in officer_of(request).roles,
    }
    return render(request, "console/administration/procedures.html", context)


@for_officers(*READERS)
@require_GET
def comparison(request: HttpRequest, older: int, newer: int) -> HttpResponse:
    """Two versions side by side: the lines that differ, with some around them."""
    left, right = _version(older), _version(newer)
    context = {"left": left, "right": right, "rows": side_by_side(left.text, right.text)}
    return render(request, "console/administration/comparison.html", context)


@for_officers(Role.ADMINISTRATOR)
def new_version(request: HttpRequest) -> HttpResponse:
    """The SOP file to change, or one to upload; what is wrong is told by line and field."""
    newest = _newest()
    posted = request.method == "POST"
    form = FileForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        initial={"text": newest.text},
        label_suffix="",
        auto_id="f_%s",
    )
    problems: list[Any] = []
    if form.is_bound and form.is_valid():
        text, problems = form.cleaned_data["text"], []
        if "compare" in request.POST:
            problems = _problems(text)
        elif _made(request, form, text, problems):
            return redirect("console:procedures")
    context: dict[str, Any] = {"form": form, "problems": problems, "newest": newest, "rows": None}
    if form.is_bound and form.is_valid() and not problems and "compare" in request.POST:
        context["rows"] = side_by_side(newest.text, form.cleaned_data["text"])
    status = 422 if form.errors or problems else 200
    return render(request, "console/administration/new_version.html", context, status=status)


@for_officers(Role.ADMINISTRATOR)
def promises(request: HttpRequest) -> HttpResponse:
    """Service targets and the ladder, saved as a new version of the SOP."""
    newest = _newest()
    data = request.POST if request.method == "POST" else None
    form = VersionForm(data, label_suffix="", auto_id="f_%s")
    targets, rungs = (
        target_rows(newest.procedure(), data),
        rung_rows(newest.procedure(), data),
    )
    problems: list[Any] = []
    if data is not None and form.is_valid() & targets.is_valid() & rungs.is_valid():
        text = with_targets(newest.text, targets_of(targets))
        text = with_escalation(text, escalation_of(rungs))
        if _made(request, form, text, problems):
            return redirect("console:procedures")
    context = {"form": form, "targets": targets, "rungs": rungs, "problems": problems}
    status = 422 if data is not None else 200
    return render(request, "console/administration/promises.html", context, status=status)


def side_by_side(old: str, new: str) -> list[tuple[str, int, str, int, str]]:
    """Rows of (what, old line number, old line, new line number, new line); 0 for no line.

    `what` is "same", "changed", or "gap" where equal lines are left out.
    """
    before, after = old.splitlines(), new.splitlines()
    rows: list[tuple[str, int, str, int, str]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        lines = list(zip_longest(before[i:i_end], after[j:j_end]))
        made = [
            (
                "same" if tag == "equal" else "changed",
                i + n + 1 if left is not None else 0,
                left or "",
                j + n + 1 if right is not None else 0,
                right or "",
            )
            for n, (left, right) in enumerate(lines)
        ]
        if tag == "equal" and len(made) > 2 * AROUND + 1:
            head = made[:AROUND] if i else []
            tail = made[-AROUND:] if i_end < len(before) else []
            made = [*head, ("gap", 0, "", 0, ""), *tail]
        rows += made
    return rows


def _made(request: HttpRequest, form: VersionForm, text: str, problems: list[Any]) -> bool:
    now = request.now  # type: ignore[attr-defined]
    act = partial(
        actions.import_procedure,
        text=text,
        valid_from=form.instant(now),
        now=now,
        by=officer_of(request),
        reason=form.cleaned_data["reason"],
    )
    problems += _problems(text)
    done = not problems and carried_out(form, act)
    if done:
        sentence = gettext("Versi baru tersimpan. Batas waktu aduan lama tidak berubah.")
        messages.success(request, sentence)
    return done


def _problems(text: str) -> list[Any]:
    try:
        parse(text)
    except ProcedureError as wrong:
        return list(wrong.problems)
    return []


def _newest() -> ProcedureVersion:
    found = ProcedureVersion.objects.order_by("-number").first()
    if found is None:
        raise Http404
    return found


def _version(number: int) -> ProcedureVersion:
    found = ProcedureVersion.objects.filter(number=number).first()
    if found is None:
        raise Http404
    return found
