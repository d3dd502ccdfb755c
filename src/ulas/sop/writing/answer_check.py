"""Whether an answer answers: it says what was done, who did it, and when.

"Akan dikoordinasikan" is no answer. The check looks for words, not for truth: it cannot tell a
good answer, but it does tell a missing one. It looks at Indonesian; what it finds is a hint with
a sentence, and what follows from a hint is decided by the verb (docs/decisions).
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Lack(StrEnum):
    """What an answer does not say."""

    SHORT = "SHORT"
    WHAT = "WHAT"
    WHO = "WHO"
    WHEN = "WHEN"
    PROMISE = "PROMISE"


@dataclass(frozen=True)
class Finding:
    """Something that is missing, with what to add, as an Indonesian sentence."""

    lack: Lack
    sentence: str


SENTENCES: dict[Lack, str] = {
    Lack.SHORT: "Jawabannya terlalu pendek untuk menjelaskan sesuatu.",
    Lack.WHAT: "Belum ada apa yang dilakukan atau dijelaskan. Sebutkan pekerjaannya, misalnya "
    "“lubang ditambal”, bukan “akan dikoordinasikan” atau “akan ditindaklanjuti”.",
    Lack.WHO: "Belum ada siapa yang mengerjakan. Sebutkan bidang, regu atau petugasnya.",
    Lack.WHEN: "Belum ada kapan. Sebutkan hari atau tanggalnya, bukan “segera”.",
    Lack.PROMISE: "Ini masih janji. Untuk pekerjaan yang belum selesai pilih jawaban sementara "
    "dengan tanggal janji.",
}
"""By lack; shown to the writer and, while it waits for publication, to whoever releases it."""

SHORTEST = 40

# Words that sound like a deed and are none.
_EMPTY = (
    r"koordinasi(?:kan)?|tindak\s?lanjut(?:i|nya)?|proses|teruskan|sampaikan|tampung|perhatikan"
    r"|upayakan|usahakan|kaji|pelajari|catat|terima|laporkan|monitor|pantau|respons?|maklumi"
    r"|harapkan|ketahui|informasikan|butuhkan|perlukan|mohon|rencanakan|pertimbangkan|bahas"
)
_EMPTY_DEED = re.compile(rf"\b(?:di|kami\s|me[nm]?g?)(?:{_EMPTY})\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\bdi[a-z]{4,}\b")
_ACTIVE = re.compile(r"\b(?:me(?:m|n|ng|ny|l|r|w)?|ber)[a-z]{4,}\b")
_DONE = re.compile(r"\b(?:telah|sudah|selesai|rampung|tuntas|ter[a-z]{4,})\b")
_FINISHED = re.compile(r"\b(?:selesai|rampung|tuntas|perbaikan|pemasangan|penertiban)\b")
_OURS = re.compile(r"\bkami\s+([a-z]{4,})\b")
_NO_VERB = frozenset(
    [
        "dinas",
        "dingin",
        "dimana",
        "diri",
        "diskon",
        "digital",
        "direktur",
        "dinding",
        "diskominfo",
        "diponegoro",
        "distribusi",
        "membuat",
        "mengenai",
        "merupakan",
        "menjadi",
        "mengetahui",
        "memang",
        "meskipun",
        "mereka",
        "menurut",
        "menit",
        "merah",
        "bersama",
        "berikut",
        "beberapa",
        "berbagai",
        "berkaitan",
        "berdasarkan",
        "bersangkutan",
        "berharap",
        "berterima",
        "mengucapkan",
        "memohon",
        "meminta",
        "menunggu",
        "melalui",
        "mengharapkan",
        "menyampaikan",
        "menerima",
        "memperhatikan",
        "menindaklanjuti",
        "mengoordinasikan",
        "mengkoordinasikan",
        "berkoordinasi",
        "memproses",
        "meneruskan",
        "mengkaji",
        "mempelajari",
        "mengupayakan",
        "mengusahakan",
        "berupaya",
        "berusaha",
        "membahas",
        "merencanakan",
        "mempertimbangkan",
        "memantau",
        "memonitor",
        "mencatat",
        "menampung",
        "merespons",
        "merespon",
        "terima",
        "terkait",
        "terhadap",
        "tersebut",
        "terutama",
        "termasuk",
        "terjadi",
        "terdapat",
        "terhormat",
        "terlalu",
        "dikoordinasikan",
        "ditindaklanjuti",
        "diproses",
        "diteruskan",
        "disampaikan",
        "ditampung",
        "diperhatikan",
        "diupayakan",
        "diusahakan",
        "dikaji",
        "dipelajari",
        "dicatat",
        "diterima",
        "dilaporkan",
        "dimonitor",
        "dipantau",
        "direspons",
        "direspon",
        "dimaklumi",
        "diharapkan",
        "diketahui",
        "diinformasikan",
        "dibutuhkan",
        "diperlukan",
        "sudah",
        "akan",
        "telah",
        "masih",
        "juga",
        "tidak",
        "belum",
        "dapat",
        "bisa",
        "sangat",
        "segera",
        "mohon",
        "harap",
        "ucapkan",
        "sampaikan",
        "teruskan",
        "proses",
        "koordinasikan",
        "tindak",
        "tindaklanjuti",
        "kaji",
        "pelajari",
        "catat",
        "tampung",
        "upayakan",
        "usahakan",
        "perhatikan",
        "rencanakan",
        "terima",
        "pantau",
        "monitor",
        "ketahui",
        "minta",
        "tunggu",
        "dimohon",
        "direncanakan",
        "dipertimbangkan",
        "dibahas",
        "dimaksud",
        "diadukan",
        "dikeluhkan",
    ]
)
_EXPLAINS = re.compile(
    r"\b(?:karena|sebab|menurut|sesuai|berdasarkan|syarat\w*|persyaratan|biaya|tarif|gratis"
    r"|jam (?:layanan|kerja|buka)|prosedur|peraturan|perda|perwali|undang-undang|wewenang"
    r"|kewenangan|penyebab\w*|hasil (?:pemeriksaan|survei|pengecekan))\b"
)
_WHO = re.compile(
    r"\b(?:oleh|kami|tim|regu|petugas|bidang|seksi|sub\s?bagian|upt\w*|dinas|badan|kelurahan"
    r"|kecamatan|lurah|camat|satpol|linmas|mandor|kontraktor|penyedia|rekanan|teknisi|operator"
    r"|inspektorat|perumda|pdam|pln|puskesmas|rsud|sekolah|sekretariat|bagian|unit|satgas"
    r"|kru|pasukan|rt|rw|dpupr|dlh|dishub|bpbd|disdik|dinkes|balai|polresta|kantor)\b"
)
_MONTH = r"(?:jan|feb|mar|apr|mei|jun|jul|agu|agt|ags|sep|okt|nov|des)[a-z]*\.?"
_WHEN = re.compile(
    rf"\b\d{{1,2}}\s+{_MONTH}\b|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}\b|\b\d{{4}}-\d\d-\d\d\b"
    r"|\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\b"
    r"|\b(?:kemarin|besok|lusa|tadi|semalam|hari ini|pagi ini|siang ini|sore ini|malam ini)\b"
    r"|\b(?:pukul|jam)\s+\d|\b(?:minggu|pekan|bulan|tahun) (?:ini|depan|lalu)\b"
    rf"|\b(?:akhir|awal|pertengahan|triwulan|bulan)\s+(?:{_MONTH}|[ivx\d])"
    r"|\b(?:dalam|selama|setiap)\s+\d+\s+(?:menit|jam|hari|minggu|pekan|bulan)\b|\bsetiap hari\b"
)
_PROMISE = re.compile(r"\bakan\b(?!\s+tetapi)")


def check_answer(text: str, *, interim: bool = False) -> tuple[Finding, ...]:
    """What the answer lacks, in the order in which one would add it; empty when nothing.

    The promised date of an interim answer says when, so that its text need not. An answer that
    explains (a rule, a price, a cause) needs neither who nor when.
    """
    words = " ".join(text.lower().split())
    lacks: list[Lack] = []
    if len(words) < SHORTEST and not (_deeds(words) and _WHEN.search(words)):
        lacks.append(Lack.SHORT)
    explains = bool(_EXPLAINS.search(words))
    deed = _deeds(words)
    if not deed and not explains:
        lacks.append(Lack.WHAT)
    if not explains and not _WHO.search(words):
        lacks.append(Lack.WHO)
    if not explains and not interim and not _WHEN.search(words):
        lacks.append(Lack.WHEN)
    if not interim and _PROMISE.search(words) and not _DONE.search(words) and not explains:
        lacks.append(Lack.PROMISE)
    return tuple(Finding(lack, SENTENCES[lack]) for lack in lacks)


def answers_nothing(findings: tuple[Finding, ...]) -> bool:
    """Whether nothing was done or explained; the rest are hints to write better."""
    return any(one.lack is Lack.WHAT for one in findings)


def _deeds(words: str) -> bool:
    """Whether a verb stands there that is more than a promise to look at it."""
    told = _EMPTY_DEED.sub(" ", words)
    verbs = {*_PASSIVE.findall(told), *_ACTIVE.findall(told), *_OURS.findall(told)}
    return bool(verbs - _NO_VERB) or bool(_FINISHED.search(told))
