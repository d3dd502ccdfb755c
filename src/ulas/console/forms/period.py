"""The form that declares a period as not normal (SOP warning 3)."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ulas.console.forms import lists
from ulas.console.forms.moveform import long_text
from ulas.look.dates import MomentField

PICKED = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
UNREADABLE = {"invalid": _("Tulis tanggal dan jam yang benar, misalnya 2026-02-14T09:30.")}


class PeriodForm(forms.Form):
    """Which agencies, from when to when, and why."""

    agencies = forms.MultipleChoiceField(
        label=_("Instansi"),
        help_text=_("Kosong berarti semua instansi."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    starts_at = MomentField(
        label=_("Mulai"),
        widget=PICKED,
        error_messages={"required": _("Isi kapan mulainya."), **UNREADABLE},
    )
    ends_at = MomentField(
        label=_("Selesai"),
        widget=PICKED,
        error_messages={"required": _("Isi kapan selesainya."), **UNREADABLE},
    )
    reason = long_text(
        _("Keadaan apa?"),
        _("Tulis keadaan apa yang tidak normal."),
        _("Dibaca semua orang pada langkah yang dimaklumi."),
        most=200,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="", auto_id="f_%s")
        field = self.fields["agencies"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = lists.agencies()

    def given(self) -> dict[str, Any]:
        """Keyword arguments of the verb."""
        typed = self.cleaned_data
        return {
            **typed,
            "starts_at": _aware(typed["starts_at"]),
            "ends_at": _aware(typed["ends_at"]),
        }


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(settings.TIME_ZONE))
