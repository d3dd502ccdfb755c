"""Grounds on which a complaint may be rejected, each with its rule; no other ground exists."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ground:
    """A ground: its code, what the complainant reads, and where it comes from."""

    code: str
    label: str
    source: str


GROUNDS: tuple[Ground, ...] = (
    Ground(
        "NOT_OURS", "Bukan wewenang Pemerintah Kota", "SOP baris 4; SP4N-LAPOR!: Bukan Wewenang"
    ),
    Ground("NOT_A_COMPLAINT", "Bukan aduan (sapaan, promosi, atau uji coba)", "SP4N-LAPOR!: Arsip"),
    Ground("TOO_GENERAL", "Terlalu umum untuk ditindaklanjuti", "SP4N-LAPOR!: Arsip"),
    Ground("UNTRUE", "Isi aduan terbukti tidak benar", "SP4N-LAPOR!: Arsip"),
    Ground("IN_COURT", "Sedang ditangani pengadilan atau penegak hukum", "SP4N-LAPOR!: Arsip"),
    Ground("OFFENSIVE", "Berisi hinaan tanpa pokok aduan", "SP4N-LAPOR!: Arsip"),
    Ground("NO_REPLY", "Keterangan yang diminta tidak dijawab", "SP4N-LAPOR!: 10 hari kerja"),
)

GROUND_LABELS = {ground.code: ground.label for ground in GROUNDS}
