"""Forms of the moves that may be made on many cases at once, and of naming a list."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import Officer
from ulas.complaints.actions import IN_BULK
from ulas.complaints.queries.desk.divisions import divisions_for
from ulas.complaints.queries.desk.views import circles_of
from ulas.console.forms import lists
from ulas.console.forms.moveform import divisions_field, instruction_field, long_text
from ulas.look.texts import LineField
from ulas.sop.moves import MOVE
from ulas.sop.terms import Verb


class BulkForm(forms.Form):
    """What a move needs, once for all cases; the plain one needs nothing."""

    def __init__(self, data: Any = None, *, officer: Officer) -> None:
        self.officer = officer
        super().__init__(data, label_suffix="", auto_id="f_%s")
        self.prepare()

    def prepare(self) -> None:
        """Fill in the choices."""

    def given(self) -> dict[str, Any]:
        """Keyword arguments of the verb."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def choose(self, name: str, choices: list[Any]) -> None:
        """Set the choices of a field."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class BulkDistributeForm(BulkForm):
    """Agencies for all."""

    agencies = forms.MultipleChoiceField(
        label=_("Instansi tujuan"),
        error_messages={"required": _("Pilih sedikitnya satu instansi dari daftar.")},
        widget=forms.CheckboxSelectMultiple,
    )

    def prepare(self) -> None:
        """All active agencies."""
        self.choose("agencies", lists.agencies())


class BulkAssignForm(BulkForm):
    """Divisions for all, with one instruction."""

    divisions = divisions_field()
    instruction = instruction_field()

    def prepare(self) -> None:
        """Divisions of the own agencies."""
        own = self.officer.agency_ids()
        rows = [one for one in divisions_for(self.officer) if one.agency_id in own]
        self.choose("divisions", [(str(one.pk), one.name) for one in rows])

    def given(self) -> dict[str, Any]:
        """Ids as numbers."""
        typed = self.cleaned_data
        divisions = [int(pk) for pk in typed["divisions"]]
        return {"divisions": divisions, "instruction": typed["instruction"]}


class BulkDetailsForm(BulkForm):
    """A category or an area for all."""

    category = forms.ChoiceField(label=_("Kategori"), required=False)
    area = forms.ChoiceField(label=_("Kelurahan"), required=False)

    def prepare(self) -> None:
        """Nothing chosen changes nothing."""
        self.choose("category", lists.categories(_("— tetap —")))
        self.choose("area", lists.areas(_("— tetap —")))

    def clean(self) -> dict[str, Any]:
        """One of the two at least."""
        typed = super().clean() or {}
        if not typed.get("category") and not typed.get("area"):
            self.add_error("category", gettext("Pilih kategori atau kelurahan yang baru."))
        return typed


class BulkNoteForm(BulkForm):
    """One note for all."""

    text = long_text(
        _("Catatan"), _("Tulis catatannya."), _("Dibaca semua petugas yang menangani aduannya.")
    )


class BulkCloseForm(BulkForm):
    """One closing note for all."""

    reason = long_text(_("Catatan penutupan"))


FORMS: dict[Verb, type[BulkForm]] = {
    Verb.ACCEPT: BulkForm,
    Verb.DISTRIBUTE: BulkDistributeForm,
    Verb.ASSIGN: BulkAssignForm,
    Verb.CORRECT_DETAILS: BulkDetailsForm,
    Verb.ADD_NOTE: BulkNoteForm,
    Verb.CLOSE: BulkCloseForm,
}


def bulk_choices(officer: Officer) -> list[tuple[str, str]]:
    """Moves on many cases that the officer's posts may make."""
    return [
        (verb.value, gettext(MOVE[verb].label))
        for verb in IN_BULK
        if officer.roles & set(MOVE[verb].actors)
    ]


class ViewForm(forms.Form):
    """A name for the filters that are set."""

    nama = LineField(
        label=gettext_lazy("Nama tampilan"),
        max_length=60,
        error_messages={"required": gettext_lazy("Tulis nama tampilan, paling banyak 60 huruf.")},
    )
    dibagi = forms.ChoiceField(label=gettext_lazy("Dilihat oleh"))

    def __init__(self, data: Any = None, *, officer: Officer) -> None:
        super().__init__(data, label_suffix="", auto_id="v_%s")
        field = self.fields["dibagi"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(value, gettext(label)) for value, label in circles_of(officer)]
