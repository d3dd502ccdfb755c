"""Working calendars: what holds, what a change would do, and new revisions."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from ulas.agencies.actions import (
    AdministrationRefused,
    Closing,
    declare_closing,
    lift_closing,
    revise_calendar,
)
from ulas.agencies.models import WorkingCalendar
from ulas.clock.changing import is_earlier
from ulas.complaints.queries.administration.calendar_effect import Effect, effect_of
from ulas.complaints.sealed.cleaning import clean_line
from ulas.complaints.sealed.numbers import spoken
from ulas.console.access import for_officers, officer_of
from ulas.console.administration.calendar_forms import (
    CalendarForm,
    ClosingForm,
    base_of_new,
    period_rows,
)
from ulas.console.administration.week import lines_of
from ulas.console.carrying import carried_out
from ulas.sop.terms import Role


@for_officers(Role.ADMINISTRATOR)
@require_GET
def calendars(request: HttpRequest) -> HttpResponse:
    """All calendars with their hours and how many agencies count by them."""
    rows = WorkingCalendar.objects.select_related("current").prefetch_related("agencies")
    shown = [(one, _hours(one), list(one.agencies.all())) for one in rows.order_by("id")]
    return render(request, "console/administration/calendars.html", {"calendars": shown})


@for_officers(Role.ADMINISTRATOR)
def calendar(request: HttpRequest, code: str = "") -> HttpResponse:
    """One calendar (a new one without a code): revisions, form, and the effect of a change."""
    found = WorkingCalendar.objects.select_related("current").filter(code=code).first()
    if code and (found is None or found.current is None):
        raise Http404
    held = found.current.calendar().to_data() if found and found.current else base_of_new()
    data = request.POST if request.method == "POST" else None
    form, periods = CalendarForm(held, data, fresh=not code), period_rows(held, data)
    trial = None
    if data is not None:
        trial = _tried(request, form, periods, code)
        if trial is not None and trial.sure and _revised(request, form, trial):
            return redirect("console:calendars")
    context = {
        "calendar": found,
        "form": form,
        "periods": periods,
        "trial": trial,
        "revisions": found.revisions.order_by("-number")[:20] if found else [],
        "earlier": [one for one in held["special_periods"] if is_earlier(one)],
    }
    wrong = bool(form.errors) or (data is not None and trial is None)
    return render(
        request, "console/administration/calendar.html", context, status=422 if wrong else 200
    )


@for_officers(Role.ADMINISTRATOR)
def closings(request: HttpRequest) -> HttpResponse:
    """Closed days of all calendars; declare some, or lift one."""
    form = ClosingForm(request.POST if request.POST.get("what") == "declare" else None)
    if form.is_bound and form.is_valid() and _declared(request, form):
        return redirect("console:closings")
    if request.POST.get("what") == "lift":
        _lift(request)
        return redirect("console:closings")
    context = {"form": form, "days": _closed_days(request)}
    status = 422 if form.errors else 200
    return render(request, "console/administration/closings.html", context, status=status)


@dataclass(frozen=True)
class Trial:
    """A change as typed, what it would do, and whether it was already looked at."""

    code: str
    definition: dict[str, Any]
    effect: Effect
    samples: list[dict[str, Any]]
    mark: str
    sure: bool


def _tried(request: HttpRequest, form: CalendarForm, periods: Any, code: str) -> Trial | None:
    """The trial of a sound form; None when something is wrong with it."""
    if not (form.is_valid() & periods.is_valid()):
        return None
    rows = [one.period() for one in periods if one.said and not one.cleaned_data.get("gone")]
    definition = form.sound(form.definition(rows))
    code = code or form.cleaned_data["code"]
    if definition is None:
        return None
    if "code" in form.fields and WorkingCalendar.objects.filter(code=code).exists():
        form.add_error("code", gettext("Kode ini sudah dipakai."))
        return None
    mark = hashlib.sha256(json.dumps(definition, sort_keys=True).encode()).hexdigest()
    effect = effect_of(code, definition, request.now)  # type: ignore[attr-defined]
    samples = [{**vars(one), "number": spoken(one.number)} for one in effect.samples]
    sure = request.POST.get("seen") == mark and "apply" in request.POST
    return Trial(code, definition, effect, samples, mark, sure)


def _revised(request: HttpRequest, form: CalendarForm, trial: Trial) -> bool:
    act = partial(
        revise_calendar,
        code=trial.code,
        definition=trial.definition,
        reason=form.cleaned_data["reason"],
        by=officer_of(request),
        now=request.now,  # type: ignore[attr-defined]
    )
    done = carried_out(form, act)
    if done:
        messages.success(
            request,
            gettext("Tersimpan. Batas waktu yang masih berjalan menyesuaikan dalam semenit."),
        )
    return done


def _declared(request: HttpRequest, form: ClosingForm) -> bool:
    first, last = form.days()
    act = partial(
        declare_closing,
        closing=Closing(first, last, form.cleaned_data["name"], form.cleaned_data["kind"]),
        calendars=form.cleaned_data["calendars"],
        by=officer_of(request),
        now=request.now,  # type: ignore[attr-defined]
    )
    done = carried_out(form, act)
    if done:
        sentence = gettext("Dinyatakan libur. Batas waktu menyesuaikan dalam semenit.")
        messages.success(request, sentence)
    return done


def _lift(request: HttpRequest) -> None:
    try:
        lift_closing(
            day=_day(request.POST.get("day", "")),
            calendars=[clean_line(one) for one in request.POST.getlist("calendar")],
            by=officer_of(request),
            now=request.now,  # type: ignore[attr-defined]
        )
    except AdministrationRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, gettext("Hari libur dicabut."))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None


def _hours(row: WorkingCalendar) -> list[str]:
    if row.current is None:
        return []
    data = row.current.calendar().to_data()
    return [gettext("24 jam")] if data["always_open"] else lines_of(data["weekly"]).splitlines()


def _closed_days(request: HttpRequest) -> list[dict[str, Any]]:
    """Days from a month ago on, each with the calendars that it closes."""
    today = timezone.localdate(request.now)  # type: ignore[attr-defined]
    found: dict[date, dict[str, Any]] = {}
    for row in WorkingCalendar.objects.select_related("current").order_by("id"):
        for one in row.current.calendar().holidays if row.current else ():
            if (today - one.day).days <= 31:
                day = found.setdefault(one.day, {"day": one.day, "name": one.name, "calendars": []})
                day["calendars"].append(row)
    return [found[key] for key in sorted(found)]
