"""What helps while one writes, also without JavaScript: danger, kindness, suggestions, place."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

import portal_cast
from database.test_portal_filing import FORM
from ulas.agencies.models import Area
from ulas.complaints.models import Complaint, Support
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db

# The whole of Laweyan and no more, as a city's own polygons would say it.
OUTLINE = {
    "type": "Polygon",
    "coordinates": [
        [
            [110.7850, -7.5690], [110.8000, -7.5690], [110.8000, -7.5720],
            [110.7850, -7.5720], [110.7850, -7.5690],
        ]
    ],
}  # fmt: skip


@pytest.fixture(autouse=True)
def cast():
    freeze(portal_cast.START + timedelta(hours=2))
    yield portal_cast.build()
    freeze(None)


def hints(client: Client, text: str, **more: str) -> str:
    return client.post(
        "/adu/saran/", {"text": text, "csrfmiddlewaretoken": "x", **more}
    ).content.decode()


@pytest.mark.parametrize("text", ["kebakaran!", "Ada kebakaran di rumah sebelah, tolong"])
def test_danger_shows_the_number_to_call_before_anything_else(client: Client, text: str) -> None:
    told = hints(client, text)
    assert 'href="tel:112"' in told
    assert told.index("tel:112") < min(
        [told.index(word) for word in ("Tampaknya", "sudah dilaporkan") if word in told] or [10**6]
    )


def test_a_greeting_is_answered_and_not_filed(client: Client) -> None:
    assert "Salam kembali!" in hints(client, "Selamat pagi")
    answer = client.post("/adu/", {**FORM, "text": "Assalamualaikum, selamat pagi pak"})
    assert answer.status_code == 422
    assert "Salam kembali!" in answer.content.decode()
    assert "Budi Santoso" in answer.content.decode()
    assert Complaint.objects.count() == 0


def test_help_without_javascript_suggests_and_can_be_corrected(client: Client) -> None:
    lamp = {**FORM, "text": "Penerangan jalan di gang kami mati sudah lama, gelap."}
    page = client.post("/adu/", {**lamp, "show_help": "1"}).content.decode()
    assert "Penerangan Jalan</strong>" in page
    assert "karena Anda menulis" in page
    assert 'type="submit" formnovalidate name="use_category" value="lampu"' in page
    page = client.post("/adu/", {**lamp, "use_category": "lampu"}).content.decode()
    assert '<option value="lampu" selected>' in page
    assert "Apa yang rusak?" in page
    assert "Biasanya ditangani Dinas Perhubungan" in page
    page = client.post("/adu/", {**lamp, "category": "lampu", "use_category": "jalan"})
    assert '<option value="jalan" selected>' in page.content.decode()
    assert Complaint.objects.count() == 0


def test_secrecy_is_suggested_by_content_and_by_category(client: Client) -> None:
    assert "sebaiknya dirahasiakan" in hints(client, "Petugas minta uang suap di kelurahan")
    by_category = hints(client, "Diminta membayar di loket", category="pungli")
    assert "Kategori “Pungutan Liar” biasanya dirahasiakan." in by_category
    page = client.post("/adu/", {**FORM, "use_visibility": "CONFIDENTIAL"}).content.decode()
    assert 'value="CONFIDENTIAL"' in page
    assert page.split('value="CONFIDENTIAL"')[1].split(">")[0].count("checked") == 1


def test_a_neighbour_is_supported_in_place_and_once(client: Client, cast: Any) -> None:
    other, _ = portal_cast.answered(cast)
    told = hints(client, "Jalan depan pasar berlubang besar sekali", area="33.72.01.1001")
    address = f"/publik/{other.complaint.number}/dukung/"
    assert f'hx-post="{address}"' in told
    assert f"/langganan/?aduan={other.complaint.number}" in told
    for _ in range(2):
        answer = client.post(address, headers={"HX-Request": "true"})
        assert "Dukungan Anda tercatat." in answer.content.decode()
    assert Support.objects.count() == 1


def test_the_kelurahan_of_a_pin_is_its_outline_else_the_nearest_point(client: Client) -> None:
    pin = {"lat": "-7.5692", "lon": "110.7862"}
    assert client.get("/adu/kelurahan/", pin).json() == {
        "code": "33.72.01.1001", "name": "Pajang", "exact": False,
    }  # fmt: skip
    Area.objects.filter(name="Laweyan", kind="KELURAHAN").update(outline=OUTLINE)
    assert client.get("/adu/kelurahan/", pin).json()["name"] == "Laweyan"
    assert client.get("/adu/kelurahan/", pin).json()["exact"] is True


@pytest.mark.parametrize("pin", [{}, {"lat": "nan", "lon": "1"}, {"lat": "0", "lon": "0"}])
def test_a_pin_that_is_nowhere_has_no_kelurahan(client: Client, pin: dict[str, str]) -> None:
    assert client.get("/adu/kelurahan/", pin).json()["code"] == ""


def test_a_pin_without_a_chosen_kelurahan_finds_it_when_filed(client: Client) -> None:
    pin = {"area": "", "address": "", "latitude": "-7.5703", "longitude": "110.7941"}
    client.post("/adu/", {**FORM, **pin})
    assert Complaint.objects.get().area.name == "Laweyan"


def test_the_receipt_of_an_urgent_complaint_shows_the_number_first(client: Client) -> None:
    answer = client.post("/adu/", {**FORM, "text": "Ada kebakaran di gang Melati"}, follow=True)
    page = answer.content.decode()
    assert page.index("Jangan menunggu kami") < page.index("Nomor aduan")
    assert "/formulir.pdf" in page


def test_a_wrong_file_and_a_refused_move_are_told_in_english(client: Client, cast: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.get("/bahasa/en/")
    wrong = SimpleUploadedFile("a.exe", b"MZ" + b"x" * 99)
    page = client.post("/adu/", {**FORM, "attachments": [wrong]}).content.decode()
    assert "“a.exe” is not a photo" in page
    filed = portal_cast.filed()
    track = f"/aduan/{filed.complaint.number}/{filed.token}/"
    page = client.post(f"{track}buka-lagi/", {"reason": "Still broken"}).content.decode()
    assert "This cannot be done now." in page
