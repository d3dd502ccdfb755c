"""What an agency is doing now, and what comes after it, by the open step."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOW: dict[str, str | Promise] = {
    "receive": _("Diskominfo SP memeriksa kelengkapan aduan Anda"),
    "distribute": _("Diskominfo SP menentukan instansi yang menangani"),
    "redelegate": _("Diskominfo SP memastikan instansi yang berwenang"),
    "send": _("Aduan dikirim ke instansi ini"),
    "dispose": _("Instansi ini menunjuk bidang yang menangani"),
    "answer": _("Bidang menangani aduan dan menyiapkan jawaban"),
    "publish": _("Jawaban sudah ada dan diperiksa sebelum terbit"),
    "follow_up": _("Pekerjaan berjalan menuju tanggal yang dijanjikan"),
    "finish": _("Menunggu penilaian Anda"),
    "objection": _("Penelaah memeriksa keberatan Anda"),
    "merged": _("Mengikuti aduan induk"),
}

NEXT: dict[str, str | Promise] = {
    "receive": _("aduan diterima dan ditentukan instansinya"),
    "distribute": _("aduan dikirim ke instansi yang menangani"),
    "redelegate": _("aduan dikirim ke instansi yang berwenang"),
    "send": _("instansi menunjuk bidang yang menangani"),
    "dispose": _("bidang yang ditunjuk menyiapkan jawaban"),
    "answer": _("jawaban diperiksa lalu terbit"),
    "publish": _("jawaban terbit dan dikirim kepada Anda"),
    "follow_up": _("jawaban akhir terbit"),
    "finish": _("tanpa penilaian, aduan ditutup dengan sendirinya"),
    "objection": _("keberatan Anda dijawab"),
    "merged": _("jawaban aduan induk juga sampai kepada Anda"),
}
