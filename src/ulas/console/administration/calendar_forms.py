"""Forms of working calendars: hours from a date on, special periods, closed days."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import DEFAULT_CALENDAR, WorkingCalendar
from ulas.clock import Calendar, CalendarError, HolidayKind
from ulas.clock.changing import is_earlier, with_hours_from
from ulas.console.administration.week import lines_of, week_of
from ulas.look.dates import DayField
from ulas.look.texts import LineField, TextField

NEEDED = {"required": _("Isian ini tidak boleh kosong.")}
HOURS_HELP = _("Satu hari atau rentang hari sebaris; hari yang tidak ditulis libur.")
SPARE = 2
"""Empty rows for further special periods."""


def day_field(label: Any, help_text: Any = "", required: bool = True) -> DayField:
    """A date from the browser's own picker."""
    return DayField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        error_messages={**NEEDED, "invalid": _("Tulis tanggal seperti 2026-02-14.")},
    )


class WeekField(TextField):
    """Lines of a working week; reads as the clock room's data."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=2000, widget=forms.Textarea(attrs={"rows": 5}), **more)

    def clean(self, value: Any) -> Any:
        """The week, or every line that cannot be read."""
        return week_of(super().clean(value))


class CalendarForm(forms.Form):
    """A calendar's name and hours; `definition` is the whole calendar as it would be."""

    code = forms.RegexField(
        r"^[a-z0-9-]+$",
        label=_("Kode"),
        max_length=40,
        help_text=_("Tetap selamanya; huruf kecil, angka dan -."),
        error_messages={**NEEDED, "invalid": _("Pakai huruf kecil, angka dan - saja.")},
    )
    name = LineField(label=_("Nama"), max_length=120, error_messages=NEEDED)
    always_open = forms.BooleanField(
        label=_("Layanan 24 jam: setiap menit terhitung, juga hari libur"), required=False
    )
    weekly = WeekField(label=_("Jam kerja"), help_text=HOURS_HELP, required=False)
    first = day_field(
        _("Berlaku mulai"),
        _("Sebelum tanggal ini jam yang lama tetap berlaku. Kosong: berlaku untuk semua tanggal."),
        required=False,
    )
    reason = LineField(
        label=_("Alasan"),
        max_length=200,
        help_text=_("Tampil pada langkah yang batas waktunya bergeser."),
        error_messages=NEEDED,
    )

    def __init__(self, held: dict[str, Any], data: Any = None, *, fresh: bool = False) -> None:
        self.held = held
        initial = {
            "name": held["name"],
            "always_open": held["always_open"],
            "weekly": lines_of(held["weekly"]),
        }
        super().__init__(data, initial=initial, label_suffix="", auto_id="f_%s")
        if not fresh:
            del self.fields["code"]
            return
        del self.fields["first"]

    def definition(self, periods: list[dict[str, Any]]) -> dict[str, Any]:
        """The calendar's data as typed, with these special periods."""
        typed = self.cleaned_data
        earlier = [one for one in self.held["special_periods"] if is_earlier(one)]
        base = {**self.held, "special_periods": [*earlier, *periods]}
        changed = with_hours_from(base, typed["weekly"], typed.get("first"))
        return {**changed, "name": typed["name"], "always_open": typed["always_open"]}

    def sound(self, definition: dict[str, Any]) -> dict[str, Any] | None:
        """The definition as the clock room writes it; None once its problems are on the form."""
        try:
            return Calendar.from_data(definition).to_data()
        except CalendarError as wrong:
            for problem in wrong.problems:
                here = "weekly" if problem.field.startswith("weekly") else None
                self.add_error(here, problem.message)
            return None


class PeriodRow(forms.Form):
    """One special period; a row without a name and dates says nothing."""

    name = LineField(label=_("Nama periode"), max_length=120, required=False)
    first = day_field(_("Tanggal pertama"), required=False)
    last = day_field(_("Tanggal terakhir"), required=False)
    weekly = WeekField(label=_("Jam kerja dalam periode"), help_text=HOURS_HELP, required=False)
    gone = forms.BooleanField(label=_("Hapus periode ini"), required=False)

    def clean(self) -> dict[str, Any]:
        """A period that was begun needs its name and both dates."""
        typed: dict[str, Any] = super().clean() or {}
        if self.said and not typed.get("gone"):
            for name in ("name", "first", "last"):
                if name not in self.errors and not typed.get(name):
                    self.add_error(name, ValidationError(NEEDED["required"]))
        return typed

    @property
    def said(self) -> bool:
        """Whether anything was typed into the row."""
        return any(self.cleaned_data.get(name) for name in ("name", "first", "last", "weekly"))

    def period(self) -> dict[str, Any]:
        """The period as the clock room reads it."""
        typed = self.cleaned_data
        return {
            "name": typed["name"],
            "first": typed["first"].isoformat(),
            "last": typed["last"].isoformat(),
            "weekly": typed["weekly"],
        }


def period_rows(held: dict[str, Any], data: Any = None) -> Any:
    """A form for each special period of the calendar, and some empty ones."""
    made: Any = forms.formset_factory(PeriodRow, extra=SPARE, max_num=200)
    rows = [
        {**one, "weekly": lines_of(one["weekly"])}
        for one in held["special_periods"]
        if not is_earlier(one)
    ]
    formset = made(data, initial=rows, prefix="p", form_kwargs={"label_suffix": ""})
    formset.auto_id = "f_%s"
    return formset


class ClosingForm(forms.Form):
    """Days on which offices are closed."""

    name = LineField(label=_("Nama hari libur"), max_length=120, error_messages=NEEDED)
    first = day_field(_("Hari pertama"))
    last = day_field(_("Hari terakhir"), _("Kosong bila hanya sehari."), required=False)
    kind = forms.ChoiceField(
        label=_("Jenis"),
        choices=[
            (HolidayKind.HOLIDAY.value, _("Hari libur")),
            (HolidayKind.COLLECTIVE_LEAVE.value, _("Cuti bersama")),
        ],
    )
    calendars = forms.MultipleChoiceField(
        label=_("Kalender"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sedikitnya satu kalender.")},
    )

    def __init__(self, data: Any = None) -> None:
        rows = [one for one in WorkingCalendar.objects.select_related("current") if one.current]
        closing = [one for one in rows if not one.current.calendar().always_open]  # type: ignore[union-attr]
        super().__init__(data, label_suffix="", auto_id="f_%s")
        field: Any = self.fields["calendars"]
        field.choices = [(one.code, one.name) for one in closing]
        field.initial = [one.code for one in closing]

    def days(self) -> tuple[date, date]:
        """First and last day."""
        first: date = self.cleaned_data["first"]
        return first, self.cleaned_data["last"] or first


EMPTY: dict[str, Any] = {
    "name": "",
    "always_open": False,
    "weekly": {},
    "special_periods": [],
    "holidays": {},
    "number": 0,
}


def base_of_new() -> dict[str, Any]:
    """What a new calendar begins with: the city's time zone, closed days and periods."""
    city = WorkingCalendar.objects.select_related("current").filter(code=DEFAULT_CALENDAR).first()
    if city is None or city.current is None:
        return {**EMPTY, "timezone": "Asia/Jakarta"}
    return {**city.current.calendar().to_data(), "name": "", "always_open": False}
