"""Bad input: fields at their limits, naughty strings everywhere, links that are over, guesses."""

from __future__ import annotations

import html
import io
import logging
import sys
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import portal_cast
from database.test_portal_filing import FORM
from portal_cast import START, Cast
from ulas.complaints.models import Complaint, Feedback
from ulas.complaints.sealed.codes import contact_code
from ulas.complaints.sealed.links import my_complaints_token, subscription_token
from ulas.complaints.sealed.sealing import blind_index
from ulas.complaints.sealed.staging import unstage
from ulas.config.log_lines import SecretsLeftOut
from ulas.look import uploads
from ulas.look.now import freeze
from ulas.portal import limits

pytestmark = pytest.mark.django_db

NAUGHTY = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% load x %}",
    "'; DROP TABLE complaints_complaint; --",
    "\u202egnipyt\u202c",
    "\x00\x07\x1b[31m",
    "Ṱ̸̢o̵͙͝ ̶i̷n̴v̵o̶k̷e",
    "👨‍👩‍👧‍👦 ꦱꦸꦫꦏꦂꦠ",
    "../../etc/passwd%00",
)  # fmt: skip


@pytest.fixture(autouse=True)
def cast():
    freeze(START + timedelta(hours=1))
    yield portal_cast.build()
    freeze(None)


def address(filed: Any) -> str:
    return f"/aduan/{filed.complaint.number}/{filed.token}/"


@pytest.mark.parametrize(
    ("field", "most"),
    [("text", 10_000), ("title", 160), ("name", 120), ("address", 300), ("domicile", 120)],
)
def test_a_field_takes_its_limit_and_no_letter_more(client: Client, field: str, most: int) -> None:
    whole = ("lubang jalan " * 1000)[:most].strip().ljust(most, "x")
    answer = client.post("/adu/", {**FORM, field: whole + "x"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="f_{field}_error"' in page
    assert whole + "x" in page, "what was typed is still there, uncut"
    assert client.post("/adu/", {**FORM, field: whole}).status_code == 302
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "a" * 250 + "@contoh.id"),
        ("phone", "0" * 31),
        ("phone", "0812"),
        ("gender", "X"),
        ("area", "99.99"),
        ("visibility", "SEMUA"),
        ("identity_shown_to", "NOBODY"),
        ("accused_agency", "TIDAK-ADA"),
        ("latitude", "nan"),
        ("latitude", "inf"),
        ("key", "k" * 65),
        ("key", ""),
    ],
)
def test_a_value_that_no_form_sends_is_refused_and_kept_out(
    client: Client, field: str, value: str
) -> None:
    more = {"longitude": "110.8"} if field == "latitude" else {}
    assert client.post("/adu/", {**FORM, field: value, **more}).status_code == 422
    assert Complaint.objects.count() == 0


def test_an_answer_to_a_question_has_its_limit_too(client: Client) -> None:
    lamp = {**FORM, "category": "lampu", "q_dark": "WIRE", "q_alien": "x"}
    refused = client.post("/adu/", {**lamp, "q_pole": "7" * 201})
    assert refused.status_code == 422
    assert 'id="f_q_pole_error"' in refused.content.decode()
    client.post("/adu/", {**lamp, "q_pole": "7" * 200})
    assert Complaint.objects.get().details == {"dark": "WIRE", "pole": "7" * 200}


@pytest.mark.parametrize("nasty", NAUGHTY, ids=range(len(NAUGHTY)))
def test_naughty_strings_do_no_harm_in_any_field(client: Client, cast: Cast, nasty: str) -> None:
    lines = dict.fromkeys(("title", "name", "address", "domicile"), nasty)
    answer = client.post("/adu/", {**FORM, **lines, "text": f"Lubang {nasty} di jalan"})
    assert answer.status_code == 302
    complaint = Complaint.objects.get()
    track = answer.url.removesuffix("tanda-terima/")
    client.post(f"{track}keterangan/", {"text": f"Lagi: {nasty}"})
    client.post(f"{track}data/", {"code": contact_code(complaint)})
    for page in (track, answer.url, f"{track}data/", f"{track}formulir.pdf"):
        shown = client.get(page)
        assert shown.status_code == 200
        assert b"<script>alert" not in shown.content
        assert b"<img src=x" not in shown.content
        assert b"49{" not in shown.content
    assert not set(complaint.body + complaint.title) & set("\x00\x07\x1b\u202e\u202c")
    for query in (f"?cari={nasty}", f"?kategori={nasty}&hal=-1", f"?instansi={nasty}"):
        assert client.get(f"/publik/{query}").status_code == 200


