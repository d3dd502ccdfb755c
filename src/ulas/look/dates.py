"""Fields for days and moments: a day that the house does not reckon with is told at the field."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ulas.clock.known_days import EARLIEST, LATEST, OUTSIDE, is_known


class DayField(forms.DateField):
    """A day."""

    def validate(self, value: Any) -> None:
        """Refuse a day that nobody means."""
        super().validate(value)
        _refuse_unknown(value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Tell the browser's picker as well."""
        bounds = {"min": EARLIEST.isoformat(), "max": LATEST.isoformat()}
        return {**super().widget_attrs(widget), **bounds}


class MomentField(forms.DateTimeField):
    """A day with its time."""

    def validate(self, value: Any) -> None:
        """Refuse a moment on a day that nobody means."""
        super().validate(value)
        _refuse_unknown(value)


def _refuse_unknown(value: date | None) -> None:
    day = value.date() if isinstance(value, datetime) else value
    if day is not None and not is_known(day):
        raise ValidationError(_(OUTSIDE))
