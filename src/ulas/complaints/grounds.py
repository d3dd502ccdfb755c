"""Grounds on which a complaint may be rejected, each with its rule; no other ground exists."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ground:
    """A ground: its code, what the complainant reads in both languages, and where it comes from."""

    code: str
    label: str
    label_en: str
    source: str


NO_REPLY = "NO_REPLY"
GROUNDS: tuple[Ground, ...] = (
    Ground(
        "NOT_OURS",
        "Bukan wewenang Pemerintah Kota",
        "Not within the city government's power",
        "SOP baris 4; SP4N-LAPOR!: Bukan Wewenang",
    ),
    Ground(
        "NOT_A_COMPLAINT",
        "Bukan aduan (sapaan, promosi, atau uji coba)",
        "Not a complaint (greeting, promotion or test)",
        "SP4N-LAPOR!: Arsip",
    ),
    Ground(
        "TOO_GENERAL",
        "Terlalu umum untuk ditindaklanjuti",
        "Too general to act upon",
        "SP4N-LAPOR!: Arsip",
    ),
    Ground(
        "UNTRUE",
        "Isi aduan terbukti tidak benar",
        "The complaint was found to be untrue",
        "SP4N-LAPOR!: Arsip",
    ),
    Ground(
        "IN_COURT",
        "Sedang ditangani pengadilan atau penegak hukum",
        "Before a court or law enforcement",
        "SP4N-LAPOR!: Arsip",
    ),
    Ground(
        "OFFENSIVE",
        "Berisi hinaan tanpa pokok aduan",
        "Insults without a matter",
        "SP4N-LAPOR!: Arsip",
    ),
    Ground(
        NO_REPLY,
        "Keterangan yang diminta tidak dijawab",
        "The details asked for were not given",
        "SP4N-LAPOR!: 10 hari kerja",
    ),
)

GROUND_LABELS = {ground.code: ground.label for ground in GROUNDS}
GROUND_LABELS_EN = {ground.code: ground.label_en for ground in GROUNDS}
