"""Forms of the moves at the agency: disposition and answers (SOP rows 6 and 7)."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import Division
from ulas.complaints.models import AnswerSource
from ulas.console.forms.moveform import (
    PLAIN_FILES,
    FileField,
    MoveForm,
    divisions_field,
    instruction_field,
    long_text,
    picked,
)
from ulas.look.dates import DayField
from ulas.sop.terms import AnswerKind, AssignmentState
from ulas.sop.writing.answer_check import answers_nothing, check_answer

BEFORE = FileField(
    "before", _("Foto sebelum"), _("Keadaan semula. Foto pengadu sudah ada di berkas.")
)
AFTER = FileField(
    "after",
    _("Foto sesudah"),
    _(
        "Wajib untuk jawaban akhir kategori ini. Berkas asli, sidik jari, waktu dan tempatnya "
        "disimpan."
    ),
)


class AssignForm(MoveForm):
    """Divisions of the agency, with an instruction."""

    divisions = divisions_field()
    instruction = instruction_field()

    def prepare(self) -> None:
        """Divisions that do not hold it yet."""
        referral = self.about.referral
        if referral is None:
            return
        busy = {
            one.division_id
            for one in referral.assignments.all()
            if one.state == AssignmentState.OPEN
        }
        rows = Division.objects.filter(agency_id=referral.agency_id, active=True)
        self.choose("divisions", [(str(d.pk), d.name) for d in rows if d.pk not in busy])

    def given(self) -> dict[str, Any]:
        """Ids as numbers."""
        typed = self.cleaned_data
        return {
            "divisions": [int(pk) for pk in typed["divisions"]],
            "instruction": typed["instruction"],
        }


class ReturnAssignmentForm(MoveForm):
    """Not our division's."""

    assignment_id = picked(_("Disposisi"), _("Pilih disposisi yang dikembalikan."))
    reason = long_text(_("Alasan"), _("Tulis mengapa disposisi ini bukan tugas bidang Anda."))

    def prepare(self) -> None:
        """Open assignments in sight."""
        referral = self.about.referral
        rows = self.about.sight.assignments(referral) if referral else []
        choices = [
            (str(row.pk), row.division.name) for row in rows if row.state == AssignmentState.OPEN
        ]
        self.choose("assignment_id", choices)
        if choices:
            self.preset(assignment_id=choices[0][0])

    def given(self) -> dict[str, Any]:
        """The id as a number."""
        return {**self.cleaned_data, "assignment_id": int(self.cleaned_data["assignment_id"])}


class SubmitForm(MoveForm):
    """An answer, interim or final; Diskominfo says how it came in."""

    has_files = True
    folded = ("despite",)
    kind = picked(
        _("Jenis jawaban"),
        _("Pilih jawaban sementara atau jawaban akhir."),
        choices=[
            (AnswerKind.FINAL.value, _("Akhir: sudah ditangani atau dijelaskan")),
            (AnswerKind.INTERIM.value, _("Sementara: dijadwalkan, selesai pada tanggal janji")),
        ],
        initial=AnswerKind.FINAL.value,
    )
    promised_date = DayField(
        label=_("Tanggal janji"),
        help_text=_("Hanya untuk jawaban sementara."),
        required=False,
        error_messages={"invalid": _("Tulis tanggal yang benar, misalnya 2026-02-14.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    text = long_text(
        _("Isi jawaban"),
        _("Tulis jawabannya: apa yang dilakukan, oleh siapa, dan kapan."),
        _("Sebutkan apa yang dilakukan, oleh siapa, dan kapan."),
        rows=8,
    )
    source = picked(
        _("Bagaimana instansi menyampaikan jawaban ini?"),
        _("Pilih bagaimana instansi menyampaikan jawaban ini."),
        _("Lampirkan suratnya bila ada."),
        choices=[
            (AnswerSource.LETTER.value, _("Surat")),
            (AnswerSource.PHONE.value, _("Telepon")),
        ],
    )

    despite = long_text(
        _("Kirim apa adanya, karena …"),
        help_text=_(
            "Hanya bila jawaban akhir tidak dapat menyebut apa, siapa dan kapan, atau tidak ada "
            "foto yang diminta. Alasannya tersimpan sebagai catatan."
        ),
        rows=2,
    )

    def prepare(self) -> None:
        """Only Diskominfo answers for others, whose words are taken as they are."""
        if self.about.sight.all:
            del self.fields["despite"]
        else:
            del self.fields["source"]

    def file_fields(self) -> list[FileField]:
        """Photos before and after where the category asks for them."""
        category = self.about.complaint.category
        if self.about.sight.all or category is None or not category.photo_after:
            return [PLAIN_FILES]
        return [BEFORE, AFTER, PLAIN_FILES]

    def hints(self, told: str) -> list[str]:
        """What the answer does not say yet; shown once, then the writer decides."""
        typed = self.cleaned_data
        found = check_answer(typed["text"], interim=typed["kind"] == AnswerKind.INTERIM)
        final = typed["kind"] == AnswerKind.FINAL
        if typed.get("despite") or self.about.sight.all or (final and answers_nothing(found)):
            return []
        self.lacks = ",".join(one.lack.value for one in found)
        return [] if self.lacks == told else [gettext(one.sentence) for one in found]
