"""What may stand in an address or a button's field: a NUL, endless digits, half a character.

Every parameter of a list, a search or a choice takes each of them, at both mouths, and the answer
is a page or a sentence, never a fault. Forms with fields of their own are in the tests beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote_plus

import pytest
from django.http import HttpResponse
from django.test import Client

from console_cast import at, desk
from town import Town
from ulas.agencies.models import Officer
from ulas.complaints.models import BulkRun
from ulas.look.now import freeze
from ulas.sop.terms import Role

FILTERS = (
    "teks keadaan langkah instansi bidang kategori kelurahan saluran lambat dari sampai urut hal"
)
PUBLIC = "cari keadaan kategori kelurahan instansi hal"
CASE = "/petugas/aduan/{number}/"

READ = [
    ("clerk", "/petugas/", "lihat langkah tanda hal"),
    ("clerk", "/petugas/aduan/", FILTERS),
    ("clerk", "/petugas/unduh/aduan.csv", FILTERS),
    ("clerk", "/petugas/unduh/aduan.xlsx", FILTERS),
    ("clerk", "/petugas/tampilan/simpan/", FILTERS),
    ("clerk", "/petugas/lompat/", "q potong"),
    ("clerk", "/petugas/kiriman/", "keadaan hal"),
    ("clerk", CASE + "correct_details/", "referral makro seen"),
    ("roads", CASE + "submit_answer/", "referral makro seen"),
    ("roads", "/petugas/pernah/", "hal"),
    ("boss", "/petugas/tim/", "instansi"),
    ("boss", "/petugas/atur/instansi/", "cari hal"),
    ("boss", "/petugas/atur/bidang/", "cari hal"),
    ("boss", "/petugas/atur/kategori/", "cari hal"),
    ("boss", "/petugas/atur/riwayat/", "tentang hal"),
    ("", "/publik/", PUBLIC),
    ("", "/peta/", PUBLIC),
    ("", "/peta/titik.json", PUBLIC),
    ("", "/langganan/", "aduan kelurahan kategori"),
    ("", "/adu/", "text category area address"),
    ("", "/adu/pertanyaan/", "category"),
    ("", "/adu/kelurahan/", "lat lon"),
    ("", "/bahasa/id/", "kembali"),
]
"""Who asks, the address, and its parameters."""

SENT = [
    ("clerk", "/petugas/massal/", "tindakan=accept", "tindakan semua pilih teks kategori bidang"),
    ("clerk", "/petugas/massal/mulai/", "tindakan=accept", "tindakan aduan kunci"),
    ("clerk", "/petugas/kiriman/", "", "delivery"),
    ("clerk", "/petugas/akun/surat-harian/", "", "wanted"),
    ("clerk", "/petugas/akun/perangkat/", "", "session"),
    ("clerk", "/petugas/tampilan/simpan/", "", "nama dibagi"),
    ("roads", CASE + "submit_answer/", "", "do referral seen template kept drop told"),
    ("roads", CASE + "submit_answer/", "do=template", "template text"),
    ("roads", CASE + "submit_answer/", "do=keep", "text kind"),
    ("roads", CASE + "submit_answer/draf/", "", "referral seen text kind"),
    ("boss", "/petugas/atur/hari-libur/", "what=lift&day=2026-01-14", "day calendar"),
    ("boss", "/petugas/atur/jam-kerja/default/", "", "seen apply p-TOTAL_FORMS weekly first"),
    ("", "/lacak/", "", "number"),
    ("", "/langganan/", "", "email number area category"),
    ("", "/adu/saran/", "", "text category area latitude longitude"),
    ("", "/aduan-saya/", "", "email"),
]
"""Who sends, the address, what goes with it, and the fields."""

PATHS = [
    "/kelurahan/{}/", "/instansi/{}/", "/aduan-saya/{}/", "/langganan/{}/", "/publik/{}/",
    "/petugas/undangan/{}/", "/petugas/massal/{}/", "/petugas/aduan/{}/", "/petugas/atur/berkas/{}",
]  # fmt: skip

BAD = {
    "nul": "a%00b",
    "digits": "9" * 5_000,
    "half": "%ED%A0%80",
    "eastern": quote_plus("٣²"),
}


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    town = Town()
    town.file()
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    town.officer("boss", Role.ADMINISTRATOR, "")
    at(town.now)
    yield town
    freeze(None)


def browser(town: Town, who: str) -> Client:
    if not who:
        return Client()
    boss = Officer.objects.get(username="boss")
    return desk({"clerk": town.clerk, "roads": town.roads, "boss": boss}[who])


def status(answer: HttpResponse) -> int:
    """The status of an answer; a file is read to its end, which closes it."""
    if answer.streaming:
        assert b"".join(answer)
    return answer.status_code


def post(client: Client, address: str, body: str) -> HttpResponse:
    """Send a form as a browser writes it, byte by byte."""
    found: HttpResponse = client.generic(
        "POST", address, body, content_type="application/x-www-form-urlencoded"
    )  # type: ignore[assignment]
    return found


@pytest.mark.parametrize(("who", "address", "names"), READ)
def test_nothing_in_an_address_makes_a_page_fall_over(
    town: Town, who: str, address: str, names: str
) -> None:
    client = browser(town, who)
    client.raise_request_exception = False
    place = address.format(number=town.number)
    told = {
        (name, kind): status(client.get(f"{place}?{name}={bad}"))
        for name in names.split()
        for kind, bad in BAD.items()
    }
    assert not {what: status for what, status in told.items() if status >= 500}


@pytest.mark.parametrize(("who", "address", "along", "names"), SENT)
def test_nothing_behind_a_button_makes_a_page_fall_over(
    town: Town, who: str, address: str, along: str, names: str
) -> None:
    client = browser(town, who)
    client.raise_request_exception = False
    place = address.format(number=town.number)
    told = {
        (name, kind): post(client, place, f"{along}&{name}={bad}").status_code
        for name in names.split()
        for kind, bad in BAD.items()
    }
    assert not {what: status for what, status in told.items() if status >= 500}


@pytest.mark.parametrize("address", PATHS)
def test_nothing_in_the_path_itself_makes_a_page_fall_over(town: Town, address: str) -> None:
    client = browser(town, "boss" if address.startswith("/petugas/atur") else "clerk")
    client.raise_request_exception = False
    told = {kind: client.get(address.format(bad)).status_code for kind, bad in BAD.items()}
    assert not {what: status for what, status in told.items() if status >= 500}


def test_a_move_on_many_cases_keeps_what_is_sound_and_takes_no_strange_key(town: Town) -> None:
    case = town.file()
    client = desk(town.clerk)
    page = post(client, "/petugas/massal/", f"tindakan=accept&pilih={case.number}%00&pilih=%00")
    assert f"{case.number}:{case.length}" in page.content.decode()
    body = f"tindakan=accept&aduan={case.number}%00:{case.length},%00:1,{case.number}:²&kunci="
    assert post(client, "/petugas/massal/mulai/", body + quote_plus("é" * 32)).status_code == 404
    assert not BulkRun.objects.exists()
    assert post(client, "/petugas/massal/mulai/", body + "a" * 32).status_code == 302
    assert BulkRun.objects.get().items.count() == 1
