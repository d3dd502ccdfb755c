"""What a complainant may do to a case afterwards, each a short form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ulas.look.dates import DayField
from ulas.look.texts import LineField, TextField

MOST_TEXT = 5_000
REASONS = [
    ("SLOW", _("Terlalu lama")),
    ("UNCLEAR", _("Jawaban tidak jelas")),
    ("NOT_DONE", _("Belum dikerjakan")),
    ("WRONG_PLACE", _("Tempatnya keliru")),
    ("FRIENDLY", _("Petugas membantu")),
    ("FAST", _("Cepat")),
]


class CaseForm(forms.Form):
    """A form about a known case."""

    has_files = False

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, label_suffix="", auto_id="f_%s", **kwargs)  # type: ignore[arg-type, misc]


def _long_text(label: object, empty: object, *, required: bool = True) -> TextField:
    return TextField(
        label=label,  # type: ignore[arg-type]
        required=required,
        max_length=MOST_TEXT,
        error_messages={"required": empty},  # type: ignore[dict-item]
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class FactsForm(CaseForm):
    """More facts, or the reply to a question."""

    has_files = True
    text = _long_text(_("Keterangan Anda"), _("Tulis keterangan Anda."))


class FeedbackForm(CaseForm):
    """Umpan balik: 1 to 5, solved or not, reasons."""

    rating = forms.TypedChoiceField(
        label=_("Bagaimana penanganannya?"),
        coerce=int,
        choices=[
            (5, _("5 – sangat baik")),
            (4, _("4 – baik")),
            (3, _("3 – cukup")),
            (2, _("2 – kurang")),
            (1, _("1 – buruk")),
        ],
        error_messages={"required": _("Pilih nilai 1 sampai 5.")},
        widget=forms.RadioSelect,
    )
    solved = forms.TypedChoiceField(
        label=_("Apakah masalahnya sudah selesai?"),
        coerce=lambda value: value == "yes",
        choices=[("yes", _("Sudah")), ("no", _("Belum"))],
        error_messages={"required": _("Pilih sudah atau belum.")},
        widget=forms.RadioSelect,
    )
    reasons = forms.MultipleChoiceField(
        label=_("Alasannya"), required=False, choices=REASONS, widget=forms.CheckboxSelectMultiple
    )
    text = _long_text(_("Pesan untuk petugas"), "", required=False)


class ReopenForm(CaseForm):
    """The matter is not settled."""

    has_files = True
    reason = _long_text(_("Apa yang belum selesai?"), _("Tulis apa yang belum selesai."))


class ObjectionForm(CaseForm):
    """Objection to a rejection."""

    reason = _long_text(
        _("Mengapa aduan ini seharusnya diterima?"),
        _("Tulis mengapa aduan ini seharusnya diterima."),
    )


class WithdrawForm(CaseForm):
    """The complainant takes the complaint back."""

    reason = _long_text(_("Alasan"), "", required=False)
    sure = forms.BooleanField(
        label=_("Ya, cabut aduan ini. Petugas berhenti menanganinya."),
        error_messages={"required": _("Centang ini bila Anda yakin.")},
    )


class DisputeForm(CaseForm):
    """A photo of the answer does not show the truth."""

    reason = _long_text(
        _("Apa yang tidak benar pada foto ini?"), _("Tulis apa yang tidak benar pada foto ini.")
    )


class CodeForm(CaseForm):
    """The six digits from the letter."""

    code = LineField(
        label=_("Kode enam angka"),
        help_text=_("Kode ini ada dalam surel yang kami kirim kepada Anda."),
        max_length=12,
        error_messages={"required": _("Tulis kode dari surel.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class FindForm(CaseForm):
    """Number and token of a receipt."""

    number = LineField(
        label=_("Nomor aduan"),
        help_text=_("Sepuluh angka, misalnya 2648-310-572."),
        max_length=20,
        error_messages={"required": _("Tulis nomor aduan dari tanda terima.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    token = LineField(
        label=_("Kode lacak"),
        help_text=_("Ada di bawah nomor pada tanda terima, dan dalam surel."),
        max_length=60,
        error_messages={"required": _("Tulis kode lacak dari tanda terima.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )


class AnswerLinkForm(CaseForm):
    """An agency's answer through a mailed link."""

    has_files = True
    kind = forms.ChoiceField(
        label=_("Jenis jawaban"),
        choices=[
            ("FINAL", _("Jawaban akhir: masalahnya sudah ditangani atau dijelaskan")),
            (
                "INTERIM",
                _("Jawaban sementara: pekerjaan dijadwalkan, akan selesai pada tanggal tertentu"),
            ),
        ],
        error_messages={"required": _("Pilih jenis jawaban.")},
        widget=forms.RadioSelect,
    )
    promised_date = DayField(
        label=_("Tanggal yang dijanjikan"),
        help_text=_("Hanya untuk jawaban sementara."),
        required=False,
        error_messages={"invalid": _("Tulis tanggal yang benar, misalnya 2026-02-14.")},
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    text = _long_text(_("Isi jawaban"), _("Tulis isi jawaban."))
