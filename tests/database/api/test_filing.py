"""POST /api/v1/complaints: taken once, refused with a sentence, never half-written."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import portal_cast
from town import Town
from ulas.complaints.models import Attachment, Complainant, Complaint
from ulas.complaints.refusals import KeyInFlight
from ulas.complaints.sealed.sealing import unseal

DOOR = "/api/v1/complaints"


def file(machine: Client, body: Any, **headers: str) -> Any:
    return machine.post(DOOR, json.dumps(body), content_type="application/json", headers=headers)


def file_with(machine: Client, body: Any, *photos: Any, **headers: str) -> Any:
    given = {"complaint": json.dumps(body), "attachments": list(photos)}
    return machine.post(DOOR, given, headers=headers)


def photo(colour: str = "red") -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{colour}.jpg", portal_cast.photo(colour), "image/jpeg")


def refused(answer: Any, status: int) -> dict[str, str]:
    """The errors by field of a problem document."""
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    document = answer.json()
    assert document["status"] == status
    assert document["detail"].endswith((".", ".\n"))
    assert len(document["number"]) == 8
    errors: dict[str, str] = document["errors"]
    return errors


def test_a_complaint_is_filed(town: Town, machine: Client, body: dict[str, Any]) -> None:
    answer = file(machine, body)
    assert answer.status_code == 201
    receipt = answer.json()
    complaint = Complaint.objects.get(number=receipt["number"])
    assert receipt["state"] == "FILED"
    assert "sedang kami periksa" in receipt["phrase"]
    assert receipt["tracking_url"].endswith(
        f"/aduan/{receipt['number']}/{receipt['tracking_token']}/"
    )
    assert receipt["promised_at"] == "2026-01-14T02:00:00Z"
    assert answer.headers["Location"] == f"{DOOR}/{receipt['number']}"
    assert not answer.cookies
    assert complaint.channel == "API"
    assert complaint.latitude == -7.5668
    assert unseal(complaint.complainant.name_sealed, "name") == "Siti Aminah"
    assert complaint.complainant.gender == "FEMALE"


def test_files_come_beside_the_json(town: Town, machine: Client, body: dict[str, Any]) -> None:
    answer = file_with(machine, body, photo("red"), photo("blue"))
    assert answer.status_code == 201
    assert Attachment.objects.filter(complaint__number=answer.json()["number"]).count() == 2


def test_the_json_may_come_as_a_file_too(town: Town, machine: Client, body: dict[str, Any]) -> None:
    """As a browser sends a Blob beside files."""
    blob = SimpleUploadedFile("blob", json.dumps(body).encode(), "application/json")
    answer = machine.post(DOOR, {"complaint": blob, "attachments": photo()})
    assert answer.status_code == 201
    assert Attachment.objects.count() == 1


def test_the_same_key_with_the_same_body_files_once(
    town: Town, machine: Client, body: dict[str, Any]
) -> None:
    first = file(machine, body, **{"Idempotency-Key": "k-1"})
    again = file(machine, {**body}, **{"Idempotency-Key": "k-1"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Complaint.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(
    town: Town, machine: Client, body: dict[str, Any]
) -> None:
    file(machine, body, **{"Idempotency-Key": "k-1"})
    refused(file(machine, {**body, "title": "Lain"}, **{"Idempotency-Key": "k-1"}), 422)
    assert Complaint.objects.count() == 1


def test_other_files_are_another_body(town: Town, machine: Client, body: dict[str, Any]) -> None:
    file_with(machine, body, photo("red"), **{"Idempotency-Key": "k-1"})
    refused(file_with(machine, body, photo("blue"), **{"Idempotency-Key": "k-1"}), 422)


def test_a_key_is_one_clients_own(town: Town, machine: Client, body: dict[str, Any]) -> None:
    for client in ("app-a", "app-b"):
        headers = {"Idempotency-Key": "k-1", "X-Client-Id": client}
        assert file(machine, body, **headers).status_code == 201
    assert Complaint.objects.count() == 2


def test_a_filing_that_is_still_being_written_is_waited_for(
    town: Town, machine: Client, body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(**_words: Any) -> None:
        raise KeyInFlight

    monkeypatch.setattr("ulas.complaints.actions.file_complaint", busy)
    answer = file(machine, body, **{"Idempotency-Key": "k-1"})
    refused(answer, 409)
    assert answer.headers["Retry-After"] == "1"


def test_strange_keys_are_refused(town: Town, machine: Client, body: dict[str, Any]) -> None:
    for key in ("dua kata", "x" * 129):
        errors = refused(file(machine, body, **{"Idempotency-Key": key}), 422)
        assert "ASCII" in errors["Idempotency-Key"]


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"text": ""}, "text", "belum ditulis"),
        ({"text": "x" * 100_000}, "text", "terlalu panjang"),
        ({"text": "\x00\x01\u202e"}, "text", "belum ditulis"),
        ({"text": 7}, "text", "sebagai teks"),
        ({"category": "tidak-ada"}, "category", "tidak dikenal"),
        ({"area": "99"}, "area", "tidak dikenal"),
        ({"area": "a\x00b"}, "area", "kode dari daftar"),
        ({"lat": -6.2, "lon": 106.8}, "lat", "di luar kota"),
        ({"lat": -7.56, "lon": None}, "lat", "lintang dan bujur"),
        ({"lat": "-7.56"}, "lat", "sebagai angka"),
        ({"visibility": "SECRET"}, "visibility", "Pilih salah satu"),
        ({"complainant": {"email": "bukan surel"}}, "complainant.email", "tidak lengkap"),
        ({"complainant": {"phone": "12"}}, "complainant.phone", "tidak lengkap"),
        ({"complainant": {"nama": "Siti"}}, "complainant.nama", "tidak dikenal"),
        ({"complainant": []}, "complainant", "objek"),
        ({"judul": "x"}, "judul", "tidak dikenal"),
        ({"details": {"asing": "x"}}, "details", "tidak dikenal"),
    ],
)
def test_wrong_fields_are_named(
    town: Town, machine: Client, body: dict[str, Any], change: Any, field: str, said: str
) -> None:
    errors = refused(file(machine, {**body, **change}), 422)
    assert said in errors[field]
    assert Complaint.objects.count() == Complainant.objects.count() == 0


def test_text_is_required(town: Town, machine: Client) -> None:
    assert refused(file(machine, {}), 422) == {"text": "Isian ini wajib."}


def test_control_characters_are_taken_out(
    town: Town, machine: Client, body: dict[str, Any]
) -> None:
    answer = file(machine, {**body, "text": "Jalan\x00 rusak\u202e parah \ud800 sekali."})
    assert answer.status_code == 201
    text = Complaint.objects.get().body
    assert text == "Jalan rusak parah  sekali."


def test_questions_of_the_category_are_answered(
    town: Town, machine: Client, body: dict[str, Any]
) -> None:
    answer = file(machine, {**body, "category": "lampu", "details": {"pole": "P-7\x00"}})
    assert answer.status_code == 201
    assert Complaint.objects.get().details == {"pole": "P-7"}


@pytest.mark.parametrize("content", [" ", "{", '{"text": NaN}', "[" * 100_000, b"\xff\xfe"])
def test_what_is_no_json_is_said_so(town: Town, machine: Client, content: Any) -> None:
    refused(machine.post(DOOR, content, content_type="application/json"), 400)


def test_a_list_is_no_complaint(town: Town, machine: Client) -> None:
    assert "objek" in refused(file(machine, []), 422)["body"]


def test_other_media_types_are_refused(town: Town, machine: Client) -> None:
    refused(machine.post(DOOR, "text=x", content_type="text/plain"), 415)


def test_multipart_without_its_parts(town: Town, machine: Client, body: dict[str, Any]) -> None:
    assert "complaint" in refused(machine.post(DOOR, {"attachments": photo()}), 422)
    strange = {"complaint": json.dumps(body), "foto": photo()}
    assert "foto" in refused(machine.post(DOOR, strange), 422)
    as_text = {"complaint": json.dumps(body), "attachments": "foto.jpg"}
    assert "berkas" in refused(machine.post(DOOR, as_text), 422)["attachments"]
    broken = machine.post(DOOR, "x", content_type="multipart/form-data; boundary=")
    refused(broken, 400)


def test_wrong_files_are_refused_by_name(town: Town, machine: Client, body: dict[str, Any]) -> None:
    fake = SimpleUploadedFile("virus.jpg", b"MZ\x90\x00 not a photo", "image/jpeg")
    assert "virus.jpg" in refused(file_with(machine, body, fake), 422)["attachments"]
    six = [photo() for _ in range(6)]
    assert "5 berkas" in refused(file_with(machine, body, *six), 422)["attachments"]


def test_a_photo_of_fifty_megabytes_is_too_large(
    town: Town, machine: Client, body: dict[str, Any]
) -> None:
    large = SimpleUploadedFile("besar.jpg", b"\xff\xd8" + b"0" * 50_000_000, "image/jpeg")
    refused(file_with(machine, body, large), 413)
    refused(file(machine, {**body, "text": "x" * 3_000_000}), 413)
    refused(machine.generic("POST", DOOR, "{}", "application/json", CONTENT_LENGTH=str(10**9)), 413)
    assert Complaint.objects.count() == 0


def test_a_flood_is_slowed_down(
    town: Town, machine: Client, body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ulas.api.client.FILINGS_AN_HOUR", 2)
    assert [file(machine, body).status_code for _ in range(3)] == [201, 201, 429]
    assert file(machine, body).headers["Retry-After"] == "3600"


def test_filing_stays_within_its_statements(
    town: Town, machine: Client, body: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    """Counted as the house plan says: warm, without transaction control, without files."""
    file(machine, body)
    with django_assert_max_num_queries(20) as counted:
        file(machine, {**body, "title": "Kedua"})
    control = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    said = [query["sql"] for query in counted.captured_queries]
    assert len([sql for sql in said if not sql.startswith(control)]) <= 12
