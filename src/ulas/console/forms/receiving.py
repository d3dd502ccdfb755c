"""Forms of the moves at the desk: receive, ask, reject, put right (SOP row 2)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ulas.complaints.grounds import GROUNDS, NO_REPLY
from ulas.console.forms import lists
from ulas.console.forms.moveform import MoveForm, long_text, picked
from ulas.look.texts import LineField


class AcceptForm(MoveForm):
    """Take the complaint up, with category and area put right on the way."""

    category = forms.ChoiceField(label=_("Kategori"), required=False)
    area = forms.ChoiceField(label=_("Kelurahan"), required=False)

    def prepare(self) -> None:
        """Offer what the complainant chose."""
        complaint = self.about.complaint
        self.choose("category", lists.categories(_("— belum jelas —")))
        self.choose("area", lists.areas(_("— belum jelas —")))
        self.preset(
            category=complaint.category.code if complaint.category else "",
            area=complaint.area.code if complaint.area else "",
        )


class RejectForm(MoveForm):
    """Reject on a named ground."""

    ground = picked(
        _("Dasar penolakan"),
        _("Pilih dasar penolakan dari daftar."),
        choices=[(ground.code, _(ground.label)) for ground in GROUNDS if ground.code != NO_REPLY],
    )
    explanation = long_text(
        _("Penjelasan bagi pengadu"),
        _("Tulis penjelasan bagi pengadu, termasuk ke mana ia dapat pergi."),
        _("Dibaca pengadu apa adanya. Sebutkan ke mana ia dapat pergi."),
    )


class UpholdForm(MoveForm):
    """Answer an objection; the rejection stands."""

    explanation = long_text(
        _("Jawaban atas keberatan"),
        _("Tulis jawaban atas keberatan pengadu."),
        _("Dibaca pengadu apa adanya."),
    )


class AskForm(MoveForm):
    """A question to the complainant."""

    question = long_text(
        _("Pertanyaan"),
        _("Tulis pertanyaan bagi pengadu."),
        _("Pengadu hanya dapat ditanya satu kali; tanyakan semuanya sekaligus."),
    )
    by_phone = forms.BooleanField(
        label=_("Sudah saya tanyakan lewat telepon"),
        help_text=_(
            "Hanya nomor telepon: hubungi sendiri, lalu catat bahwa sudah ditanyakan. "
            "Baru sejak itu jam berhenti dan pengadu ditunggu."
        ),
        error_messages={
            "required": _(
                "Hanya nomor telepon: hubungi sendiri, lalu catat bahwa sudah ditanyakan."
            )
        },
    )

    def prepare(self) -> None:
        """Whom a letter reaches is asked by it."""
        if not self.about.complaint.complainant.phone_only:
            del self.fields["by_phone"]


class FactsForm(MoveForm):
    """What the complainant told by phone or at the desk."""

    has_files = True
    text = long_text(_("Keterangan pengadu"), _("Tulis keterangan yang disampaikan pengadu."))


class DetailsForm(MoveForm):
    """Category and place; what stays as it is is not sent on."""

    category = forms.ChoiceField(label=_("Kategori"), required=False)
    area = forms.ChoiceField(label=_("Kelurahan"), required=False)
    address = LineField(label=_("Alamat atau patokan"), required=False, max_length=300)
    latitude = forms.FloatField(label=_("Lintang"), required=False)
    longitude = forms.FloatField(label=_("Bujur"), required=False)
    reason = long_text(_("Alasan"))

    def prepare(self) -> None:
        """Begin with what the file says now."""
        complaint = self.about.complaint
        self.choose("category", lists.categories(_("— belum jelas —")), complaint.category)
        self.choose("area", lists.areas(_("— belum jelas —")), complaint.area)
        self.preset(**self._now())

    def given(self) -> dict[str, Any]:
        """Only what was changed; a point always whole."""
        now, typed = self._now(), self.cleaned_data
        changed = {n: typed[n] for n in ("category", "area", "address") if typed[n] != now[n]}
        point = (typed["latitude"], typed["longitude"])
        if point != (now["latitude"], now["longitude"]):
            changed.update({"latitude": point[0], "longitude": point[1]})
        return {**changed, "reason": typed["reason"]}

    def _now(self) -> dict[str, Any]:
        complaint = self.about.complaint
        return {
            "category": complaint.category.code if complaint.category else "",
            "area": complaint.area.code if complaint.area else "",
            "address": complaint.address,
            "latitude": complaint.latitude,
            "longitude": complaint.longitude,
        }
