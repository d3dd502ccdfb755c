"""Forms about officers: invite, join by a link, set a password, end posts, be away."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import Agency, Division, Officer
from ulas.look.dates import MomentField
from ulas.sop.terms import ROLE_TITLE, Role

PICKED = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
NEW_PASSWORD = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class PeopleForm(forms.Form):
    """A form with the house's ids; a refusal of a verb lands at the field that it names."""

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, label_suffix="", auto_id="f_%s", **more)

    def refuse(self, field: str, sentence: str) -> None:
        """Show the sentence of a refusal at its field, or at the top."""
        self.add_error(field if field in self.fields else None, sentence)


class InviteForm(PeopleForm):
    """Whom to invite, as what."""

    email = forms.CharField(
        label=_("Alamat surel"),
        help_text=_("Tautan undangan dikirim ke alamat ini dan berlaku tujuh hari."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Tulis alamat surel orang yang diundang.")},
        max_length=254,
    )
    role = forms.ChoiceField(
        label=_("Peran"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih perannya.")},
    )
    division = forms.ModelChoiceField(
        label=_("Bidang"),
        help_text=_("Hanya untuk petugas bidang."),
        queryset=Division.objects.none(),
        required=False,
        empty_label=_("– pilih bidang –"),
    )

    def __init__(self, data: Any, agency: Agency | None, roles: tuple[Role, ...]) -> None:
        super().__init__(data)
        role, division = self.fields["role"], self.fields["division"]
        assert isinstance(role, forms.ChoiceField)
        assert isinstance(division, forms.ModelChoiceField)
        divisions = agency.divisions.filter(active=True) if agency else Division.objects.none()
        offered = [r for r in roles if r != Role.DIVISION_OFFICER or divisions]
        role.choices = [(one.value, ROLE_TITLE[one]) for one in offered]
        division.queryset = divisions
        if Role.DIVISION_OFFICER not in offered:
            del self.fields["division"]

    def given(self) -> dict[str, Any]:
        """Keyword arguments of the verb."""
        role = Role(self.cleaned_data["role"])
        division = self.cleaned_data.get("division") if role == Role.DIVISION_OFFICER else None
        return {"email": self.cleaned_data["email"], "role": role, "division": division}


class AddressForm(PeopleForm):
    """Where an officer is reached."""

    email = forms.CharField(
        label=_("Alamat surel"),
        help_text=_("Pemberitahuan dan tautan sandi baru dikirim ke alamat ini."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Tulis alamat surelnya.")},
        max_length=254,
    )


class PasswordForm(PeopleForm):
    """A new password, twice."""

    password = forms.CharField(
        label=_("Kata sandi"),
        help_text=_("Sedikitnya 12 huruf atau angka, dan tidak mudah ditebak."),
        widget=NEW_PASSWORD,
        strip=False,
    )
    again = forms.CharField(label=_("Kata sandi sekali lagi"), widget=NEW_PASSWORD, strip=False)

    def __init__(self, data: Any = None, owner: Officer | None = None) -> None:
        super().__init__(data)
        self.owner = owner
        for name in ("password", "again"):
            self.fields[name].error_messages["required"] = _("Isi kata sandinya.")

    def clean(self) -> dict[str, Any]:
        """The same twice, and one that is not easily guessed."""
        typed = super().clean() or {}
        password, again = typed.get("password"), typed.get("again")
        if password and again and password != again:
            self.add_error("again", _("Kedua kata sandi tidak sama."))
        elif password:
            try:
                validate_password(password, self._owner())
            except ValidationError as weak:
                self.add_error("password", weak)
        return typed

    def _owner(self) -> Officer:
        return self.owner or Officer(
            username=self.cleaned_data.get("username", ""),
            full_name=self.cleaned_data.get("full_name", ""),
        )


class JoinForm(PasswordForm):
    """The name, the user name and the password of somebody who was invited."""

    full_name = forms.CharField(
        label=_("Nama lengkap"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Tulis nama Anda.")},
    )
    username = forms.CharField(
        label=_("Nama pengguna"),
        help_text=_("Untuk masuk: huruf, angka, titik dan tanda hubung."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": _("Pilih nama pengguna.")},
    )
    field_order = ("full_name", "username", "password", "again")


class LeaveForm(PeopleForm):
    """That one knows what ending the last admin's post means."""

    confirmed = forms.BooleanField(
        label=_("Saya mengerti: instansi ini menjadi tanpa admin."), required=False
    )


class AbsenceForm(PeopleForm):
    """Until when one is away, and who stands in."""

    until = MomentField(
        label=_("Kembali bertugas"),
        widget=PICKED,
        error_messages={
            "required": _("Isi kapan Anda kembali."),
            "invalid": _("Tulis tanggal dan jam yang benar, misalnya 2026-02-14T07:30."),
        },
    )
    stand_in = forms.ModelChoiceField(
        label=_("Wakil"),
        help_text=_("Memegang peran Anda dan menerima pemberitahuan Anda sampai saat itu."),
        queryset=Officer.objects.none(),
        required=False,
        empty_label=_("Tanpa wakil"),
    )

    def __init__(self, data: Any, colleagues: Any) -> None:
        super().__init__(data)
        field = self.fields["stand_in"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = colleagues

    def given(self) -> dict[str, Any]:
        """Keyword arguments of the verb; a time without zone is the city's."""
        until: datetime = self.cleaned_data["until"]
        if until.tzinfo is None:
            until = until.replace(tzinfo=ZoneInfo(settings.TIME_ZONE))
        return {"until": until, "stand_in": self.cleaned_data["stand_in"]}
