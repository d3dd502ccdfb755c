"""The form of a complaint. Text first; everything else helps, little is demanded."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ulas.agencies.queries.areas import area_at
from ulas.complaints import actions
from ulas.complaints.models import Gender
from ulas.complaints.queries.public import (
    CategoryChoice,
    agency_choices,
    area_choices,
    category_choices,
)
from ulas.complaints.sealed.attachments import PreparedFile
from ulas.look.texts import LineField, TextField
from ulas.look.time_words import told_in
from ulas.portal.forms import questions
from ulas.portal.words.hints import MOST_TEXT, kindness
from ulas.routing import TextKind
from ulas.routing.signs import kind_of
from ulas.sop.terms import IdentityShownTo, Visibility

# A greeting or three dots is answered before it is filed; whatever says more is taken as it is.
NOT_YET = (TextKind.GREETING, TextKind.EMPTY)
# One request after a pause in typing; a newer one replaces it, so that typing never waits.
SUGGESTS = {
    "rows": 6,
    "hx-post": "/adu/saran/",
    "hx-trigger": "input changed delay:700ms, placed from:closest form",
    "hx-target": "#hints",
    "hx-sync": "this:replace",
    "hx-params": "text,category,area,latitude,longitude,visibility,csrfmiddlewaretoken",
}


class FilingForm(forms.Form):
    """One complaint as typed. The verb says which texts it takes; here only shape is checked."""

    text = TextField(
        label=_("Apa yang ingin Anda adukan?"),
        help_text=_(
            "Ceritakan apa yang terjadi, di mana, dan sejak kapan. Boleh bahasa sehari-hari."
        ),
        max_length=MOST_TEXT,
        error_messages={
            "required": _("Isi aduan belum ditulis. Ceritakan apa yang terjadi dan di mana.")
        },
        widget=forms.Textarea(attrs=SUGGESTS),
    )
    title = LineField(
        label=_("Judul singkat"),
        help_text=_("Tidak perlu; tanpa judul, kalimat pertama yang tampil."),
        required=False,
        max_length=160,
    )
    category = forms.ChoiceField(
        label=_("Tentang apa?"),
        required=False,
        help_text=_("Tidak yakin? Biarkan kosong; petugas yang memilihkan."),
    )
    area = forms.ChoiceField(
        label=_("Kelurahan tempat kejadian"),
        required=False,
    )
    address = LineField(
        label=_("Alamat atau patokan"),
        help_text=_("Misalnya: depan Pasar Gede, sisi utara."),
        required=False,
        max_length=300,
    )
    latitude = forms.FloatField(required=False, widget=forms.HiddenInput)
    longitude = forms.FloatField(required=False, widget=forms.HiddenInput)
    no_pin = forms.BooleanField(label=_("Kirim tanpa titik di peta"), required=False)
    name = LineField(
        label=_("Nama Anda"),
        max_length=120,
        error_messages={"required": _("Nama belum ditulis. Nama tidak pernah tampil untuk umum.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = LineField(
        label=_("Nomor telepon atau WhatsApp"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("Surel"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Alamat surel ini tidak lengkap. Contoh: nama@contoh.id.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    gender = forms.ChoiceField(
        label=_("Jenis kelamin"),
        required=False,
        choices=[
            ("", _("Tidak disebutkan")),
            (Gender.FEMALE.value, _("Perempuan")),
            (Gender.MALE.value, _("Laki-laki")),
        ],
    )
    domicile = LineField(label=_("Domisili (kota atau kelurahan)"), required=False, max_length=120)
    visibility = forms.ChoiceField(
        label=_("Siapa yang boleh membaca isi aduan ini?"),
        help_text=_("Bila tidak dipilih: umum, kecuali kategori yang memang rahasia."),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (
                Visibility.PUBLIC.value,
                _("Umum: isinya dapat terbit bersama jawabannya, tanpa nama dan kontak Anda."),
            ),
            (
                Visibility.CONFIDENTIAL.value,
                _("Rahasia: hanya Anda dan petugas yang menangani; tidak pernah terbit."),
            ),
        ],
    )
    identity_shown_to = forms.ChoiceField(
        label=_("Siapa yang boleh mengetahui Anda yang mengadu?"),
        initial=IdentityShownTo.AGENCY.value,
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (
                IdentityShownTo.AGENCY.value,
                _("Instansi yang menangani, supaya dapat menghubungi saya."),
            ),
            (
                IdentityShownTo.COORDINATOR.value,
                _("Hanya Diskominfo SP; instansi yang menangani tidak diberi tahu."),
            ),
        ],
    )
    accused_agency = forms.ChoiceField(
        label=_("Aduan ini tentang perilaku petugas sebuah instansi?"),
        help_text=_(
            "Bila ya, pilih instansinya: aduan menjadi rahasia dan diperiksa Inspektorat, "
            "bukan instansi itu."
        ),
        required=False,
    )
    # It stands in the address of the page that a second tap ends at.
    key = LineField(max_length=64, validators=[validate_slug], widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, auto_id="f_%s", label_suffix="", **kwargs)
        self._choose("category", [("", _("Biarkan petugas memilih")), *_grouped_categories()])
        self._choose("area", [("", _("— pilih —")), *_grouped_areas()])
        self._choose("accused_agency", [("", _("Tidak")), *agency_choices()])
        self.questions = self.chosen_category.questions if self.chosen_category else ()
        self.fields.update(questions.fields_of(self.questions))
        self.details: dict[str, str] = {}

    @property
    def chosen_category(self) -> CategoryChoice | None:
        """The category that was chosen, if it is one."""
        code = self.data.get("category") or self.initial.get("category") or ""
        return next((choice for choice in category_choices() if choice.code == code), None)

    @property
    def question_fields(self) -> list[forms.BoundField]:
        """The category's own questions, to show below it."""
        return [self[name] for name in questions.fields_of(self.questions)]

    def clean(self) -> dict[str, Any]:
        """Ask for one contact and some place; the rest is the verb's to judge."""
        given = super().clean() or self.cleaned_data
        kind = kind_of(given.get("text", ""))
        if "text" not in self.errors and kind in NOT_YET:
            self.add_error("text", kindness(kind))
        if not given.get("phone") and not given.get("email") and "email" not in self.errors:
            self.add_error(
                "phone",
                gettext("Tulis nomor telepon atau surel, supaya jawabannya sampai kepada Anda."),
            )
        if given.get("no_pin"):
            given["latitude"] = given["longitude"] = None
        if not given.get("area"):
            given["area"] = _area_of_pin(given.get("latitude"), given.get("longitude"))
        if not any(given.get(name) for name in ("area", "address", "latitude")):
            self.add_error("area", gettext("Pilih kelurahan, atau tulis alamat atau patokannya."))
        self.details, problems = questions.gathered(self.questions, self.data)
        for name, sentence in problems.items():
            self.add_error(name, sentence)
        return given

    def filing(self, files: list[PreparedFile], agency: str = "") -> actions.Filing:
        """What the verb takes, from a valid form; `agency` is the code of the wished one."""
        given = self.cleaned_data
        plain = (
            "text",
            "title",
            "name",
            "email",
            "phone",
            "domicile",
            "category",
            "area",
            "address",
        )
        return actions.Filing(
            **{name: given[name] for name in plain},
            latitude=given["latitude"],
            longitude=given["longitude"],
            gender=given["gender"] or Gender.UNKNOWN,
            visibility=given["visibility"],
            identity_shown_to=given["identity_shown_to"] or IdentityShownTo.AGENCY,
            accused_agency=given["accused_agency"],
            agency=agency,
            details=self.details,
            attachments=tuple(files),
            language=told_in(),
        )

    def refuse(self, problems: Mapping[str, str]) -> None:
        """Show what the verb refused at its fields; what has no field stands at the top."""
        for name, sentence in problems.items():
            field = {"latitude": "address", "longitude": "address"}.get(name, name)
            self.add_error(field if field in self.fields else None, gettext(sentence))

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def _area_of_pin(latitude: float | None, longitude: float | None) -> str:
    """The code of the kelurahan that a pin lies in; empty without a pin."""
    found = None if latitude is None or longitude is None else area_at(latitude, longitude)
    return found.area.code if found else ""


def _grouped_categories() -> list[Any]:
    english = (get_language() or "").startswith("en")
    groups: dict[str, list[tuple[str, str]]] = {}
    for choice in category_choices():
        label = choice.name_en if english and choice.name_en else choice.name
        groups.setdefault(choice.group, []).append((choice.code, label))
    plain = groups.pop("", [])
    return [*plain, *groups.items()]


def _grouped_areas() -> list[Any]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for choice in area_choices():
        groups.setdefault(choice.district, []).append((choice.code, choice.name))
    return list(groups.items())
