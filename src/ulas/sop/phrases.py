"""What the complainant reads about where the complaint stands, keyed by state and open step."""

from collections.abc import Iterable

from ulas.sop.terms import ComplaintState as C

ASKED = "asked"
"""Stands beside the open steps while the clock waits for the complainant's own words."""

TELLING = (
    ASKED,
    "objection",
    "publish",
    "follow_up",
    "answer",
    "dispose",
    "send",
    "redelegate",
    "distribute",
    "receive",
    "finish",
    "merged",
)
"""Where several steps are open, the one that stands first here is told."""

# fmt: off
PHRASES: dict[tuple[C, str | None], tuple[str, str]] = {
    (C.FILED, None): (
        "Aduan Anda sudah masuk dan sedang kami periksa.",
        "Your complaint has arrived and we are checking it."),
    (C.FILED, "receive"): (
        "Aduan Anda sudah masuk dan sedang kami periksa kelengkapannya.",
        "Your complaint has arrived and we are checking whether it is complete."),
    (C.INCOMPLETE, None): (
        "Kami menunggu keterangan tambahan dari Anda.",
        "We are waiting for more details from you."),
    (C.INCOMPLETE, "receive"): (
        "Kami menunggu keterangan tambahan dari Anda sebelum aduan dapat diteruskan.",
        "We need more details from you before your complaint can go on."),
    (C.ACCEPTED, None): (
        "Aduan Anda sudah lengkap dan kami terima.",
        "Your complaint is complete and has been accepted."),
    (C.ACCEPTED, "distribute"): (
        "Aduan Anda sudah kami terima; kami sedang menentukan instansi yang menanganinya.",
        "Your complaint has been accepted; we are choosing the agency that handles it."),
    (C.REFERRED, None): (
        "Aduan Anda sedang ditangani.",
        "Your complaint is being handled."),
    (C.REFERRED, ASKED): (
        "Petugas bertanya kepada Anda dan menunggu balasan Anda.",
        "An officer has asked you something and is waiting for your words."),
    (C.REFERRED, "send"): (
        "Aduan Anda sedang dikirim ke instansi yang menanganinya.",
        "Your complaint is on its way to the agency that handles it."),
    (C.REFERRED, "dispose"): (
        "Instansi sudah menerima aduan Anda dan sedang menunjuk bagian yang menanganinya.",
        "The agency has your complaint and is choosing who will handle it."),
    (C.REFERRED, "answer"): (
        "Petugas instansi sedang menangani aduan Anda dan menyiapkan jawaban.",
        "The agency's staff are handling your complaint and preparing an answer."),
    (C.REFERRED, "publish"): (
        "Jawaban untuk Anda sudah ada dan sedang diperiksa sebelum dikirim.",
        "Your answer is ready and is being checked before it is sent."),
    (C.REFERRED, "redelegate"): (
        "Kami sedang memastikan instansi mana yang berwenang menangani aduan Anda.",
        "We are making sure which agency is in charge of your complaint."),
    (C.REFERRED, "follow_up"): (
        "Instansi sudah memberi jawaban sementara dan menjanjikan tanggal penyelesaian.",
        "The agency has given a first answer and promised a date for the rest."),
    (C.ANSWERED, None): (
        "Aduan Anda sudah dijawab.",
        "Your complaint has been answered."),
    (C.ANSWERED, "finish"): (
        "Aduan Anda sudah dijawab. Apakah jawabannya membantu?",
        "Your complaint has been answered. Did the answer help?"),
    (C.CLOSED, None): (
        "Aduan Anda selesai.",
        "Your complaint is closed."),
    (C.REJECTED, None): (
        "Aduan Anda tidak dapat kami tangani; alasannya kami tuliskan untuk Anda.",
        "We cannot handle your complaint; we have written down why."),
    (C.REJECTED, "objection"): (
        "Keberatan Anda sudah kami terima dan sedang diperiksa.",
        "Your objection has arrived and is being looked at."),
    (C.WITHDRAWN, None): (
        "Aduan ini dicabut atas permintaan Anda.",
        "This complaint was withdrawn as you asked."),
    (C.MERGED, None): (
        "Aduan Anda digabung dengan aduan yang sama; jawabannya juga sampai kepada Anda.",
        "Your complaint was joined with one like it; you will get the same answer."),
    (C.MERGED, "merged"): (
        "Aduan Anda digabung dengan aduan yang sama; jawabannya juga sampai kepada Anda.",
        "Your complaint was joined with one like it; you will get the same answer."),
}
# fmt: on


def phrase(state: C, open_steps: Iterable[str], lang: str = "id") -> str:
    """Return the one sentence that the complainant reads.

    `open_steps` are keys of the steps open on the complaint and on its referrals, with
    `ASKED` while the clock waits for the complainant. A step that the table does not know
    (added by an SOP file) says nothing of its own: the state's sentence stands. `lang` is
    `id` or begins with `en`; any other reads Indonesian.
    """
    given = frozenset(open_steps)
    step = next((key for key in TELLING if key in given and (state, key) in PHRASES), None)
    indonesian, english = PHRASES[(state, step)]
    return english if lang.startswith("en") else indonesian
