"""No door takes a wrong file: each says which and why, keeps what was typed, writes nothing."""

from __future__ import annotations

import html
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

import portal_cast
from bad_files import KINDS, bad_files
from console_cast import at, desk, hidden
from town import Town, everything
from ulas.complaints.models import AnswerLink, Attachment
from ulas.complaints.sealed.sealing import token_for
from ulas.look.now import freeze

WORDS = "Isian yang tidak boleh hilang."
FORM = {
    "text": WORDS, "name": "Siti", "email": "siti@contoh.id", "address": "Gang Melati 3",
    "identity_shown_to": "AGENCY",
}  # fmt: skip
BAD = bad_files()
Knock = Callable[[Town, SimpleUploadedFile], Any]


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    town = Town()
    town.file()
    town.do("accept", town.clerk)
    town.refer("DPUPR", "POLRESTA")
    at(town.now)
    yield town
    freeze(None)


def at_the_portal(town: Town, file: SimpleUploadedFile) -> Any:
    client = Client()
    key = hidden(client.get("/adu/").content.decode())["key"]
    return client.post("/adu/", {**FORM, "key": key, "attachments": [file]})


def with_facts(town: Town, file: SimpleUploadedFile) -> Any:
    address = f"/aduan/{town.number}/{token_for(town.number)}/keterangan/"
    return Client().post(address, {"text": WORDS, "attachments": [file]})


def at_the_desk(town: Town, file: SimpleUploadedFile) -> Any:
    client = desk(town.clerk)
    first = hidden(client.get("/petugas/catat/").content.decode())
    typed = {"channel": "DESK", "received_at": "2026-01-12T08:30", "text": WORDS}
    return client.post("/petugas/catat/", {**first, **typed, "attachments": [file]})


def with_an_answer(town: Town, file: SimpleUploadedFile) -> Any:
    client = desk(town.roads)
    address = f"/petugas/aduan/{town.number}/submit_answer/"
    first = hidden(client.get(address).content.decode())
    return client.post(address, {**first, "kind": "FINAL", "text": WORDS, "attachments": [file]})


def by_a_mailed_link(town: Town, file: SimpleUploadedFile) -> Any:
    link = AnswerLink.objects.get(referral__agency__code="POLRESTA")
    address = f"/jawab/{token_for(str(link.pk), 'answer')}/"
    return Client().post(address, {"kind": "FINAL", "text": WORDS, "attachments": [file]})


DOORS: dict[str, Knock] = {
    "portal": at_the_portal,
    "facts": with_facts,
    "desk": at_the_desk,
    "answer": with_an_answer,
    "link": by_a_mailed_link,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("door", DOORS)
def test_a_wrong_file_is_named_and_nothing_is_lost(town: Town, door: str, kind: str) -> None:
    before = everything()
    file, said = BAD[kind]
    file.seek(0)
    answer = DOORS[door](town, file)
    page = answer.content.decode()
    assert answer.status_code == 422, (answer.status_code, page[:300])
    assert said in page
    assert str(file.name) in page
    assert WORDS in page, "what was typed is lost"
    assert everything() == before, "something was written"


@pytest.mark.parametrize("kind", KINDS)
def test_the_api_answers_with_a_problem(town: Town, kind: str) -> None:
    before = written()
    file, said = BAD[kind]
    file.seek(0)
    body = {"text": WORDS, "complainant": {"name": "Siti", "email": "siti@contoh.id"}}
    sent = {"complaint": json.dumps(body), "attachments": file}
    answer = Client().post("/api/v1/complaints", sent)
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert answer.status_code == told["status"] == (413 if kind == "fifty megabytes" else 422)
    assert said in json.dumps(told, ensure_ascii=False)
    assert written() == before


def written() -> dict[str, Any]:
    """Everything but the counts of who knocked how often."""
    return {name: rows for name, rows in everything().items() if name != "complaints.RateWindow"}


def test_a_good_photo_beside_a_bad_one_is_kept(town: Town) -> None:
    """The form comes back with the good one; sending again files it without choosing it anew."""
    client = Client()
    first = hidden(client.get("/adu/").content.decode())
    typed = {**first, **FORM}
    bad, _ = BAD["program"]
    bad.seek(0)
    good = SimpleUploadedFile("lubang.jpg", portal_cast.photo(), "image/jpeg")
    page = client.post("/adu/", {**typed, "attachments": [bad, good]}).content.decode()
    assert "lubang.jpg" in page
    kept = html.unescape(hidden(page)["kept"])
    again = client.post("/adu/", {**typed, "kept": [kept]})
    assert again.status_code == 302
    newest = type(town.complaint).objects.order_by("-id")[0]
    assert newest.attachments.count() == 1


def test_what_a_camera_wrote_badly_costs_nothing_but_itself(town: Town) -> None:
    """Dates filled up with NULs, and a place of 0/0 from a camera without a fix."""
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:01:12 09:00\0\0\0"
    nowhere = (IFDRational(0, 0),) * 3
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {
            ExifTags.GPS.GPSLatitudeRef: "S",
            ExifTags.GPS.GPSLatitude: nowhere,
            ExifTags.GPS.GPSLongitudeRef: "E",
            ExifTags.GPS.GPSLongitude: nowhere,
        }
    )
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(out, "JPEG", exif=exif)
    file = SimpleUploadedFile("kamera.jpg", out.getvalue(), "image/jpeg")
    assert at_the_portal(town, file).status_code == 302
    kept = Attachment.objects.get()
    assert (kept.latitude, kept.longitude, kept.taken_at) == (None, None, "2026:01:12 09:00")
