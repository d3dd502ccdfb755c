"""Hari ini: late, soon late, what came back; the list that fetches itself; the tour."""

from __future__ import annotations

import re

import pytest

from console_cast import at, desk, read, statements
from town import Town
from ulas.agencies.models import Officer
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    town = Town()
    at(town.now)
    yield town
    freeze(None)


def tiles(page: str) -> dict[str, int]:
    """The figures at the top, by what they narrow to."""
    found = re.findall(r'id="tile-(\w*)".*?<strong class="number">(\d+)<', page)
    return {name or "semua": int(count) for name, count in found}


def numbers(page: str) -> list[str]:
    return re.findall(r"/petugas/aduan/(\d{10})/\" data-row", page)


def mark(page: str) -> str:
    return re.search(r"tanda=(\w+)", page)[1]


def test_late_and_soon_late_are_counted_and_narrowed_to(town: Town) -> None:
    late = town.file().number
    soon = town.after(20).file().number
    fresh = town.after(40).file().number
    at(town.after(8).now)
    page = read(desk(town.clerk), "")
    assert tiles(page) == {"terlambat": 1, "segera": 1, "kembali": 0, "semua": 3}
    assert numbers(page) == [late, soon, fresh]
    assert numbers(read(desk(town.clerk), "?lihat=terlambat")) == [late]
    assert numbers(read(desk(town.clerk), "?lihat=segera")) == [soon]
    assert numbers(read(desk(town.clerk), "?lihat=segera&langkah=receive")) == [soon]
    assert "Tidak ada yang seperti itu" in read(desk(town.clerk), "?lihat=kembali")


def test_what_says_soon_on_a_row_is_what_the_figure_counts(town: Town) -> None:
    town.file()
    for minutes in (0, 44, 2, 10, 6):
        at(town.after(minutes).now)
        page = read(desk(town.clerk), "")
        shown = page.count("pill-soon")
        assert tiles(page)["segera"] == shown, minutes


def test_a_returned_referral_comes_back_to_the_reviewer(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.after(5).do("return_referral", town.roads, referral_id=referral.pk, reason="Bukan kami.")
    page = read(desk(town.reviewer), "?lihat=kembali")
    assert numbers(page) == [town.number]
    assert "dikembalikan instansi" in page
    town.after(5).do("refuse_return", town.reviewer, referral_id=referral.pk, reason="Milik Anda.")
    page = read(desk(town.roads), "?lihat=kembali")
    assert numbers(page) == [town.number]
    assert "pengembalian ditolak" in page


def test_returned_answers_and_assignments_come_back(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.after(1).assign(town.roads, referral, town.cast.division)
    town.after(1).do(
        "return_assignment",
        town.road_works,
        referral_id=referral.pk,
        assignment_id=referral.assignments.get().pk,
        reason="Keliru.",
    )
    assert "disposisi dikembalikan" in read(desk(town.roads), "?lihat=kembali")
    town.after(1).assign(town.roads, referral, town.drains)
    draft = town.after(1).submit(town.drain_works, referral, "Saluran dibersihkan Jumat oleh regu.")
    town.after(1).do(
        "return_answer", town.roads, referral_id=referral.pk, answer_id=draft.pk, reason="Kapan?"
    )
    page = read(desk(town.drain_works), "?lihat=kembali")
    assert numbers(page) == [town.number]
    assert "jawaban dikembalikan" in page


def test_a_paused_step_is_neither_late_nor_soon(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.do("ask_complainant", town.roads, referral_id=referral.pk, question="Di sisi mana?")
    at(town.after(30).now)
    page = read(desk(town.roads), "")
    assert "Jam berhenti" in page
    assert tiles(page) == {"terlambat": 0, "segera": 0, "kembali": 0, "semua": 1}


def test_an_open_list_hears_nothing_until_something_changes(town: Town) -> None:
    town.file()
    client = desk(town.clerk)
    page = read(client, "")
    same = client.get(f"/petugas/?tanda={mark(page)}")
    assert (same.status_code, same.content) == (204, b"")
    town.file()
    changed = client.get(f"/petugas/?tanda={mark(page)}")
    fragment = changed.content.decode()
    assert changed.status_code == 200
    assert "<html" not in fragment
    assert town.number in fragment
    assert client.get(f"/petugas/?tanda={mark(fragment)}").status_code == 204
    # A minute later the minutes left are others.
    at(town.now, 1)
    assert client.get(f"/petugas/?tanda={mark(fragment)}").status_code == 200


def test_an_open_list_keeps_its_page_and_its_choice(town: Town) -> None:
    for _ in range(51):
        town.file()
    at(town.now, 70)
    client = desk(town.clerk)
    page = read(client, "?lihat=terlambat&hal=2")
    address = re.search(r'hx-get="([^"]+)"', page)[1].replace("&amp;", "&")
    assert client.get(address).status_code == 204
    other = client.get(address.replace(mark(page), "x")).content.decode()
    assert len(numbers(other)) == 1
    assert "tanda" not in re.search(r'rel="prev" href="([^"]+)"', other)[1]


def test_an_open_list_whose_session_ended_is_sent_to_sign_in(town: Town) -> None:
    client = desk(town.clerk)
    page = read(client, "")
    client.logout()
    assert client.get(f"/petugas/?tanda={mark(page)}").status_code == 302


def test_fifty_rows_that_came_back_cost_no_more(town: Town) -> None:
    for _ in range(50):
        town.file()
        town.do("accept", town.clerk)
        (referral,) = town.refer("DPUPR")
        town.do("return_referral", town.roads, referral_id=referral.pk, reason="Bukan kami.")
    client = desk(town.reviewer)
    assert read(client, "").count("mark-back") == 50
    asked = statements(client, "/petugas/")
    assert len(asked) <= 6, "\n".join(asked)


def test_the_tour_shows_once_and_again_when_asked(town: Town) -> None:
    client = desk(town.clerk)
    assert "Sekali lihat" in read(client, "")
    client.post("/petugas/tur/")
    assert "Sekali lihat" not in read(client, "")
    assert Officer.objects.get(pk=town.clerk.pk).toured_at == town.now
    assert "petunjuk halaman pertama lagi" in read(client, "akun/")
    client.post("/petugas/tur/", {"lagi": "ya"})
    assert "Sekali lihat" in read(client, "")
    assert "Sekali lihat" in read(desk(town.reviewer), "")
