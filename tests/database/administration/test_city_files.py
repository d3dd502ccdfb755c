"""Files in the console: what goes out comes in again, faults are told, nothing is half done."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from console_cast import desk, read
from town import Town
from ulas.agencies.models import AdministrationEvent, Agency, Area, Division, Officer
from ulas.complaints import actions

pytestmark = pytest.mark.django_db
ADDRESS = "/petugas/atur/berkas/"


def downloaded(browser: Client) -> dict[str, str]:
    answer = browser.get(f"{ADDRESS}kota.zip")
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def send(browser: Client, files: dict[str, str], status: int, **more: str) -> str:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"kota/{name}", text)
    answer = browser.post(ADDRESS, {"sent": SimpleUploadedFile("kota.zip", out.getvalue()), **more})
    page = answer.content.decode()
    assert answer.status_code == status, page[page.find("notice-wrong") :][:800]
    return page


def test_the_download_loads_without_a_change(town: Town, browser: Client, tmp_path: Path) -> None:
    files = downloaded(browser)
    assert "Tidak ada: isi berkas sama dengan isi sekarang." in send(browser, files, 200)
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert not actions.load_city(folder=tmp_path, now=town.now).touched
    assert browser.get(f"{ADDRESS}agencies.csv").content.decode() == files["agencies.csv"]
    read(browser, "atur/berkas/rahasia.txt", 404)
    read(desk(town.roads), "atur/berkas/kota.zip", 404)


def test_a_trial_tells_and_writes_nothing_then_it_is_taken_in(town: Town, browser: Client) -> None:
    files = downloaded(browser)
    files["agencies.csv"] = files["agencies.csv"].replace("Dinas Perhubungan", "Dinas Angkutan")
    page = send(browser, files, 200)
    assert "name: Dinas Perhubungan → Dinas Angkutan" in page
    assert Agency.objects.get(code="DISHUB").name == "Dinas Perhubungan"
    assert not AdministrationEvent.objects.exists()
    send(browser, files, 302, apply="1")
    assert Agency.objects.get(code="DISHUB").name == "Dinas Angkutan"
    subjects = set(AdministrationEvent.objects.values_list("subject", flat=True))
    assert subjects == {"files", "agency:DISHUB"}
    assert "Dinas Angkutan" in read(browser, "atur/riwayat/")


def test_faults_are_told_by_file_line_and_column(town: Town, browser: Client) -> None:
    files = downloaded(browser)
    files["agencies.csv"] = files["agencies.csv"].replace(",OPD,", ",DINAS,", 1)
    page = send(browser, files, 422, apply="1")
    assert "agencies.csv, baris 2, kolom kind: “DINAS” tidak dikenal" in page
    del files["areas.csv"]
    assert "Berkas ini belum ada: areas.csv." in send(browser, files, 422)
    answer = browser.post(ADDRESS, {"sent": SimpleUploadedFile("kota.zip", b"PK\x05\x06\xff\xff")})
    assert answer.status_code == 422


def test_a_locked_archive_and_endless_brackets_are_refused_in_a_sentence(
    town: Town, browser: Client
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("agencies.csv", "code")
    whole = bytearray(out.getvalue())
    whole[6] |= 1  # the flag of a password, in the local and in the central header
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    answer = browser.post(ADDRESS, {"sent": SimpleUploadedFile("kota.zip", bytes(whole))})
    assert answer.status_code == 422
    assert "kota.zip" in answer.content.decode()
    deep = SimpleUploadedFile("garis.geojson", b"[" * 200_000)
    assert browser.post("/petugas/atur/wilayah/garis-batas/", {"outlines": deep}).status_code == 422


def test_a_division_with_open_cases_is_not_lost_by_a_file(town: Town, browser: Client) -> None:
    files = downloaded(browser)
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.assign(town.roads, referral, town.cast.division)
    kept = [line for line in files["divisions.csv"].splitlines() if "JALAN" not in line]
    files["divisions.csv"] = "\n".join(kept) + "\n"
    page = send(browser, files, 422, apply="1")
    assert "Bidang Bina Marga, yang masih memegang 1 aduan terbuka" in page
    assert Division.objects.get(code="JALAN").active


def without(files: dict[str, str], code: str) -> dict[str, str]:
    """The files once an agency is struck out of them."""
    return {
        name: "\n".join(line for line in text.splitlines() if not line.startswith(f"{code},"))
        if name in ("agencies.csv", "divisions.csv")
        else text.replace(f'"{code}"', '"DPUPR"')
        for name, text in files.items()
    }


def test_the_officers_of_an_agency_that_a_file_strikes_out_are_let_go(
    town: Town, browser: Client, tmp_path: Path
) -> None:
    files = without(downloaded(browser), "DISHUB")
    page = send(browser, files, 200)
    assert "petugas yang perannya berakhir bersama instansinya</dt><dd>1</dd>" in page
    assert Officer.objects.get(pk=town.transport.pk).is_active, "a trial ends nothing"
    send(browser, files, 302, apply="1")
    assert not Officer.objects.get(pk=town.transport.pk).is_active
    kinds = AdministrationEvent.objects.filter(officer=town.transport)
    assert set(kinds.values_list("kind", flat=True)) == {"POST_ENDED", "OFFICER_LEFT"}


def test_a_load_lets_go_whoever_an_earlier_release_left_at_a_retired_agency(
    town: Town, browser: Client, tmp_path: Path
) -> None:
    Agency.objects.filter(code="DISHUB").update(active=False)
    for name, text in without(downloaded(browser), "DISHUB").items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert actions.load_city(folder=tmp_path, now=town.now).vacated == 1
    assert not Officer.objects.get(pk=town.transport.pk).is_active
    assert AdministrationEvent.objects.get(kind="OFFICER_LEFT").performed_by is None
    assert not actions.load_city(folder=tmp_path, now=town.now).touched


def polygon(code: str, points: list[list[float]]) -> str:
    return json.dumps({
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"code": code},
                      "geometry": {"type": "Polygon", "coordinates": [points]}}],
    })  # fmt: skip


SQUARE = [[110.78, -7.57], [110.79, -7.57], [110.79, -7.56], [110.78, -7.56], [110.78, -7.57]]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Berkas ini kosong."),
        (b"\xff\xfe", "Berkas ini bukan teks UTF-8."),
        (b'{"type": "Feat', "Bukan JSON: baris 1, kolom"),
        (b"[1, 2]", "Berkas harus berupa GeoJSON FeatureCollection."),
        (b'{"features": [' + b"9" * 5_000 + b"]}", "Berkas harus berupa GeoJSON"),
        (b'{"features": [{"properties": {"name": "\\ud800"}}]}', "tidak cocok dengan wilayah"),
        (polygon("99.99", SQUARE).encode(), "tidak cocok dengan wilayah mana pun"),
        (polygon("33.72.01.1001", SQUARE[:2]).encode(), "koordinatnya tidak dapat dibaca"),
        (polygon("33.72.01.1001", [[y * 9e4, x * 9e4] for x, y in SQUARE]).encode(),
         "bukan derajat"),
        (polygon("33.72.01.1001", [SQUARE[i] for i in (0, 2, 1, 3, 0)]).encode(), "bersilangan"),
    ],
)  # fmt: skip
def test_broken_outlines_are_refused_with_a_sentence(
    town: Town, browser: Client, content: bytes, sentence: str
) -> None:
    sent = SimpleUploadedFile("batas.geojson", content)
    answer = browser.post("/petugas/atur/wilayah/garis-batas/", {"outlines": sent})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Area.objects.exclude(outline=None).exists()


def test_good_outlines_are_taken_and_leave_with_the_files(town: Town, browser: Client) -> None:
    sent = SimpleUploadedFile("batas.geojson", polygon("33.72.01.1001", SQUARE).encode())
    answer = browser.post("/petugas/atur/wilayah/garis-batas/", {"outlines": sent})
    assert answer.status_code == 302
    assert Area.objects.get(code="33.72.01.1001").outline["type"] == "Polygon"
    assert AdministrationEvent.objects.get().kind == "OUTLINES_IMPORTED"
    files = downloaded(browser)
    assert json.loads(files["outlines.geojson"])["features"][0]["properties"]["name"] == "Pajang"
    assert "garis batas ada" in read(browser, "atur/wilayah/")


def test_every_kind_of_change_has_words() -> None:
    from ulas.agencies.models import Change
    from ulas.console.administration.words import KINDS

    assert set(KINDS) >= set(Change)
