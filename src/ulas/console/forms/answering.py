"""Forms of the moves at the agency: disposition and answers (SOP rows 6 and 7)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ulas.agencies.models import Division
from ulas.complaints.models import Answer, AnswerSource
from ulas.console.forms.moveform import MoveForm, long_text, picked
from ulas.sop.terms import AnswerKind, AnswerState, AssignmentState


class AssignForm(MoveForm):
    """Divisions of the agency, with an instruction."""

    divisions = forms.MultipleChoiceField(
        label=_("Bidang"),
        error_messages={"required": _("Pilih sedikitnya satu bidang instansi ini.")},
        widget=forms.CheckboxSelectMultiple,
    )
    instruction = long_text(
        _("Petunjuk"), help_text=_("Apa yang diharapkan dari bidang, paling banyak 1.000 huruf.")
    )

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
    kind = picked(
        _("Jenis jawaban"),
        _("Pilih jawaban sementara atau jawaban akhir."),
        choices=[
            (AnswerKind.FINAL.value, _("Akhir: sudah ditangani atau dijelaskan")),
            (AnswerKind.INTERIM.value, _("Sementara: dijadwalkan, selesai pada tanggal janji")),
        ],
        initial=AnswerKind.FINAL.value,
    )
    promised_date = forms.DateField(
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

    def prepare(self) -> None:
        """Only Diskominfo answers for others."""
        if not self.about.sight.all:
            del self.fields["source"]


def _answers(form: MoveForm, state: AnswerState) -> list[Answer]:
    referral = form.about.referral
    rows = form.about.sight.answers(referral) if referral else []
    return [row for row in rows if row.state == state]


class _AboutAnswer(MoveForm):
    """A move on one answer of the referral, the newest first chosen."""

    wanted = AnswerState.SUBMITTED
    extra = "console/parts/answers.html"

    def prepare(self) -> None:
        """Offer the answers in the right state; the address may have chosen one."""
        self.answers = _answers(self, self.wanted)
        choices = [(str(row.pk), _label(row)) for row in self.answers]
        self.choose("answer_id", choices)
        asked = str(self.initial.get("answer_id", ""))
        chosen = next((row for row in self.answers if str(row.pk) == asked), None)
        chosen = chosen or (self.answers[-1] if self.answers else None)
        if chosen is not None:
            self.initial["answer_id"] = str(chosen.pk)
            if "text" in self.fields:
                self.preset(text=chosen.body)
        if len(choices) == 1:
            self.fields["answer_id"].widget = forms.HiddenInput()

    def given(self) -> dict[str, Any]:
        """The id as a number."""
        return {**self.cleaned_data, "answer_id": int(self.cleaned_data["answer_id"])}


class ReturnAnswerForm(_AboutAnswer):
    """A draft goes back for rework."""

    answer_id = picked(_("Jawaban"), _("Pilih jawaban."))
    reason = long_text(
        _("Apa yang harus diperbaiki?"),
        _("Tulis apa yang harus diperbaiki pada jawaban ini."),
    )


class PublishForm(_AboutAnswer):
    """The text as the complainant will read it, and whether the public may read it too."""

    answer_id = picked(_("Jawaban"), _("Pilih jawaban."))
    text = long_text(
        _("Naskah yang terbit"),
        _("Tulis jawabannya: apa yang dilakukan, oleh siapa, dan kapan."),
        _("Boleh disunting; naskah semula tetap tersimpan sebagai catatan."),
        rows=8,
    )
    release = forms.BooleanField(
        label=_("Lepas aduan dan jawaban ini untuk umum, tanpa nama dan kontak"), required=False
    )

    def prepare(self) -> None:
        """A confidential or flagged case is never released together with its answer."""
        super().prepare()
        complaint = self.about.complaint
        flagged = [flag for flag in complaint.flags if flag != "UNVERIFIED"]
        if complaint.visibility == "CONFIDENTIAL" or flagged:
            del self.fields["release"]
        else:
            self.preset(release=True)

    def given(self) -> dict[str, Any]:
        """Without the switch nothing is released."""
        return {"release": False, **super().given()}


class CorrectAnswerForm(_AboutAnswer):
    """A published answer is put right."""

    wanted = AnswerState.PUBLISHED
    answer_id = picked(_("Jawaban"), _("Pilih jawaban."))
    text = long_text(_("Naskah yang benar"), _("Tulis naskah jawaban yang benar."), rows=8)
    reason = long_text(_("Alasan ralat"), _("Tulis mengapa jawaban diralat."))


class SummaryForm(MoveForm):
    """One text over the answers of several agencies."""

    text = long_text(_("Rangkuman"), _("Tulis rangkuman semua jawaban."), rows=8)


def _label(answer: Answer) -> str:
    words = " ".join(answer.body.split())
    return words if len(words) < 90 else words[:89] + "…"
