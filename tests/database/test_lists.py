"""Cari aduan as a list: filters, order, views, files, the palette, and what they cost."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.core.cache import cache

from console_cast import at, desk, read, statements
from town import Town
from ulas.agencies.models import Officer
from ulas.complaints.models import SavedView
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """One case at the roads agency's drains, one new a day later, one confidential."""
    cache.clear()
    town = Town()
    town.file(text="=HYPERLINK(berbahaya) jalan berlubang di Laweyan")
    town.do("accept", town.clerk)
    (town.referral,) = town.refer("DPUPR")
    town.assign(town.roads, town.referral, town.drains)
    town.roads_case = town.number
    town.after(24 * 60)
    town.file(text="Lampu mati di gang kami.", category="lampu", area="33.72.01.1002")
    town.lamp = town.number
    town.file(text="Pungutan liar di loket.", category="pungli", visibility="")
    town.do("accept", town.clerk)
    town.refer("DPUPR", "DISHUB")
    town.secret = town.number
    at(town.now, 10)
    yield town
    freeze(None)
    cache.clear()


def listed(officer: Officer, query: str = "") -> list[str]:
    page = read(desk(officer), f"aduan/?{query}")
    return re.findall(r"/petugas/aduan/(\d{10})/\" data-row", page)


def test_every_filter_narrows(town: Town) -> None:
    every = {town.roads_case, town.lamp, town.secret}
    drains, roads = town.drains.pk, town.cast.division.pk
    for query, expected in {
        "": every,
        "keadaan=FILED": {town.lamp},
        "langkah=receive": {town.lamp},
        "instansi=DPUPR": {town.roads_case, town.secret},
        f"bidang={drains}": {town.roads_case},
        f"bidang={roads}": set(),
        "kategori=lampu": {town.lamp},
        "kelurahan=33.72.01.1002": {town.lamp},
        "saluran=WEBSITE": every,
        "saluran=LETTER": set(),
        "lambat=lewat": {town.roads_case},
        "lambat=belum": {town.lamp, town.secret},
        "lambat=hari-ini": {town.lamp, town.secret},
        f"dari={town.now:%Y-%m-%d}": {town.lamp, town.secret},
        f"sampai={town.now - timedelta(days=1):%Y-%m-%d}": {town.roads_case},
        "teks=lampu&keadaan=FILED": {town.lamp},
        "keadaan=NOSUCH": every,
        "bidang=99999999": every,
        "hal=99999": set(),
        "hal=x": every,
    }.items():
        assert set(listed(town.clerk, query)) == expected, query


def test_orders(town: Town) -> None:
    newest = listed(town.clerk)
    assert newest == [town.secret, town.lamp, town.roads_case]
    assert listed(town.clerk, "urut=terlama") == newest[::-1]
    assert listed(town.clerk, "urut=tenggat")[0] == town.roads_case


def test_in_a_confidential_case_another_agency_is_not_found(town: Town) -> None:
    assert town.secret in listed(town.roads)
    assert town.secret not in listed(town.roads, "instansi=DISHUB")
    assert listed(town.roads, f"bidang={town.drains.pk}") == [town.roads_case]
    assert listed(town.transport, f"bidang={town.drains.pk}") == [town.secret]


def test_a_list_costs_at_most_six_statements(town: Town) -> None:
    for query in ("", "instansi=DPUPR&lambat=lewat&urut=tenggat", f"bidang={town.drains.pk}"):
        for officer in (town.clerk, town.roads):
            asked = statements(desk(officer), f"/petugas/aduan/?{query}")
            assert len(asked) <= 6, "\n".join(asked)


# -- saved views ------------------------------------------------------------------------------


def saved(officer: Officer, name: str, query: str, circle: str = "NOBODY") -> int:
    answer = desk(officer).post(
        f"/petugas/tampilan/simpan/?{query}", {"nama": name, "dibagi": circle}
    )
    return int(answer.status_code)


def named(officer: Officer) -> set[str]:
    page = read(desk(officer), "aduan/")
    return set(re.findall(r'class="chip" href="\?([^"]*)"', page))


def test_a_view_keeps_the_filters_under_a_name(town: Town) -> None:
    assert saved(town.clerk, "Lampu baru", "kategori=lampu&keadaan=FILED&hal=3") == 302
    page = read(desk(town.clerk), "aduan/?keadaan=FILED&kategori=lampu")
    assert "Lampu baru" in page
    assert 'aria-current="true"' in page[page.index("Tampilan tersimpan") :]
    assert named(town.clerk) == {"keadaan=FILED&amp;kategori=lampu"}
    assert named(town.reviewer) == set()


def test_the_same_name_replaces_the_view(town: Town) -> None:
    saved(town.clerk, "Saya", "keadaan=FILED")
    saved(town.clerk, "Saya", "keadaan=CLOSED")
    assert SavedView.objects.get().query == "keadaan=CLOSED"


