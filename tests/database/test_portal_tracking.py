"""The tracking page and what the complainant does on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import portal_cast
from portal_cast import START, Cast
from ulas.complaints import actions
from ulas.complaints.casefile import by_officer
from ulas.complaints.models import AnswerLink, Complaint, Feedback
from ulas.complaints.sealed.sealing import token_for
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db
CONTROL = {"BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK"}


@pytest.fixture
def cast() -> Cast:
    return portal_cast.build()


@pytest.fixture(autouse=True)
def clock():
    freeze(START + timedelta(hours=1))
    yield
    freeze(None)


def track(filed: actions.Filed) -> str:
    return f"/aduan/{filed.complaint.number}/{filed.token}/"


def page(client: Client, filed: actions.Filed, more: str = "") -> str:
    answer = client.get(track(filed) + more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_tracking_needs_at_most_eight_statements(client: Client, cast: Cast) -> None:
    filed, referrals = portal_cast.referred(cast, agencies=("DPUPR", "DISHUB"))
    for referral in referrals:
        portal_cast.publish(cast, filed.complaint, referral, START, "Sudah diperbaiki.")
    with CaptureQueriesContext(connection) as captured:
        client.get(track(filed))
    asked = [q["sql"] for q in captured if q["sql"].split()[0] not in CONTROL]
    assert len(asked) <= 8, "\n".join(asked)


def test_all_agencies_are_told_with_who_is_late(client: Client, cast: Cast) -> None:
    filed, (roads, _) = portal_cast.referred(cast, agencies=("DPUPR", "DISHUB"))
    portal_cast.publish(cast, filed.complaint, roads, START, "Lubang sudah ditambal.")
    freeze(START + timedelta(hours=4))
    told = page(client, filed)
    assert "Jawaban 1 dari 2" in told
    assert "Lubang sudah ditambal." in told
    assert "Dinas Perhubungan" in told
    assert "terlambat 3 jam" in told
    assert "Batas waktu SOP untuk langkah ini sudah lewat." in told
    assert "Atasannya sudah diberi tahu." not in told


def test_wrong_and_hidden_look_the_same_and_guessing_ends(client: Client, cast: Cast) -> None:
    secret = portal_cast.filed(visibility="CONFIDENTIAL")
    hidden = client.get(f"/aduan/{secret.complaint.number}/{'a' * 26}/")
    missing = client.get(f"/aduan/2600000000/{'a' * 26}/")
    assert hidden.status_code == missing.status_code == 404
    strip = lambda a: a.content.decode().replace(a.request["PATH_INFO"], "")  # noqa: E731
    from urllib.parse import quote

    texts = [
        strip(a).replace(quote(a.request["PATH_INFO"], safe=""), "") for a in (hidden, missing)
    ]
    assert texts[0] == texts[1]
    for _ in range(20):
        last = client.get(f"/aduan/{secret.complaint.number}/{'b' * 26}/")
    assert last.status_code == 429
    assert client.get(track(secret)).status_code == 200


def test_find_by_number_and_code(client: Client, cast: Cast) -> None:
    filed = portal_cast.filed()
    number = filed.complaint.number
    typed = {"number": f"{number[:4]}-{number[4:7]} {number[7:]}", "token": filed.token.upper()}
    assert client.post("/lacak/", typed).url == track(filed)
    wrong = client.post("/lacak/", {**typed, "token": "x"})
    assert wrong.status_code == 404
    assert "tidak cocok dengan aduan mana pun" in wrong.content.decode()
    slip = client.post("/lacak/", {**typed, "number": str(int(number) ^ 1).zfill(10)})
    assert "salah ketik" in slip.content.decode()


def test_a_question_is_answered_with_facts_and_a_photo(client: Client, cast: Cast) -> None:
    filed, (referral,) = portal_cast.referred(cast)
    actions.ask_complainant(
        complaint_id=filed.complaint.pk, referral_id=referral.pk, now=START,
        by=by_officer(cast.roads_officer), question="Di sisi mana lubangnya?",
    )  # fmt: skip
    told = page(client, filed)
    assert "Di sisi mana lubangnya?" in told
    assert "jam berhenti sementara" in told
    from django.core.files.uploadedfile import SimpleUploadedFile

    photo = SimpleUploadedFile("sisi.jpg", portal_cast.photo(), "image/jpeg")
    answer = client.post(
        f"{track(filed)}keterangan/", {"text": "Sisi utara.", "attachments": [photo]}, follow=True
    )
    told = answer.content.decode()
    assert "Keterangan Anda sudah masuk" in told
    assert "Sisi utara." in told
    assert "jam berhenti sementara" not in told
    assert filed.complaint.attachments.filter(purpose="FACTS").count() == 1


def test_feedback_closes_and_is_given_once(client: Client, cast: Cast) -> None:
    filed, _ = portal_cast.answered(cast)
    assert "Apakah jawabannya membantu?" in page(client, filed)
    given = {"rating": "5", "solved": "yes", "reasons": ["FAST"], "text": "Terima kasih"}
    client.post(f"{track(filed)}penilaian/", given)
    assert Complaint.objects.get().state == "CLOSED"
    again = client.post(f"{track(filed)}penilaian/", given)
    assert again.status_code == 422
    assert Feedback.objects.count() == 1


def test_who_says_unsolved_is_led_to_reopening(client: Client, cast: Cast) -> None:
    filed, _ = portal_cast.answered(cast)
    answer = client.post(f"{track(filed)}penilaian/", {"rating": "2", "solved": "no"})
    assert answer.url == f"{track(filed)}buka-lagi/"
    client.post(answer.url, {"reason": "Masih berlubang."})
    assert Complaint.objects.get().round == 2
    assert "Masih berlubang." in page(client, filed)


def test_a_rejection_can_be_objected_to_once(client: Client, cast: Cast) -> None:
    filed = portal_cast.filed()
    actions.reject(
        complaint_id=filed.complaint.pk, by=by_officer(cast.clerk), now=START,
        ground="NOT_OURS", explanation="Jalan milik provinsi.",
    )  # fmt: skip
    told = page(client, filed)
    assert "Bukan wewenang Pemerintah Kota" in told
    assert "Jalan milik provinsi." in told
    client.post(f"{track(filed)}keberatan/", {"reason": "Ini jalan kota."})
    told = page(client, filed)
    assert "Keberatan Anda sudah kami terima" in told
    assert "Ajukan keberatan" not in told


def test_withdrawing_asks_to_be_sure(client: Client, cast: Cast) -> None:
    filed = portal_cast.filed()
    unsure = client.post(f"{track(filed)}cabut/", {"reason": "Sudah beres"})
    assert "Centang ini bila Anda yakin" in unsure.content.decode()
    client.post(f"{track(filed)}cabut/", {"reason": "Sudah beres", "sure": "on"})
    assert Complaint.objects.get().state == "WITHDRAWN"


def test_a_move_not_allowed_is_a_sentence(client: Client, cast: Cast) -> None:
    filed = portal_cast.filed()
    answer = client.post(f"{track(filed)}buka-lagi/", {"reason": "Belum selesai"})
    assert answer.status_code == 422
    assert "Belum selesai" in answer.content.decode()
    assert "tidak dapat dilakukan" in answer.content.decode()


def test_photos_are_shown_to_the_complainant_and_internal_files_never(
    client: Client, cast: Cast
) -> None:
    filed = portal_cast.filed(attachments=(portal_cast.prepared(),))
    photo = filed.complaint.attachments.get()
    shown = client.get(f"{track(filed)}berkas/{photo.pk}/")
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert "no-store" in shown.headers["Cache-Control"]
    filed.complaint.attachments.update(purpose="SOURCE")
    assert client.get(f"{track(filed)}berkas/{photo.pk}/").status_code == 404


def test_an_agency_answers_by_its_link_once(client: Client, cast: Cast) -> None:
    cast.roads_officer.posts.update(active=False)
    cast.roads.mail = "dpupr@contoh.id"
    cast.roads.save()
    filed, (referral,) = portal_cast.referred(cast)
    link = AnswerLink.objects.get(referral=referral)
    address = f"/jawab/{token_for(str(link.pk), 'answer')}/"
    shown = client.get(address).content.decode()
    assert "berlubang besar" in shown
    assert "Siti Aminah" not in shown
    unsaid = client.post(address, {"kind": "FINAL"})
    assert "Tulis isi jawaban." in unsaid.content.decode()
    done = client.post(address, {"kind": "FINAL", "text": "Lubang sudah ditutup."})
    assert "Terima kasih, jawaban sudah kami terima" in done.content.decode()
    assert client.get(address).status_code == 410
    assert client.get("/jawab/tidak-ada/").status_code == 404
    assert page(client, filed)


def test_an_agency_that_answers_by_link_reads_no_contacts(client: Client, cast: Cast) -> None:
    cast.roads_officer.posts.update(active=False)
    cast.roads.mail = "dpupr@contoh.id"
    cast.roads.save()
    _, (referral,) = portal_cast.referred(
        cast,
        title="Jalan rusak, wa 081234567890",
        text="Jalan di depan pasar berlubang besar, hubungi 0812 3456 7890.",
        address="Gang Melati, tanya 081234567890",
        identity_shown_to="COORDINATOR",
    )
    link = AnswerLink.objects.get(referral=referral)
    shown = client.get(f"/jawab/{token_for(str(link.pk), 'answer')}/").content.decode()
    assert "berlubang besar" in shown
    assert "Gang Melati" in shown
    assert "34567890" not in shown.replace(" ", "")


def test_the_page_speaks_english_after_the_switch(client: Client, cast: Cast) -> None:
    filed = portal_cast.filed()
    client.get(f"/bahasa/en/?kembali={track(filed)}")
    assert "Your complaint has arrived" in page(client, filed)


def test_headers_forbid_what_pages_do_not_need(client: Client, cast: Cast) -> None:
    filed = portal_cast.filed()
    answer = client.get(track(filed))
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_javanese_is_a_marked_draft_for_citizens_only(client: Client, cast: Cast) -> None:
    client.get("/bahasa/jv/")
    form = client.get("/adu/").content.decode()
    assert "Punapa ingkang badhe panjenengan wadulaken?" in form
    assert '<html lang="jv"' in form
    assert "taksih rancangan terjemahan basa Jawa" in form
    assert 'name="language" value="id"' in form
    filed = portal_cast.filed()
    assert "Aduan Anda sudah masuk" in page(client, filed)
    officers = client.get("/petugas/masuk/").content.decode()
    assert '<html lang="id"' in officers
    assert "Basa Jawa" not in officers
