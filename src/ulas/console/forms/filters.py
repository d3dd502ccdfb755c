"""The filters of the list of cases."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import Officer
from ulas.complaints.models import Channel
from ulas.complaints.queries.desk.divisions import divisions_for
from ulas.complaints.queries.desk.wanted import Lateness, Sort, Wanted
from ulas.complaints.queries.procedures import newest_titles
from ulas.console.forms import lists
from ulas.look.dates import DayField
from ulas.look.texts import LineField
from ulas.sop.terms import STATE_TITLE

FIELDS = {
    "teks": "text",
    "keadaan": "state",
    "langkah": "step",
    "instansi": "agency",
    "bidang": "division",
    "kategori": "category",
    "kelurahan": "area",
    "saluran": "channel",
    "lambat": "late",
    "dari": "since",
    "sampai": "until",
    "urut": "sort",
}
"""Name in the address -> name in `Wanted`."""
OPEN = ("teks", "keadaan", "lambat")
"""Fields that stand open above the others."""

LATENESS = {
    Lateness.LATE: _("lewat batas waktu"),
    Lateness.TODAY: _("jatuh tempo hari ini"),
    Lateness.NONE_LATE: _("belum lewat"),
}
ORDER = {
    Sort.NEWEST: _("terbaru masuk"),
    Sort.OLDEST: _("terlama masuk"),
    Sort.LEAST_TIME: _("sisa waktu paling sedikit"),
}


class FilterForm(forms.Form):
    """All filters; an unknown value is left out and told, the rest still holds."""

    teks = LineField(
        label=_("Kata, nomor, atau kontak"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    keadaan = forms.ChoiceField(label=_("Keadaan"), required=False)
    lambat = forms.ChoiceField(label=_("Batas waktu"), required=False)
    langkah = forms.ChoiceField(label=_("Langkah terbuka"), required=False)
    instansi = forms.ChoiceField(label=_("Instansi"), required=False)
    bidang = forms.ChoiceField(label=_("Bidang"), required=False)
    kategori = forms.ChoiceField(label=_("Kategori"), required=False)
    kelurahan = forms.ChoiceField(label=_("Kelurahan"), required=False)
    saluran = forms.ChoiceField(label=_("Saluran"), required=False)
    dari = DayField(
        label=_("Masuk sejak"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    sampai = DayField(
        label=_("Masuk sampai"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    urut = forms.ChoiceField(label=_("Urutan"), required=False)

    def __init__(self, data: Any, officer: Officer) -> None:
        super().__init__(data, label_suffix="", auto_id="f_%s")
        every = pgettext_lazy("filter", "semua")
        self._choose("keadaan", [("", every), *((s, gettext(t)) for s, t in STATE_TITLE.items())])
        self._choose("langkah", [("", every), *newest_titles()])
        self._choose("instansi", lists.agencies(every))
        self._choose("bidang", _divisions(officer, every))
        self._choose("kategori", lists.categories(every))
        self._choose("kelurahan", lists.areas(every))
        self._choose("saluran", [("", every), *((c.value, gettext(c.label)) for c in Channel)])
        self._choose("lambat", [("", every), *LATENESS.items()])
        self._choose("urut", list(ORDER.items()))

    def wanted(self) -> Wanted:
        """What the list is asked for."""
        self.is_valid()
        given = {ours: self.cleaned_data.get(name) for name, ours in FIELDS.items()}
        return Wanted(**{name: value for name, value in given.items() if value})

    def query(self) -> str:
        """The filters that hold, as they stand in an address."""
        self.is_valid()
        return urlencode(
            {name: str(value) for name in FIELDS if (value := self.cleaned_data.get(name))}
        )

    @property
    def narrowed(self) -> bool:
        """Whether a filter below the first row is set."""
        self.is_valid()
        return any(self.cleaned_data.get(name) for name in FIELDS if name not in (*OPEN, "urut"))

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def _divisions(officer: Officer, every: Any) -> list[Any]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in divisions_for(officer):
        groups.setdefault(one.agency, []).append((str(one.pk), one.name))
    return [("", every), *groups.items()]
