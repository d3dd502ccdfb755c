"""What is said to whoever did something too often: what to do, and after how long."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WAITING: dict[str, str | Promise] = {
    "guess": _("Tunggu satu jam, lalu coba lagi dengan nomor dan kode dari tanda terima Anda."),
    "link": _(
        "Tunggu satu jam, lalu buka lagi tautan dari surel kami, utuh sampai huruf terakhir."
    ),
    "code": _("Tunggu satu jam, lalu tulis lagi kode enam angka dari surel kami yang terakhir."),
    "code_of_all": _(
        "Kode aduan ini terlalu sering dicoba. Tunggu 24 jam, lalu tulis lagi kode enam angka "
        "dari surel kami yang terakhir."
    ),
    "letter": _(
        "Kodenya sudah beberapa kali kami kirim. Periksa surel Anda, juga folder spam; setelah "
        "satu jam Anda dapat memintanya lagi."
    ),
    "mine": _(
        "Tautannya sudah beberapa kali diminta. Periksa surel Anda, juga folder spam; setelah "
        "satu jam Anda dapat memintanya lagi."
    ),
    "follow": _(
        "Dari sambungan ini sudah banyak kabar yang diminta. Tunggu satu jam, lalu minta lagi."
    ),
    "support": _(
        "Dari sambungan ini sudah banyak dukungan yang masuk. Tunggu satu jam, lalu dukung lagi."
    ),
    "upload": _(
        "Dari sambungan ini sudah banyak berkas yang dikirim. Tunggu satu jam, lalu kirim lagi, "
        "atau kirim tanpa berkas."
    ),
    "embed": _(
        "Dari sambungan ini sudah banyak aduan yang dikirim. Tunggu satu jam, lalu kirim lagi."
    ),
}
"""By the name of the limit."""
