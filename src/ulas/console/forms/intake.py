"""Desk intake: what a citizen says at the desk, by phone or by letter, in the officer's words."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.complaints import actions
from ulas.complaints.models import Channel, Gender
from ulas.complaints.sealed.attachments import PreparedFile
from ulas.console.forms import lists
from ulas.console.forms.moveform import long_text, picked
from ulas.look.texts import LineField
from ulas.sop.terms import IdentityShownTo, Visibility

CHANNELS = (
    Channel.DESK,
    Channel.PHONE,
    Channel.LETTER,
    Channel.WHATSAPP,
    Channel.SOCIAL_MEDIA,
    Channel.EMAIL,
    Channel.SP4N,
)
LINES = ("title", "name", "email", "phone", "nik", "domicile", "home_address", "address")
CODES = ("category", "area", "agency", "accused_agency")
MOMENT = "%Y-%m-%dT%H:%M"


class IntakeForm(forms.Form):
    """All of a filing, with the channel and the true time of receipt."""

    channel = picked(
        _("Saluran"),
        _("Pilih saluran."),
        widget=forms.Select,
        choices=[(c.value, _(c.label)) for c in CHANNELS],
    )
    received_at = forms.CharField(
        label=_("Diterima pada"),
        help_text=_("Waktu warga menyampaikannya; jam SOP berjalan sejak saat itu."),
        error_messages={"required": _("Isi tanggal dan jam penerimaan.")},
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    text = long_text(
        _("Isi aduan"),
        _("Isi aduan belum ditulis. Ceritakan apa yang terjadi dan di mana."),
        _("Apa yang terjadi, di mana, sejak kapan; sedapatnya dengan kata-kata pengadu."),
        rows=7,
    )
    title = LineField(label=_("Judul singkat"), required=False, max_length=160)
    category = forms.ChoiceField(label=_("Kategori"), required=False)
    area = forms.ChoiceField(label=_("Kelurahan tempat kejadian"), required=False)
    address = LineField(label=_("Alamat atau patokan"), required=False, max_length=300)
    latitude = forms.FloatField(label=_("Lintang"), required=False)
    longitude = forms.FloatField(label=_("Bujur"), required=False)
    name = LineField(label=_("Nama pengadu"), required=False, max_length=120)
    phone = LineField(label=_("Telepon"), required=False, max_length=30)
    email = LineField(label=_("Surel"), required=False, max_length=254)
    nik = LineField(label=_("NIK"), required=False, max_length=20)
    gender = picked(
        _("Jenis kelamin"),
        widget=forms.Select,
        choices=[(g.value, _(g.label)) for g in reversed(Gender)],
    )
    domicile = LineField(label=_("Domisili"), required=False, max_length=120)
    home_address = LineField(label=_("Alamat rumah"), required=False, max_length=300)
    verified = forms.BooleanField(
        label=_("Kontak sudah dipastikan (orangnya hadir, atau sedang di telepon)"),
        required=False,
    )
    visibility = picked(
        _("Siapa yang boleh membaca isinya?"),
        help_text=_("Bila tidak dipilih: menurut kategorinya."),
        choices=[
            (Visibility.PUBLIC.value, _("Umum, setelah naskahnya dilepas")),
            (Visibility.CONFIDENTIAL.value, _("Rahasia: pengadu dan petugas yang menangani")),
        ],
    )
    identity_shown_to = picked(
        _("Siapa yang boleh mengenal pengadu?"),
        choices=[
            (IdentityShownTo.AGENCY.value, _("Diskominfo SP dan instansi yang menangani")),
            (IdentityShownTo.COORDINATOR.value, _("Hanya Diskominfo SP")),
        ],
        initial=IdentityShownTo.AGENCY.value,
    )
    agency = forms.ChoiceField(label=_("Instansi yang dituju pengadu"), required=False)
    accused_agency = forms.ChoiceField(label=_("Tentang perilaku petugas instansi"), required=False)
    key = LineField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, label_suffix="", auto_id="f_%s", **more)
        self._choose("category", lists.categories(_("— belum jelas —")))
        self._choose("area", lists.areas(_("— belum jelas —")))
        self._choose("agency", lists.agencies(_("— tidak disebut —")))
        self._choose("accused_agency", lists.agencies(_("— bukan —")))

    def clean_received_at(self) -> datetime:
        """The local moment as an instant."""
        typed = str(self.cleaned_data["received_at"])[:16]
        try:
            local = datetime.strptime(typed, MOMENT)  # noqa: DTZ007 the zone is set below
        except ValueError:
            raise forms.ValidationError(
                gettext("Tulis tanggal dan jam yang benar, misalnya 2026-02-14T09:30.")
            ) from None
        return local.replace(tzinfo=ZoneInfo(settings.TIME_ZONE))

    def filing(self, files: list[PreparedFile]) -> actions.Filing:
        """What the verb takes, from a valid form."""
        given = self.cleaned_data
        return actions.Filing(
            text=given["text"],
            **{name: given[name] for name in (*LINES, *CODES)},
            latitude=given["latitude"],
            longitude=given["longitude"],
            gender=given["gender"] or Gender.UNKNOWN,
            visibility=given["visibility"],
            identity_shown_to=given["identity_shown_to"] or IdentityShownTo.AGENCY,
            attachments=tuple(files),
            verified=given["verified"],
        )

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def local_moment(at: datetime) -> str:
    """An instant as the field for date and time wants it."""
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).strftime(MOMENT)
