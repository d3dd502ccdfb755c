"""Forms of the moves that end, reopen and join complaints (SOP row 8)."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.complaints.queries.desk.case import find_case
from ulas.console.forms.moveform import MoveForm, long_text
from ulas.look.texts import LineField


class CloseForm(MoveForm):
    """The matter is finished."""

    reason = long_text(_("Catatan penutupan"))


class ReopenForm(MoveForm):
    """A new round, on what the complainant told us."""

    has_files = True
    reason = long_text(
        _("Apa yang belum selesai?"),
        _("Tulis apa yang belum selesai."),
        _("Dibaca pengadu apa adanya."),
    )


class MergeForm(MoveForm):
    """Which complaint this one follows."""

    extra = "console/parts/similar.html"
    number = LineField(
        label=_("Nomor aduan induk"),
        help_text=_("Sepuluh angka, misalnya 2648-310-572."),
        max_length=20,
        error_messages={"required": _("Tulis nomor aduan induk.")},
    )
    reason = long_text(
        _("Mengapa keduanya satu perkara?"), _("Tulis mengapa kedua aduan ini satu perkara.")
    )

    def clean_number(self) -> str:
        """A number of a complaint that this officer may open."""
        typed = str(self.cleaned_data["number"])
        found = find_case(self.about.sight.officer, typed)
        if found is None:
            self.add_error("number", gettext("Nomor ini tidak ditemukan. Periksa angkanya."))
        self.into_id = found.pk if found else 0
        return typed

    def given(self) -> dict[str, Any]:
        """The id of the complaint that was named."""
        return {"into_id": self.into_id, "reason": self.cleaned_data["reason"]}
