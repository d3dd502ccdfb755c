"""Forms of the moves that let an answer out: return the draft, publish, correct, sum up."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ulas.complaints.models import Answer
from ulas.console.forms.moveform import MoveForm, long_text, picked
from ulas.console.forms.release import ReleaseView, photo_label, release_view
from ulas.sop.terms import AnswerKind, AnswerState
from ulas.sop.writing.answer_check import check_answer


class _AboutAnswer(MoveForm):
    """A move on one answer of the referral, the newest first chosen."""

    wanted = AnswerState.SUBMITTED
    extra = "console/parts/answers.html"

    def prepare(self) -> None:
        """Offer the answers in the right state; the address may have chosen one."""
        self.answers = self._answers()
        choices = [(str(row.pk), _label(row)) for row in self.answers]
        self.choose("answer_id", choices)
        asked = str(self.initial.get("answer_id", ""))
        chosen = next((row for row in self.answers if str(row.pk) == asked), None)
        self.chosen = chosen or (self.answers[-1] if self.answers else None)
        if self.chosen is not None:
            self.initial["answer_id"] = str(self.chosen.pk)
            if "text" in self.fields:
                self.preset(text=self.chosen.body)
        if len(choices) == 1:
            self.fields["answer_id"].widget = forms.HiddenInput()

    def given(self) -> dict[str, Any]:
        """The id as a number."""
        return {**self.cleaned_data, "answer_id": int(self.cleaned_data["answer_id"])}

    def lacking(self) -> list[str]:
        """What the chosen answer does not say, for whoever decides about it."""
        if self.chosen is None:
            return []
        interim = self.chosen.kind == AnswerKind.INTERIM
        return [gettext(one.sentence) for one in check_answer(self.chosen.body, interim=interim)]

    def _answers(self) -> list[Answer]:
        referral = self.about.referral
        rows = self.about.sight.answers(referral) if referral else []
        return [row for row in rows if row.state == self.wanted]


class ReturnAnswerForm(_AboutAnswer):
    """A draft goes back for rework."""

    answer_id = picked(_("Jawaban"), _("Pilih jawaban."))
    reason = long_text(
        _("Apa yang harus diperbaiki?"),
        _("Tulis apa yang harus diperbaiki pada jawaban ini."),
    )


class PublishForm(_AboutAnswer):
    """The text as the complainant will read it, and what of it the public may read too."""

    extra = "console/parts/release.html"
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
    photos = forms.MultipleChoiceField(
        label=_("Foto yang ikut tampil untuk umum"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def prepare(self) -> None:
        """A confidential or flagged case is never released together with its answer."""
        super().prepare()
        self.released: ReleaseView | None = release_view(self.about.complaint, self.chosen)
        if self.released is None:
            del self.fields["release"], self.fields["photos"]
            return
        self.preset(release=True)
        shown = self.released.photos
        self.choose("photos", [(str(one.pk), photo_label(one)) for one in shown])
        self.preset(photos=[str(one.pk) for one in shown])
        if not shown:
            del self.fields["photos"]

    def given(self) -> dict[str, Any]:
        """Without the switch nothing is released; without a choice of photos all of them."""
        given = {"release": False, **super().given()}
        if "photos" in given:
            given["photos"] = [int(pk) for pk in given["photos"]]
        return given


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
