"""Forms of the moves about who may read what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ulas.complaints.models import Referral
from ulas.complaints.queries.desk.mentionable import colleagues
from ulas.console.forms import lists
from ulas.console.forms.moveform import MoveForm, long_text, picked
from ulas.console.forms.release import masked, photo_label
from ulas.look.texts import LineField
from ulas.routing import mask_contacts
from ulas.sop.terms import IdentityShownTo, Visibility


class VisibilityForm(MoveForm):
    """The two axes, and whose staff it is about."""

    visibility = picked(
        _("Siapa yang boleh membaca isinya?"),
        _("Pilih publik atau rahasia."),
        choices=[
            (Visibility.PUBLIC.value, _("Umum, setelah naskahnya dilepas")),
            (Visibility.CONFIDENTIAL.value, _("Rahasia: pengadu dan petugas yang menangani")),
        ],
    )
    identity_shown_to = picked(
        _("Siapa yang boleh mengenal pengadu?"),
        _("Pilih siapa yang boleh mengenal pengadu."),
        choices=[
            (IdentityShownTo.AGENCY.value, _("Diskominfo SP dan instansi yang menangani")),
            (IdentityShownTo.COORDINATOR.value, _("Hanya Diskominfo SP")),
        ],
    )
    accused_agency = forms.ChoiceField(
        label=_("Tentang perilaku petugas instansi"),
        help_text=_("Instansi ini tidak akan melihat aduan ini."),
        required=False,
    )
    reason = long_text(_("Alasan"), help_text=_("Wajib bila melonggarkan."))

    def prepare(self) -> None:
        """Begin with how it is."""
        accused = self.about.complaint.accused_agency
        self.choose("accused_agency", lists.agencies(_("— bukan —")), accused)
        self.preset(**self._now())

    def given(self) -> dict[str, Any]:
        """Only what was changed."""
        now, typed = self._now(), self.cleaned_data
        changed = {name: typed[name] for name in now if typed[name] != now[name]}
        return {**changed, "reason": typed["reason"]}

    def _now(self) -> dict[str, str]:
        complaint = self.about.complaint
        accused = complaint.accused_agency
        return {
            "visibility": complaint.visibility,
            "identity_shown_to": complaint.identity_shown_to,
            "accused_agency": accused.code if accused else "",
        }


class ModerateForm(MoveForm):
    """What the public reads and sees, beside what was filed, with its masks."""

    extra = "console/parts/public_now.html"
    release = picked(
        _("Tampilan untuk umum"),
        _("Pilih dilepas atau ditarik."),
        choices=[("yes", _("Lepas untuk umum")), ("no", _("Tarik dari umum"))],
    )
    title = LineField(label=_("Judul untuk umum"), required=False, max_length=160)
    text = long_text(
        _("Naskah untuk umum"),
        help_text=_("Tanpa nama orang dan kontak; naskah asli tidak berubah."),
        rows=6,
    )
    attachments = forms.MultipleChoiceField(
        label=_("Foto yang ikut tampil"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = long_text(_("Alasan"), help_text=_("Wajib bila ditarik dari umum."))

    def prepare(self) -> None:
        """Begin with the public text, or the filed one without contacts."""
        complaint = self.about.complaint
        photos = complaint.attachments.exclude(preview="").filter(erased_at=None).order_by("id")
        self.photos, self.filed = list(photos), masked(complaint.body)
        self.choose("attachments", [(str(one.pk), photo_label(one)) for one in photos])
        if not photos:
            del self.fields["attachments"]
        self.preset(
            release="yes" if complaint.released_at else "",
            title=complaint.public_title or mask_contacts(complaint.title)[0],
            text=complaint.public_body or mask_contacts(complaint.body)[0],
            attachments=[str(one.pk) for one in photos if one.released_at],
        )

    def given(self) -> dict[str, Any]:
        """The switch as a truth, the photos as numbers."""
        typed = self.cleaned_data
        chosen = [int(pk) for pk in typed.get("attachments", [])]
        return {**typed, "release": typed["release"] == "yes", "attachments": chosen}


class NoteForm(MoveForm):
    """An internal note, for all officers of the case or for one agency."""

    extra = "console/parts/colleagues.html"
    text = long_text(_("Catatan"), _("Tulis catatannya."))
    referral_id = picked(_("Dibaca oleh"), help_text=_("Pengadu tidak membacanya."))

    def prepare(self) -> None:
        """Referrals at which the officer works, and whom one may call by name."""
        self.colleagues = colleagues(self.about.sight)
        own: list[Referral] = self.about.sight.own
        only = _("Hanya %(agency)s dan Diskominfo SP")
        choices = [
            ("", _("Semua petugas yang menangani aduan ini")),
            *((str(r.pk), str(only) % {"agency": r.agency.label}) for r in own),
        ]
        self.choose("referral_id", choices)
        self.preset(referral_id="")

    def given(self) -> dict[str, Any]:
        """The referral as a number, or none."""
        chosen = self.cleaned_data["referral_id"]
        return {"text": self.cleaned_data["text"], "referral_id": int(chosen) if chosen else None}


class RevealForm(MoveForm):
    """What the identity is needed for."""

    keeps_draft = False
    purpose = LineField(
        label=_("Untuk keperluan apa?"),
        help_text=_("Dicatat bersama nama Anda, dan dapat dibaca pengadu sebagai peristiwa."),
        max_length=300,
        error_messages={"required": _("Tulis untuk keperluan apa identitas dibuka.")},
    )


class RestrictForm(MoveForm):
    """Hold the use of the person's data, or lift the hold (UU 27/2022)."""

    lifted = picked(
        _("Pemrosesan data pengadu"),
        _("Pilih dibatasi atau dilanjutkan."),
        choices=[
            ("no", _("Batasi: data disimpan, tidak tampil untuk umum")),
            ("yes", _("Cabut pembatasan")),
        ],
    )

    def prepare(self) -> None:
        """Offer what is not so yet."""
        held = self.about.complaint.complainant.restricted_at is not None
        self.preset(lifted="yes" if held else "no")

    def given(self) -> dict[str, Any]:
        """The choice as a truth."""
        return {"lifted": self.cleaned_data["lifted"] == "yes"}


class EraseForm(MoveForm):
    """Forget the person; cannot be undone."""

    keeps_draft = False
    sure = forms.BooleanField(
        label=_("Ya, hapus nama, kontak, teks, dan berkas. Ini tidak dapat dibatalkan."),
        error_messages={"required": _("Centang ini bila Anda yakin.")},
    )
