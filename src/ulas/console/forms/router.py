"""Forms of the router's page: another version, a text to try."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ulas.console.forms.moveform import long_text, picked

#: (version, what to call it) of versions whose file is kept.
Choices = list[tuple[str, str]]


class SwitchForm(forms.Form):
    """Which version holds from now on, and why."""

    version = picked(_("Versi yang dipakai"), _("Pilih satu versi."))
    may_send = forms.BooleanField(
        label=_("Model boleh mengirim sendiri aduan yang sangat diyakininya"),
        help_text=_(
            "Hanya untuk versi yang terbukti tepat pada aduan kota sendiri. Aduan yang mendesak, "
            "rahasia, atau berisi beberapa urusan tetap diperiksa orang."
        ),
        required=False,
    )
    reason = long_text(_("Alasan"), _("Tulis alasan mengganti model."), rows=2, most=300)

    def __init__(
        self, data: Any = None, *, rows: Choices, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial, label_suffix="", auto_id="f_%s")
        field = self.fields["version"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = rows


class TryForm(forms.Form):
    """A text to see what the router would say; nothing is kept."""

    text = long_text(
        _("Tulis contoh aduan"),
        _("Tulis dahulu contoh aduannya."),
        _("Tidak disimpan di mana pun."),
    )
    version = forms.ChoiceField(label=_("Menurut"), required=False)

    def __init__(self, data: Any = None, *, rows: Choices) -> None:
        super().__init__(data, label_suffix="", auto_id="t_%s")
        field = self.fields["version"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("yang dipakai sekarang")), *rows]
