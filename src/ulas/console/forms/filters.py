"""The filters of the list of cases."""

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ulas.complaints.models import Channel
from ulas.complaints.queries.desk.listing import Wanted
from ulas.complaints.queries.procedures import newest_titles
from ulas.console.forms import lists
from ulas.look.texts import LineField
from ulas.sop.terms import STATE_TITLE


class FilterForm(forms.Form):
    """All filters; an unknown value is left out, the rest still holds."""

    teks = LineField(
        label=_("Kata atau nomor"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    keadaan = forms.ChoiceField(label=_("Keadaan"), required=False)
    langkah = forms.ChoiceField(label=_("Langkah terbuka"), required=False)
    instansi = forms.ChoiceField(label=_("Instansi"), required=False)
    kategori = forms.ChoiceField(label=_("Kategori"), required=False)
    kelurahan = forms.ChoiceField(label=_("Kelurahan"), required=False)
    saluran = forms.ChoiceField(label=_("Saluran"), required=False)
    lambat = forms.ChoiceField(label=_("Batas waktu"), required=False)
    dari = forms.DateField(
        label=_("Masuk sejak"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    sampai = forms.DateField(
        label=_("Masuk sampai"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, label_suffix="", auto_id="f_%s")
        every = pgettext_lazy("filter", "semua")
        states = [("", every), *((s.value, gettext(t)) for s, t in STATE_TITLE.items())]
        self._choose("keadaan", states)
        self._choose("langkah", [("", every), *newest_titles()])
        self._choose("instansi", lists.agencies(every))
        self._choose("kategori", lists.categories(every))
        self._choose("kelurahan", lists.areas(every))
        self._choose("saluran", [("", every), *((c.value, gettext(c.label)) for c in Channel)])
        self._choose("lambat", [("", every), ("yes", _("lewat batas waktu"))])

    def wanted(self) -> Wanted:
        """What the list is asked for."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            text=given.get("teks", ""),
            state=given.get("keadaan", ""),
            step=given.get("langkah", ""),
            agency=given.get("instansi", ""),
            category=given.get("kategori", ""),
            area=given.get("kelurahan", ""),
            channel=given.get("saluran", ""),
            late=given.get("lambat", ""),
            since=given.get("dari"),
            until=given.get("sampai"),
        )

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
