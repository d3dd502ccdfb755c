"""Which column is what: headings of known exports, and a map for all others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# field -> headings that mean it, as letters and digits alone
HEADINGS: dict[str, str] = {
    "number": "nomor noaduan nomoraduan id trackingid kodeaduan idlaporan nolaporan nomorlaporan "
    "notiket number nolapor",
    "received_at": "tanggal tanggaladuan tanggallaporan tgladuan tanggalmasuk waktulaporan "
    "tanggallapor tgllapor waktuaduan tgl date receivedat tanggalpelaporan",
    "channel": "kanal sumber saluran media channel sumberlaporan sumberaduan kanaladuan",
    "category": "kategori topik kategorilaporan kategoriaduan category klasifikasi",
    "agency": "instansi opd perangkatdaerah instansitujuan instansiterdisposisi disposisi "
    "unitkerja adminopd agency opdtujuan instansiterlapor",
    "title": "judul judullaporan juduladuan perihal title",
    "text": "isi isiaduan isilaporan aduan uraian laporan keluhan text isiawal",
    "status": "status statuslaporan statusaduan",
    "answer": "jawaban tindaklanjut isitindaklanjut jawabanopd tanggapan respon answer isijawaban",
    "answered_at": "tanggaljawaban tanggaltindaklanjut tgljawaban tanggaldijawab waktujawaban "
    "answeredat tgltindaklanjut",
    "closed_at": "tanggalselesai tanggaltutup tanggalditutup tglselesai closedat waktuselesai",
    "name": "nama namapelapor namapengadu pelapor pengadu name namalengkap",
    "email": "email surel emailpelapor emailpengadu",
    "phone": "nohp telepon hp nomorhp notelepon whatsapp nowa phone notelp telp nohppelapor "
    "nomortelepon",
    "gender": "jeniskelamin gender lp kelamin",
    "domicile": "domisili kotaasal domicile",
    "area": "kelurahan desa area",
    "district": "kecamatan district",
    "address": "lokasi alamatlokasi lokasikejadian alamat address lokasiaduan",
    "latitude": "latitude lat lintang",
    "longitude": "longitude lon lng bujur",
    "visibility": "sifat sifataduan kerahasiaan visibility tipelaporan",
}
FIELDS = tuple(HEADINGS)
NEEDED = ("received_at", "text")
_BY_HEADING = {word: field for field, words in HEADINGS.items() for word in words.split()}


class ColumnsRefused(Exception):
    """The headings cannot be used; the text says which column to name."""


@dataclass(frozen=True)
class Columns:
    """Field -> position; `unread` are headings that nothing reads."""

    positions: Mapping[str, int]
    unread: tuple[str, ...]

    def cells(self, cells: Sequence[str]) -> dict[str, str]:
        """The cells of a record by field; a cell that is not there reads as empty."""
        return {field: cells[at] if at < len(cells) else "" for field, at in self.positions.items()}


def columns_of(headings: Sequence[str], given: Mapping[str, str]) -> Columns:
    """Find the columns; `given` maps fields to headings and wins over what is recognised.

    Raises:
        ColumnsRefused: an unknown field or heading, or a needed column that is missing.
    """
    positions: dict[str, int] = {}
    for field, heading in given.items():
        if field not in HEADINGS:
            raise ColumnsRefused(f"Kolom “{field}” tidak dikenal. Yang dikenal: {_known()}.")
        if heading not in headings:
            raise ColumnsRefused(f"Judul “{heading}” tidak ada. Yang ada: {', '.join(headings)}.")
        positions[field] = list(headings).index(heading)
    for at, heading in enumerate(headings):
        found = _BY_HEADING.get(_plain(heading))
        if found and found not in positions and at not in positions.values():
            positions[found] = at
    missing = [field for field in NEEDED if field not in positions]
    if missing:
        raise ColumnsRefused(
            f"Kolom {' dan '.join(missing)} tidak ditemukan. Judul yang ada: "
            f"{', '.join(headings)}. Tunjukkan dengan --map {missing[0]}=JUDUL."
        )
    read = set(positions.values())
    unread = (heading for at, heading in enumerate(headings) if at not in read and heading)
    return Columns(positions, tuple(unread))


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]", "", heading.casefold())


def _known() -> str:
    return ", ".join(FIELDS)