def test_the_search_takes_its_wildcards_as_letters(client: Client, cast: Cast) -> None:
    portal_cast.answered(cast)
    for odd in ("%", "_", "\\", "%25", "'", '"', "*", "lubang*", "a" * 5000, "\x00"):
        answer = client.get("/publik/", {"cari": odd})
        assert answer.status_code == 200, odd


def test_no_address_takes_a_nul_to_the_database(client: Client) -> None:
    nul = "a\x00b"
    for name in ("aduan", "kelurahan", "kategori"):
        assert client.get("/langganan/", {name: nul}).status_code == 404
        about = {"number": "", "area": "", "category": ""}
        field = {"aduan": "number", "kelurahan": "area", "kategori": "category"}[name]
        told = client.post("/langganan/", {"email": "a@contoh.id", **about, field: nul})
        assert told.status_code in {404, 422}
    typed = {"text": "Jalan berlubang di depan pasar", "area": nul, "category": nul}
    assert client.post("/adu/saran/", typed).status_code == 200
    assert client.get("/adu/pertanyaan/", {"category": nul}).status_code == 200
    assert client.post("/adu/", {**FORM, "category": nul, "area": nul}).status_code == 422


@pytest.mark.parametrize("name", ["<svg onload=alert(1)>.jpg", "a\x00b.jpg", "x" * 300 + ".jpg"])
def test_the_name_of_a_file_does_no_harm(client: Client, name: str) -> None:
    photo = SimpleUploadedFile("p.jpg", portal_cast.photo(), "image/jpeg")
    photo._name = name
    page = client.post("/adu/", {**FORM, "name": "", "attachments": [photo]}).content.decode()
    assert "<svg" not in page.split("<main", 1)[1].replace('<svg class="icon"', "")
    assert page.count('name="kept"') == 1


def test_a_link_to_own_complaints_ends_after_a_day(client: Client) -> None:
    portal_cast.filed()
    token = my_complaints_token(blind_index("siti@contoh.id", "email"), START)
    assert "berlubang" in client.get(f"/aduan-saya/{token}/").content.decode()
    freeze(START + timedelta(hours=25))
    over = client.get(f"/aduan-saya/{token}/")
    assert over.status_code == 410
    assert "berlubang" not in over.content.decode()
    assert "Tautan ini sudah tidak berlaku" in over.content.decode()
    assert client.get(f"/aduan-saya/{token[:-2]}xx/").status_code == 410
    assert client.get(f"/langganan/{subscription_token(1)}x/").status_code == 404


def test_whether_a_contact_has_complaints_is_not_told(client: Client) -> None:
    portal_cast.filed()
    known = client.post("/aduan-saya/", {"contact": "siti@contoh.id"}).content
    unknown = client.post("/aduan-saya/", {"contact": "orang.lain@contoh.id"}).content
    assert known == unknown


def test_the_data_page_asks_for_its_code_again_after_half_an_hour(client: Client) -> None:
    filed = portal_cast.filed()
    page = address(filed) + "data/"
    assert "Siti Aminah" not in client.get(page).content.decode()
    client.post(page, {"code": contact_code(filed.complaint)})
    assert "Siti Aminah" in client.get(page).content.decode()
    freeze(START + timedelta(hours=2))
    assert "Siti Aminah" not in client.get(page).content.decode()
    assert client.get(page + "unduh/").status_code == 302
    client.post(page + "hapus/", {"sure": "on"})
    assert Complaint.objects.get().body


def test_guessing_the_code_ends(client: Client) -> None:
    filed = portal_cast.filed()
    tries = [client.post(address(filed) + "data/", {"code": f"{n:06}"}) for n in range(9)]
    assert tries[-1].status_code == 429
    right = {"code": contact_code(filed.complaint)}
    assert client.post(address(filed) + "data/", right).status_code == 429


def test_guessing_the_code_from_many_addresses_ends_too(client: Client) -> None:
    filed = portal_cast.filed()
    page = address(filed) + "data/"
    for n in range(40):
        client.post(page, {"code": f"{n:06}"}, REMOTE_ADDR=f"203.0.113.{n + 1}")
    right = {"code": contact_code(filed.complaint)}
    assert client.post(page, right, REMOTE_ADDR="203.0.113.99").status_code == 429
    verify = address(filed) + "pasti/"
    assert client.post(verify, right, REMOTE_ADDR="203.0.113.98").status_code == 429


def test_one_connection_of_many_addresses_counts_as_one_visitor(client: Client) -> None:
    wrong = f"/aduan/{portal_cast.filed().complaint.number}/{'a' * 26}/"
    seen = [client.get(wrong, REMOTE_ADDR=f"2001:db8:0:7::{n:x}") for n in range(1, 60)]
    assert seen[-1].status_code == 429
    assert client.get(wrong, REMOTE_ADDR="2001:db8:0:8::1").status_code == 404


