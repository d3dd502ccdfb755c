"""One sentence a happening. What is internal to the city is not told."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Telling:
    """How a kind of event is told: symbol, sentence with `%(agency)s`, tone of the mark."""

    symbol: str
    sentence: str | Promise
    tone: str = "past"


TELLINGS: dict[str, Telling] = {
    "FILED": Telling("inbox", _("Aduan Anda masuk")),
    "CONTACT_VERIFIED": Telling("shield-check", _("Kontak Anda dipastikan")),
    "ACCEPTED": Telling("check2", _("Aduan diterima")),
    "REJECTED": Telling("x-circle", _("Aduan tidak dapat ditangani"), "late"),
    "OBJECTED": Telling("flag", _("Anda mengajukan keberatan")),
    "REJECTION_UPHELD": Telling("x-circle", _("Keberatan diperiksa; penolakan tetap"), "late"),
    "REINSTATED": Telling("arrow-repeat", _("Penolakan dibatalkan; aduan ditangani"), "good"),
    "ASKED": Telling("question-circle", _("Petugas bertanya kepada Anda")),
    "REMINDED": Telling("bell", _("Anda diingatkan untuk membalas")),
    "FACTS_ADDED": Telling("plus-lg", _("Keterangan Anda ditambahkan")),
    "RESUMED": Telling("play-circle", _("Penanganan dilanjutkan")),
    "DETAILS_CORRECTED": Telling("pencil", _("Kategori atau tempat diperbaiki petugas")),
    "COMPLAINT_WITHDRAWN": Telling("x-circle", _("Anda mencabut aduan ini")),
    "DISTRIBUTED": Telling("signpost-split", _("Tujuan ditentukan: %(agencies)s")),
    "DELIVERED": Telling("building", _("Sampai di %(agency)s")),
    "RETURNED": Telling("arrow-left", _("%(agency)s menyatakan ini bukan urusannya")),
    "REDELEGATED": Telling("sign-turn-right", _("Dialihkan ke %(agency)s")),
    "RETURN_REFUSED": Telling("building", _("Tetap ditangani %(agency)s")),
    "REFERRAL_WITHDRAWN": Telling("x-circle", _("Tidak lagi ditangani %(agency)s")),
    "ASSIGNED": Telling("people", _("%(agency)s menunjuk bidang yang menangani")),
    "ASSIGNMENT_RETURNED": Telling("people", _("%(agency)s mencari bidang yang tepat")),
    "ANSWER_SUBMITTED": Telling(
        "chat-left-text", _("Jawaban %(agency)s disiapkan, sedang diperiksa")
    ),
    "ANSWER_RETURNED": Telling("pencil", _("Jawaban %(agency)s diminta diperbaiki")),
    "ANSWER_PUBLISHED": Telling("check-circle", _("Jawaban %(agency)s terbit"), "good"),
    "ANSWER_CORRECTED": Telling("pencil", _("%(agency)s meralat jawabannya")),
    "SUMMARY_ADDED": Telling("file-earmark-text", _("Rangkuman semua jawaban ditulis"), "good"),
    "FEEDBACK_GIVEN": Telling("star", _("Anda memberi penilaian")),
    "CLOSED": Telling("check-circle", _("Aduan selesai"), "good"),
    "REOPENED": Telling("arrow-repeat", _("Aduan dibuka kembali")),
    "MERGED": Telling("link-45deg", _("Digabung dengan aduan yang sama")),
    "UNMERGED": Telling("link-45deg", _("Ditangani sendiri lagi")),
    "VISIBILITY_SET": Telling("lock", _("Kerahasiaan aduan diatur petugas")),
    "MODERATED": Telling("eye", _("Tampilan untuk umum diatur petugas")),
    "IDENTITY_REVEALED": Telling(
        "person", _("Petugas membuka identitas Anda; keperluannya dicatat")
    ),
    "IDENTITY_ERASED": Telling("trash", _("Data pribadi Anda dihapus")),
    "ESCALATED": Telling("exclamation-triangle", _("Atasan diberi tahu soal batas waktu"), "late"),
    "ABNORMAL_PERIOD_DECLARED": Telling(
        "info-circle", _("Masa ini dinyatakan tidak normal; keterlambatan dimaklumi")
    ),
    "PHOTO_DISPUTED": Telling("camera", _("Anda menyanggah foto penyelesaian")),
    "IDENTITY_CORRECTED": Telling("person", _("Data diri Anda diperbaiki")),
    "PROCESSING_RESTRICTED": Telling("pause-circle", _("Pemrosesan data Anda dibatasi")),
}
"""By event kind."""

UNTOLD = frozenset({"PROPOSED", "NOTE_ADDED", "DEADLINES_RECOMPUTED"})
"""Kinds that concern only the officers."""
