"""The form that takes a row out of use; a division may name who takes over its cases."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import Division


class RetireForm(forms.Form):
    """Nothing but the decision, and for a division its successor."""

    def __init__(self, kind: str, row: Any, data: Any = None) -> None:
        super().__init__(data, label_suffix="", auto_id="f_%s")
        if kind != "division" or not row.active:
            return
        others = Division.objects.filter(agency=row.agency_id, active=True).exclude(pk=row.pk)
        self.fields["successor"] = forms.TypedChoiceField(
            label=_("Bidang yang menerima aduan terbukanya"),
            help_text=_("Perlu bila bidang ini masih memegang aduan."),
            required=False,
            coerce=int,
            empty_value=None,
            choices=[("", _("(tidak ada)")), *((str(one.pk), one.name) for one in others)],
            error_messages={"invalid_choice": _("Pilih dari daftar.")},
        )
