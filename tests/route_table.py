"""Every address of the house and what kind of thing it shows; a test compares it with the urls.

CASE   about one case: whoever may not open it finds nothing there
TOKEN  opened by the citizen's own token: nothing without it
LIST   cases of the one who asks, or figures: no trace of another's
PUBLIC what anybody may read: no trace of what was not released
APART  knows no case: sign-in, accounts, reference data, files of the house
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from django.urls import URLResolver, get_resolver


class Kind(Enum):
    """What an address shows."""

    CASE = "case"
    TOKEN = "token"
    LIST = "list"
    PUBLIC = "public"
    APART = "apart"


_TABLE = {
    Kind.CASE: """
        petugas/aduan/<slug:number>/
        petugas/aduan/<slug:number>/hadir/
        petugas/aduan/<slug:number>/foto/<int:pk>/
        petugas/aduan/<slug:number>/berkas/<int:pk>/
        petugas/aduan/<slug:number>/berkas/<int:pk>/asli/
        petugas/aduan/<slug:number>/<slug:verb>/draf/
        petugas/aduan/<slug:number>/<slug:verb>/
        petugas/aduan/<slug:number>/formulir.pdf
        petugas/aduan/<slug:number>/disposisi/<int:pk>.pdf
        petugas/aduan/<slug:number>/jawaban/<int:pk>.pdf
        petugas/aduan/<slug:number>/riwayat.pdf
        petugas/massal/<slug:key>/
        petugas/tampilan/<int:pk>/hapus/
    """,
    Kind.TOKEN: """
        aduan/<slug:number>/<slug:token>/
        aduan/<slug:number>/<slug:token>/formulir.pdf
        aduan/<slug:number>/<slug:token>/jawaban/<int:pk>.pdf
        aduan/<slug:number>/<slug:token>/tanda-terima/
        aduan/<slug:number>/<slug:token>/qr.svg
        aduan/<slug:number>/<slug:token>/berkas/<int:pk>/
        aduan/<slug:number>/<slug:token>/berkas/<int:pk>/sanggah/
        aduan/<slug:number>/<slug:token>/pasti/
        aduan/<slug:number>/<slug:token>/kode/
        aduan/<slug:number>/<slug:token>/data/
        aduan/<slug:number>/<slug:token>/data/unduh/
        aduan/<slug:number>/<slug:token>/data/batasi/
        aduan/<slug:number>/<slug:token>/data/hapus/
        aduan/<slug:number>/<slug:token>/buka-lagi/
        aduan/<slug:number>/<slug:token>/<slug:slug>/
        aduan-saya/<str:token>/
        jawab/<slug:token>/
        langganan/<str:token>/
        petugas/undangan/<str:token>/
        api/v1/complaints/<number>
        api/v1/complaints/<number>/facts
        api/v1/complaints/<number>/feedback
        api/v1/complaints/<number>/reopen
    """,
    Kind.LIST: """
        petugas/
        petugas/aduan/
        petugas/massal/
        petugas/massal/mulai/
        petugas/unduh/aduan.csv
        petugas/unduh/aduan.xlsx
        petugas/tampilan/simpan/
        petugas/lompat/
        petugas/penentu/
        petugas/penentu/coba/
        petugas/pernah/
        petugas/catat/
        petugas/pimpinan/
        petugas/kiriman/
        petugas/kotak-keluar/
        petugas/kotak-keluar/<int:pk>/
        petugas/keadaan/
        petugas/akun/
        petugas/akun/perangkat/
        petugas/akun/surat-harian/
        petugas/tur/
        petugas/akun/tidak-bertugas/
        petugas/akun/kembali/
        petugas/tim/
        petugas/tim/undang/
        petugas/tim/undangan/<int:pk>/batal/
        petugas/tim/<int:pk>/sandi/
        petugas/tim/<int:pk>/alamat/
        petugas/tim/<int:pk>/akhiri/
    """,
    Kind.PUBLIC: """
        /
        adu/
        adu/saran/
        adu/pertanyaan/
        adu/kelurahan/
        adu/terkirim/<slug:key>/
        lacak/
        aduan-saya/
        publik/
        publik/atom.xml
        publik/<slug:number>/
        publik/<slug:number>/foto/<int:pk>/
        publik/<slug:number>/dukung/
        peta/
        peta/titik.json
        peta/kelurahan.json
        jelajah/
        instansi/<slug:code>/
        embed/<slug:code>/
        embed/<slug:code>/terkirim/<slug:key>/
        kelurahan/<str:code>/
        kategori/<slug:code>/
        langganan/
        sitemap.xml
        api/v1/complaints
    """,
    Kind.APART: """
        petugas/masuk/
        petugas/keluar/
        petugas/tidak-aktif/
        petugas/sandi/
        petugas/sandi/atur/
        petugas/sandi/lupa/
        petugas/pastikan/
        petugas/daftar/
        petugas/surel/
        petugas/surel/terkirim/
        petugas/surel/<slug:key>/
        petugas/sop.pdf
        petugas/sop/<int:version>.pdf
        api/v1/openapi.json
        api/v1/categories
        api/v1/areas
        api/v1/agencies
        api/v1/
        api/^
        healthz
        readyz
        bahasa/<slug:code>/
        tema/<slug:name>/
        tampilan/
        privasi/
        robots.txt
        manifest.webmanifest
        sw.js
        luring/
    """,
}
BELOW = {"petugas/keamanan/": Kind.APART, "petugas/kota/": Kind.APART, "petugas/atur/": Kind.APART}
"""Whole branches that know no case: second factors, the city's sign-in, reference data."""


def kinds() -> dict[str, Kind]:
    """The kind of each address of the table."""
    return {address: kind for kind, text in _TABLE.items() for address in text.split()}


def kind_of(address: str) -> Kind | None:
    """The kind of an address; None where nobody has thought about it."""
    below = next((kind for branch, kind in BELOW.items() if address.startswith(branch)), None)
    return below or kinds().get(address)


def every_address(patterns: Any = None, before: str = "") -> Iterator[str]:
    """Every address that the resolver knows, with its parameters as they are written."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from every_address(pattern.url_patterns, address)
        else:
            yield address or "/"