def test_views_are_shared_with_an_agency_or_with_diskominfo(town: Town) -> None:
    assert saved(town.roads, "Drainase", "lambat=lewat", "AGENCY") == 302
    assert named(town.road_works) == {"lambat=lewat"}
    assert named(town.transport) == named(town.clerk) == set()
    assert saved(town.clerk, "Meja depan", "keadaan=FILED", "COORDINATORS") == 302
    assert named(town.reviewer) == {"keadaan=FILED"}
    assert named(town.roads) == {"lambat=lewat"}


def test_a_view_is_not_shared_with_a_circle_one_is_not_in(town: Town) -> None:
    assert saved(town.roads, "x", "lambat=lewat", "COORDINATORS") == 422
    assert saved(town.clerk, "x", "lambat=lewat", "AGENCY") == 422
    assert SavedView.objects.count() == 0


def test_no_contact_is_kept_in_a_view(town: Town) -> None:
    for text in ("0812-3456-7890", "siti%40contoh.id"):
        assert saved(town.clerk, "Kontak", f"teks={text}") == 422
    assert saved(town.clerk, "", "keadaan=FILED") == 422


def test_a_view_is_deleted_by_its_owner_alone(town: Town) -> None:
    saved(town.clerk, "Meja depan", "keadaan=FILED", "COORDINATORS")
    address = f"/petugas/tampilan/{SavedView.objects.get().pk}/hapus/"
    assert desk(town.reviewer).post(address).status_code == 404
    assert "Hapus tampilan" not in read(desk(town.reviewer), "aduan/?keadaan=FILED")
    assert desk(town.clerk).post(address).status_code == 302
    assert SavedView.objects.count() == 0


# -- files ------------------------------------------------------------------------------------


def as_csv(officer: Officer, query: str = "") -> list[dict[str, str]]:
    answer = desk(officer).get(f"/petugas/unduh/aduan.csv?{query}")
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_file_holds_the_filtered_list(town: Town) -> None:
    rows = as_csv(town.clerk, "urut=terlama")
    assert [row["Nomor"] for row in rows] == [town.roads_case, town.lamp, town.secret]
    assert rows[0]["Instansi"] == "DPUPR"
    assert rows[0]["Terlambat"] == "ya"
    assert rows[1]["Keadaan"] == "masuk"
    assert rows[2]["Rahasia"] == "ya"
    assert [row["Nomor"] for row in as_csv(town.clerk, "kategori=lampu")] == [town.lamp]


def test_no_cell_is_a_formula(town: Town) -> None:
    (row,) = as_csv(town.clerk, f"bidang={town.drains.pk}")
    assert row["Judul"].startswith("'=HYPERLINK")
    answer = desk(town.clerk).get(f"/petugas/unduh/aduan.xlsx?bidang={town.drains.pk}")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    cell = next(c for row in sheet.iter_rows() for c in row if "HYPERLINK" in str(c.value))
    assert cell.data_type == "s"
    assert cell.value.startswith("'=")


def test_the_workbook_holds_the_same_rows(town: Town) -> None:
    answer = desk(town.clerk).get("/petugas/unduh/aduan.xlsx")
    assert "attachment" in answer.headers["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0][0] == "Nomor"
    assert {line[0] for line in lines[1:]} == {row["Nomor"] for row in as_csv(town.clerk)}


def test_a_file_is_named_by_the_time_in_the_city(town: Town) -> None:
    signed_in = desk(town.clerk)
    at(town.at("2026-03-03", "00:30").now)
    answer = signed_in.get("/petugas/unduh/aduan.csv")
    assert "aduan-20260303-0030.csv" in answer.headers["Content-Disposition"]


def test_an_agency_downloads_what_it_may_see(town: Town) -> None:
    rows = {row["Nomor"]: row for row in as_csv(town.transport)}
    assert set(rows) == {town.secret}
    assert "DPUPR" not in rows[town.secret]["Instansi"]
    assert as_csv(town.inspector) == []


def test_a_hidden_persons_contacts_are_not_in_the_file(town: Town) -> None:
    town.file(text="Hubungi 0812 3456 7890 soal jalan.", identity_shown_to="COORDINATOR")
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    (row,) = [row for row in as_csv(town.roads) if row["Nomor"] == town.number]
    assert "3456" not in row["Judul"]


# -- the palette ------------------------------------------------------------------------------


def jumps(officer: Officer, typed: str) -> set[str]:
    page = desk(officer).get("/petugas/lompat/", {"q": typed, "potong": "1"}).content.decode()
    assert "<html" not in page
    return set(re.findall(r'href="([^"]+)" data-jump', page))


def test_the_palette_jumps_to_cases_pages_and_views(town: Town) -> None:
    saved(town.clerk, "Meja depan", "keadaan=FILED")
    assert f"/petugas/aduan/{town.lamp}/" in jumps(town.clerk, town.lamp)
    assert f"/petugas/aduan/{town.lamp}/" in jumps(town.clerk, "lampu")
    assert "/petugas/catat/" in jumps(town.clerk, "catat")
    assert "/petugas/aduan/?keadaan=FILED" in jumps(town.clerk, "meja")
    assert jumps(town.transport, town.lamp) == set()
    assert jumps(town.mayor, town.lamp) == set()


def test_the_palette_is_a_page_too(town: Town) -> None:
    assert town.lamp in read(desk(town.clerk), "lompat/?q=lampu")