def test_a_kept_photo_sent_many_times_over_is_looked_at_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = SimpleUploadedFile("p.jpg", portal_cast.photo(), "image/jpeg")
    page = client.post("/adu/", {**FORM, "name": "", "attachments": [photo]}).content.decode()
    kept = html.unescape(page.split('name="kept" value="')[1].split('"')[0])
    looks: list[str] = []
    monkeypatch.setattr(uploads, "unstage", lambda one: looks.append(one) or unstage(one))
    client.post("/adu/", {**FORM, "name": "", "kept": [kept] * 200})
    assert len(looks) == 1


@pytest.mark.parametrize("door", ["/adu/", "keterangan/"])
def test_a_flood_of_files_ends_although_no_form_is_complete(
    client: Client, monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    monkeypatch.setattr(limits, "UPLOADS_AN_HOUR", 2)
    door = door if door.startswith("/") else address(portal_cast.filed()) + door
    seen = []
    for _ in range(3):
        photo = SimpleUploadedFile("p.jpg", portal_cast.photo(), "image/jpeg")
        seen.append(client.post(door, {"attachments": [photo]}).status_code)
    assert seen == [422, 422, 429]
    assert client.post(door, {}).status_code == 422, "without files nothing is kept"


def test_the_page_after_a_second_tap_is_kept_by_nobody(client: Client) -> None:
    client.post("/adu/", FORM)
    answer = client.get(f"/adu/terkirim/{FORM['key']}/")
    assert Complaint.objects.get().number in answer.content.decode().replace("-", "")
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_key_that_filed_nothing_is_told_and_not_waited_for(client: Client) -> None:
    """Of a form that was cut off, or whose key has been forgotten after its seven days."""
    answer = client.get("/adu/terkirim/tidak-pernah-terkirim/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert 'http-equiv="refresh"' not in page
    assert "tidak ditemukan" in page
    assert 'href="/adu/"' in page
    assert 'href="/lacak/"' in page
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_form_whose_key_could_be_no_address_is_refused_at_once(client: Client) -> None:
    for _ in range(2):
        assert client.post("/adu/", {**FORM, "key": "a b/c"}).status_code == 422


def test_no_log_line_holds_the_secret_of_a_link_or_an_address(client: Client) -> None:
    filed = portal_cast.filed()
    (handler,) = [
        one for one in logging.getLogger().handlers if isinstance(one.formatter, SecretsLeftOut)
    ]
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    before = handler.setStream(written)
    try:
        client.get(address(filed) + "tidak-ada/")
        logging.getLogger("ulas.jobs").warning("%s refused", "siti@contoh.id")
    finally:
        handler.setStream(before or sys.stderr)
    told = written.getvalue()
    assert f"/aduan/{filed.complaint.number}/…/tidak-ada/" in told
    assert filed.token not in told
    assert "siti@" not in told


def test_a_second_tab_cannot_judge_twice_nor_reopen_what_is_reopened(
    client: Client, cast: Cast
) -> None:
    filed, _ = portal_cast.answered(cast)
    given = {"rating": "2", "solved": "no"}
    tabs = [client.post(address(filed) + "penilaian/", given) for _ in range(2)]
    assert [tab.status_code for tab in tabs] == [302, 422]
    again = [client.post(address(filed) + "buka-lagi/", {"reason": "Masih."}) for _ in range(2)]
    assert [tab.status_code for tab in again] == [302, 422]
    assert "Masih." in again[1].content.decode()
    assert (Feedback.objects.count(), Complaint.objects.get().round) == (1, 2)


def test_a_photo_of_another_case_is_not_shown_nor_disputed(client: Client, cast: Cast) -> None:
    own = portal_cast.filed()
    other = portal_cast.filed(attachments=(portal_cast.prepared(),))
    strange = f"{address(own)}berkas/{other.complaint.attachments.get().pk}/"
    assert client.get(strange).status_code == 404
    assert client.post(strange + "sanggah/", {"reason": "Bukan ini."}).status_code in {404, 422}
    assert other.complaint.attachments.get().disputed_at is None


def test_the_export_names_everything_that_was_given(client: Client) -> None:
    filed = portal_cast.filed(attachments=(portal_cast.prepared(),))
    page = address(filed) + "data/"
    client.post(page, {"code": contact_code(filed.complaint)})
    told = client.get(page + "unduh/").json()
    assert told["complainant"]["email"] == "siti@contoh.id"
    assert [one["media_type"] for one in told["files"]] == ["image/jpeg"]
    assert told["text"].startswith("Jalan di depan pasar")
