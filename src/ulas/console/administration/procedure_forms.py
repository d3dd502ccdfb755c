"""Forms of SOP versions: the file itself, the promises and the ladder."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ulas.complaints.sealed.cleaning import clean_text
from ulas.console.administration.calendar_forms import NEEDED, day_field
from ulas.look.texts import LineField
from ulas.sop.file import ServiceClass
from ulas.sop.parts import Basis, Escalation, Rung, Target, TargetEnd, Told
from ulas.sop.procedure import Procedure

MOST_BYTES = 300_000
SPARE = 1
UNITS = (("minutes", _("menit")), ("days", _("hari")))
TOLD = (
    (Told.OWNER.value, _("Pemilik langkah")),
    (Told.AGENCY_LEADER.value, _("Pimpinan instansinya")),
    (Told.COORDINATOR.value, _("Penelaah Diskominfo")),
    (Told.LEADER.value, _("Pimpinan kota")),
)
CLASSES = (
    ("", _("Semua golongan")),
    (ServiceClass.INFORMATION.value, _("Permintaan informasi")),
    (ServiceClass.ORDINARY.value, _("Tidak berkadar pengawasan")),
    (ServiceClass.SUPERVISION.value, _("Berkadar pengawasan")),
)
BASES = ((Basis.CLOCK.value, _("jam biasa")), (Basis.WORKING.value, _("jam kerja")))
ENDS = (
    (TargetEnd.FINAL.value, _("jawaban akhir semua instansi")),
    (TargetEnd.FIRST_MESSAGE.value, _("pesan pertama petugas")),
)


class VersionForm(forms.Form):
    """From when a version holds and why; subclasses bring what it says."""

    valid_from = day_field(
        _("Berlaku mulai"),
        _("Bagi aduan yang masuk sejak tanggal ini. Aduan lama tetap memakai versinya."),
    )
    reason = LineField(label=_("Alasan"), max_length=200, error_messages=NEEDED)

    def instant(self, now: datetime) -> datetime:
        """Midnight of the day chosen; today means from now on."""
        zone = ZoneInfo(settings.TIME_ZONE)
        day: date = self.cleaned_data["valid_from"]
        begins = datetime.combine(day, time(), zone)
        return now if day == now.astimezone(zone).date() else begins


class FileForm(VersionForm):
    """A whole SOP file, typed or uploaded."""

    upload = forms.FileField(
        label=_("Unggah berkas SOP (TOML)"),
        required=False,
        help_text=_("Menggantikan isi kotak di bawah. Kosong: kotak di bawah yang dipakai."),
        error_messages={"empty": _("Berkas ini kosong.")},
    )
    text = forms.CharField(
        label=_("Isi berkas"),
        required=False,
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "wrap": "off"}),
    )
    field_order = ("upload", "text", "valid_from", "reason")

    def clean(self) -> dict[str, Any]:
        """The uploaded text goes before the typed one, which is what is shown afterwards."""
        typed: dict[str, Any] = super().clean() or {}
        sent = typed.get("upload")
        if sent is not None:
            typed["text"] = self._read(sent)
        typed["text"] = clean_text(typed.get("text") or "") + "\n"
        if not typed["text"].strip() and "upload" not in self.errors:
            self.add_error("text", NEEDED["required"])
        return typed

    def _read(self, sent: Any) -> str:
        if sent.size > MOST_BYTES:
            self.add_error("upload", ValidationError(_("Berkas lebih besar dari 300 KB.")))
            return ""
        try:
            text = str(sent.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            self.add_error("upload", ValidationError(_("Berkas ini bukan teks UTF-8.")))
            return ""
        self.data = {**self.data.dict(), "text": text}  # type: ignore[attr-defined]
        return text


class TargetRow(forms.Form):
    """One promise; the last row is for a new one."""

    key = forms.RegexField(
        r"^[a-z][a-z_]{0,39}$",
        label=_("Kunci"),
        required=False,
        error_messages={"invalid": _("Pakai huruf kecil dan _ saja.")},
    )
    title = LineField(label=_("Janji"), max_length=120, required=False)
    amount = forms.IntegerField(
        label=_("Lamanya"), min_value=1, max_value=1_000_000, required=False
    )
    unit = forms.ChoiceField(label=_("Satuan"), choices=UNITS)
    basis = forms.ChoiceField(label=_("Dihitung menurut"), choices=BASES)
    service_class = forms.ChoiceField(label=_("Golongan"), choices=CLASSES, required=False)
    ends_with = forms.ChoiceField(label=_("Ditepati oleh"), choices=ENDS)
    gone = forms.BooleanField(label=_("Hapus janji ini"), required=False)

    @property
    def said(self) -> bool:
        """Whether the row holds a promise that stays."""
        typed = self.cleaned_data
        return bool(typed.get("key") or typed.get("title")) and not typed.get("gone")

    def clean(self) -> dict[str, Any]:
        """A promise that was begun needs key, words and length."""
        typed: dict[str, Any] = super().clean() or {}
        if self.said:
            for name in ("key", "title", "amount"):
                if name not in self.errors and not typed.get(name):
                    self.add_error(name, ValidationError(NEEDED["required"]))
        return typed

    def target(self) -> Target:
        """The promise as the SOP keeps it."""
        typed = self.cleaned_data
        named = typed["service_class"]
        return Target(
            key=typed["key"],
            title=typed["title"],
            service_class=ServiceClass(named) if named else None,
            minutes=typed["amount"] if typed["unit"] == "minutes" else None,
            days=typed["amount"] if typed["unit"] == "days" else None,
            basis=Basis(typed["basis"]),
            ends_with=TargetEnd(typed["ends_with"]),
        )


class RungRow(forms.Form):
    """From which share of a limit who is told."""

    share = forms.IntegerField(
        label=_("Persen batas waktu"), min_value=1, max_value=1000, required=False
    )
    told = forms.MultipleChoiceField(
        label=_("Yang diberi tahu"),
        choices=TOLD,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        """A share needs somebody to tell."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("share") and not typed.get("told"):
            self.add_error("told", ValidationError(_("Pilih sedikitnya satu.")))
        return typed


