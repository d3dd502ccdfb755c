"""Filing through the portal's form, without a browser: what is kept, refused, and written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import portal_cast
from ulas.agencies.city import city
from ulas.complaints.models import Attachment, Complaint
from ulas.complaints.sealed.codes import contact_code

pytestmark = pytest.mark.django_db

FORM: dict[str, Any] = {
    "key": "0123456789abcdef0123456789abcdef",
    "text": "Lampu jalan di gang kami mati sudah seminggu, gelap sekali.",
    "area": "33.72.01.1001",
    "address": "Gang Melati 3",
    "name": "Budi Santoso",
    "email": "budi@contoh.id",
    "identity_shown_to": "AGENCY",
}


@pytest.fixture(autouse=True)
def cast() -> portal_cast.Cast:
    return portal_cast.build()


def picture(name: str = "lubang.jpg", colour: str = "red") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, portal_cast.photo(colour), "image/jpeg")


def test_a_plain_complaint_becomes_a_receipt(client: Client) -> None:
    answer = client.post("/adu/", FORM, follow=True)
    page = answer.content.decode()
    complaint = Complaint.objects.get()
    assert answer.redirect_chain[0][1] == 302
    assert "Aduan Anda sudah kami terima" in page
    assert re.search(r"\d{4}-\d{3}-\d{3}", page)
    assert complaint.body == FORM["text"]
    assert complaint.channel == "WEBSITE"
    assert complaint.area.name == "Pajang"


def test_filing_needs_at_most_twelve_statements(client: Client) -> None:
    """Caches are warm; on PostgreSQL the job that wakes the worker is the twelfth."""
    client.post("/adu/", {**FORM, "category": "jalan"})
    text = "Trotoar bergelombang di depan puskesmas, sudah sebulan."
    with CaptureQueriesContext(connection) as captured:
        client.post("/adu/", {**FORM, "key": "1" * 32, "text": text, "category": "jalan"})
    written = [q["sql"] for q in captured if not _is_control(q["sql"])]
    assert Complaint.objects.count() == 2
    assert len(written) <= 11, "\n".join(written)


def test_a_double_click_files_once(client: Client) -> None:
    first = client.post("/adu/", FORM)
    second = client.post("/adu/", FORM)
    assert Complaint.objects.count() == 1
    assert first.url == second.url


def test_the_same_form_with_other_words_is_not_filed_again(client: Client) -> None:
    client.post("/adu/", FORM)
    answer = client.post("/adu/", {**FORM, "text": "Sesuatu yang lain sama sekali."}, follow=True)
    assert Complaint.objects.count() == 1
    assert "Formulir ini sudah terkirim" in answer.content.decode()


def test_empty_text_is_answered_kindly_and_loses_nothing(client: Client) -> None:
    answer = client.post("/adu/", {**FORM, "text": "  ", "attachments": [picture()]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Isi aduan belum ditulis" in page
    assert "Budi Santoso" in page
    assert "lubang.jpg" in page
    assert Complaint.objects.count() == 0


def test_files_survive_an_error_and_are_filed_with_the_second_try(client: Client) -> None:
    page = client.post("/adu/", {**FORM, "name": "", "attachments": [picture()]}).content.decode()
    kept = re.search(r'name="kept" value="([^"]+)"', page)
    assert kept
    client.post("/adu/", {**FORM, "kept": [kept[1]], "attachments": [picture("b.jpg", "blue")]})
    assert Attachment.objects.count() == 2


def test_a_kept_file_can_be_left_out(client: Client) -> None:
    page = client.post("/adu/", {**FORM, "name": "", "attachments": [picture()]}).content.decode()
    kept = re.search(r'name="kept" value="([^"]+)"', page)
    assert kept
    client.post("/adu/", {**FORM, "kept": [kept[1]], "drop": [kept[1]]})
    assert Complaint.objects.count() == 1
    assert Attachment.objects.count() == 0


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (SimpleUploadedFile("a.exe", b"MZ" + b"x" * 99), "bukan foto"),
        (SimpleUploadedFile("a.svg", b"<svg onload='alert(1)'/>"), "bukan foto"),
        (SimpleUploadedFile("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 90), "HEIC"),
        (SimpleUploadedFile("big.jpg", b"\xff\xd8" + b"0" * (12 * 1024 * 1024)), "12 MB"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(
    client: Client, upload: SimpleUploadedFile, sentence: str
) -> None:
    page = client.post("/adu/", {**FORM, "attachments": [upload, picture()]}).content.decode()
    assert sentence in page
    assert "lubang.jpg" in page
    assert Complaint.objects.count() == 0


def test_the_sixth_photo_is_left_out_with_a_sentence(client: Client) -> None:
    colours = ["red", "blue", "green", "white", "black", "yellow"]
    six = [picture(f"{colour}.jpg", colour) for colour in colours]
    page = client.post("/adu/", {**FORM, "attachments": six}).content.decode()
    assert "yellow.jpg" in page
    assert "Paling banyak 5 berkas" in page
    assert page.count('name="kept"') == 5


def test_naughty_strings_are_kept_as_text_and_shown_escaped(client: Client) -> None:
    nasty = "<script>alert(1)</script> \u202e \x00 ' OR 1=1 -- \U0001f525 lubang"
    answer = client.post("/adu/", {**FORM, "text": nasty, "name": nasty}, follow=True)
    track = answer.redirect_chain[0][0].removesuffix("tanda-terima/")
    page = client.get(track).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "\u202e" not in Complaint.objects.get().body


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("text", "a" * 100_000, "paling banyak 10000"),
        ("email", "bukan surel", "Alamat surel"),
        ("category", "tidak-ada", "pilihan"),
        ("phone", "123", "Nomor telepon"),
        ("latitude", "1.0", "luar Kota"),
    ],
)
def test_a_wrong_field_is_told_at_the_field(
    client: Client, field: str, value: str, sentence: str
) -> None:
    more = {"longitude": "110.8"} if field == "latitude" else {}
    answer = client.post("/adu/", {**FORM, field: value, **more})
    assert answer.status_code == 422
    assert sentence.lower() in answer.content.decode().lower()
    assert Complaint.objects.count() == 0


def test_a_pin_outside_the_city_can_be_left_out_without_javascript(client: Client) -> None:
    jakarta = {**FORM, "latitude": "-6.2", "longitude": "106.8"}
    page = client.post("/adu/", jakarta).content.decode()
    assert "di luar kota" in page
    assert 'name="no_pin"' in page
    assert 'name="no_pin"' not in client.get("/adu/").content.decode()
    client.post("/adu/", {**jakarta, "no_pin": "on"})
    complaint = Complaint.objects.get()
    assert (complaint.latitude, complaint.area.name) == (None, "Pajang")


def test_questions_of_a_category_are_asked_and_kept(client: Client) -> None:
    lamp = {**FORM, "category": "lampu"}
    page = client.post("/adu/", {**lamp, "show_help": "1"}).content.decode()
    assert "Apa yang rusak?" in page
    assert "Jawab pertanyaan ini" not in page
    page = client.post("/adu/", {**lamp, "q_dark": "OFF"}).content.decode()
    assert "Jawab pertanyaan ini" in page
    client.post("/adu/", {**lamp, "q_dark": "WIRE", "q_pole": "SKA-12", "q_since": "kemarin"})
    assert Complaint.objects.get().details == {"dark": "WIRE", "pole": "SKA-12"}


def test_the_code_from_the_letter_verifies_the_contact(client: Client) -> None:
    track = client.post("/adu/", FORM).url.removesuffix("tanda-terima/")
    complaint = Complaint.objects.get()
    wrong = client.post(f"{track}pasti/", {"code": "000000"})
    assert wrong.status_code == 422
    client.post(f"{track}pasti/", {"code": contact_code(complaint)})
    complaint.refresh_from_db()
    assert complaint.complainant.verified_at is not None
    assert "UNVERIFIED" not in complaint.flags


def _is_control(sql: str) -> bool:
    return sql.split(maxsplit=1)[0] in {"BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK"}


@pytest.fixture
def other_city(settings: Any, tmp_path: Path):
    """A city by the sea with its own bounds and its own number to call."""
    text = (settings.ULAS_CITY_FOLDER / "city.toml").read_text(encoding="utf-8")
    text = text.replace("Kota Surakarta", "Kota Contoh").replace('"112"', '"999"')
    text = re.sub(r"bounds = .*", "bounds = [[-7.20, 112.60], [-7.10, 112.80]]", text)
    (tmp_path / "city.toml").write_text(text, encoding="utf-8")
    settings.ULAS_CITY_FOLDER = tmp_path
    city.cache_clear()
    yield
    city.cache_clear()


def test_another_city_takes_its_own_pins_and_names_its_own_number(
    client: Client, other_city: None
) -> None:
    here = {"latitude": "-7.15", "longitude": "112.70"}
    client.post("/adu/", {**FORM, **here})
    assert Complaint.objects.get().latitude == -7.15
    far = {"latitude": "-7.5668", "longitude": "110.8271", "key": "2" * 32}
    answer = client.post("/adu/", {**FORM, **far})
    assert answer.status_code == 422 and "di luar kota" in answer.content.decode()
    home = client.get("/").content.decode()
    assert "tel:999" in home and "tel:112" not in home
    assert "Kota Contoh: tulis aduan" in home