def target_rows(procedure: Procedure, data: Any = None) -> Any:
    """A form for each promise and one more."""
    rows = [
        {
            "key": one.key,
            "title": one.title,
            "amount": one.minutes or one.days,
            "unit": "minutes" if one.minutes else "days",
            "basis": one.basis.value,
            "service_class": one.service_class or "",
            "ends_with": one.ends_with.value,
        }
        for one in procedure.targets
    ]
    return _formset(TargetRow, rows, "t", data)


def rung_rows(procedure: Procedure, data: Any = None) -> Any:
    """A form for each rung of the ladder and one more."""
    rows = [
        {"share": one.share, "told": [each.value for each in one.told]}
        for one in procedure.escalation.rungs
    ]
    return _formset(RungRow, rows, "e", data)


def targets_of(formset: Any) -> list[Target]:
    """The promises that stay."""
    return [one.target() for one in formset if one.said]


def escalation_of(formset: Any) -> Escalation:
    """The ladder, its shares rising."""
    typed = [one.cleaned_data for one in formset if one.cleaned_data.get("share")]
    typed.sort(key=lambda one: one["share"])
    return Escalation(tuple(Rung(o["share"], tuple(Told(t) for t in o["told"])) for o in typed))


def _formset(kind: type[forms.Form], rows: list[dict[str, Any]], prefix: str, data: Any) -> Any:
    made: Any = forms.formset_factory(kind, extra=SPARE, max_num=40)
    formset = made(data, initial=rows, prefix=prefix, form_kwargs={"label_suffix": ""})
    formset.auto_id = "f_%s"
    return formset
