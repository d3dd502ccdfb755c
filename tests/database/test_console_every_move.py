"""Every move that officers make, through its page: it happens, or says at its field why not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.cache import cache

import portal_cast
from console_cast import at, desk, read, send
from town import Town
from ulas.agencies.models import Area, Category
from ulas.complaints.models import Attachment, Complaint
from ulas.console.forms.table import DOINGS
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db
GOOD = "Lubang ditambal Senin pagi oleh regu Bina Marga."


@pytest.fixture
def town():
    town = Town()
    town.file(attachments=(portal_cast.prepared("red"),))
    at(town.now)
    yield town
    freeze(None)


def made(town: Town, officer, verb: str, referral=None, **typed) -> None:
    """Make a move through its page; it must lead back to the case or the queue."""
    answer = send(desk(officer), town, verb, referral, **typed)
    assert answer.status_code == 302, (verb, answer.status_code, told(answer))


def refused(town: Town, officer, verb: str, referral=None, **typed) -> str:
    """Try a move that must come back with an error, and everything typed."""
    before = town.events
    answer = send(desk(officer), town, verb, referral, **typed)
    page = answer.content.decode()
    assert answer.status_code in (409, 422), (verb, answer.status_code)
    assert town.events == before
    for value in typed.values():
        assert isinstance(value, list) or value in page, (verb, value)
    return page


def told(answer) -> str:
    page = answer.content.decode()
    return page[page.find("field-error") :][:300]


def accepted(town: Town):
    town.do("accept", town.clerk)
    return town.refer("DPUPR")[0]


def test_at_the_desk(town: Town) -> None:
    made(town, town.clerk, "correct_details", address="Depan Pasar Jongke, sisi utara")
    page = refused(town, town.clerk, "reject", ground="", explanation="Bukan urusan kota.")
    assert "Pilih dasar penolakan dari daftar." in page
    made(town, town.clerk, "reject", ground="UNTRUE", explanation="Ternyata tidak benar.")
    town.do("object_to_rejection", None, reason="Itu benar.")
    made(town, town.reviewer, "uphold_rejection", explanation="Sudah diperiksa dua kali.")
    made(town, town.reviewer, "reinstate", reason="Foto baru menunjukkan lubangnya.")
    assert town.events[-4:] == ["REJECTED", "OBJECTED", "REJECTION_UPHELD", "REINSTATED"]


def test_ask_add_resume_accept(town: Town) -> None:
    made(town, town.clerk, "ask_complainant", question="Di sisi jalan yang mana?")
    made(town, town.clerk, "resume")
    made(town, town.clerk, "add_facts", text="Sisi utara, kata pengadu lewat telepon.")
    made(town, town.clerk, "accept")
    assert town.state == "ACCEPTED"


def test_to_agencies_and_back(town: Town) -> None:
    town.do("accept", town.clerk)
    page = refused(town, town.reviewer, "distribute", lead="")
    assert "Pilih sedikitnya satu instansi dari daftar." in page
    made(town, town.reviewer, "distribute", agencies=["DPUPR", "PN"], lead="DPUPR")
    roads, court = town.complaint.referrals.order_by("agency__code")
    made(town, town.clerk, "deliver", court, means="LETTER")
    town.do("deliver", "system", referral_id=roads.pk)
    made(town, town.reviewer, "withdraw_referral", court, reason="Keliru dipilih.")
    page = refused(town, town.roads, "return_referral", roads, reason="")
    assert "Tulis mengapa aduan ini bukan wewenang instansi Anda." in page
    made(town, town.roads, "return_referral", roads, reason="Rambu.", proposed_agency="DISHUB")
    made(town, town.reviewer, "refuse_return", roads, reason="Jalannya milik kota.")
    assert "Pengembalian ditolak; tetap di DPUPR" in read(
        desk(town.reviewer), f"aduan/{town.number}/"
    )
    made(town, town.reviewer, "redelegate", roads, agency="DISHUB", reason="Rambu.", binding="on")
    new = town.complaint.referrals.get(agency__code="DISHUB")
    town.do("deliver", "system", referral_id=new.pk)
    assert "keputusan mengikat" in read(desk(town.transport), f"aduan/{town.number}/")
    page = read(desk(town.transport), f"aduan/{town.number}/")
    assert "Kembalikan: salah tujuan" not in page


def test_what_went_out_of_use_stays_in_a_form_about_something_else(town: Town) -> None:
    category, area = town.complaint.category, town.complaint.area
    assert category and area
    Category.objects.filter(pk=category.pk).update(active=False)
    Area.objects.filter(pk=area.pk).update(active=False)
    cache.clear()
    page = read(desk(town.clerk), f"aduan/{town.number}/correct_details/")
    assert "Jalan dan Drainase (tidak dipakai lagi)" in page
    chosen = re.findall(r'<option value="([^"]+)" selected', page)
    assert chosen == [category.code, area.code]
    given = {"category": category.code, "area": area.code, "address": "Sisi utara pasar"}
    made(town, town.clerk, "correct_details", **given)
    assert (town.complaint.category, town.complaint.area) == (category, area)
    assert town.complaint.address == "Sisi utara pasar"


def test_an_agency_that_gave_it_back_is_offered_in_a_later_round(town: Town) -> None:
    town.do("accept", town.clerk)
    wrong = town.refer("DISHUB")[0]
    made(town, town.transport, "return_referral", wrong, reason="Bukan kami.")
    made(town, town.reviewer, "redelegate", wrong, agency="DPUPR", reason="Jalan kota.")
    right = town.complaint.referrals.get(agency__code="DPUPR")
    town.do("deliver", "system", referral_id=right.pk)
    town.answer(town.roads, right, GOOD)
    town.do("reopen", None, reason="Belum selesai.", rating=2)
    page = read(desk(town.reviewer), f"aduan/{town.number}/distribute/")
    assert 'value="DISHUB"' in page


def test_divisions_answers_and_what_follows(town: Town) -> None:
    part = accepted(town)
    made(town, town.roads, "assign", part, divisions=[town.drains.pk], instruction="Cek saluran.")
    held = str(part.assignments.get().pk)
    made(town, town.drain_works, "return_assignment", part, assignment_id=held, reason="Jalan.")
    made(town, town.roads, "assign", part, divisions=[town.cast.division.pk], instruction="")
    page = refused(town, town.road_works, "submit_answer", part, kind="INTERIM", text=GOOD)
    assert "Jawaban sementara harus menyebut tanggal janji." in page
    interim = {"kind": "INTERIM", "text": GOOD, "promised_date": "2026-01-16"}
    made(town, town.road_works, "submit_answer", part, **interim)
    made(town, town.roads, "return_answer", part, reason="Sebutkan jamnya.")
    made(town, town.road_works, "submit_answer", part, kind="FINAL", text=f"{GOOD} Pukul 09.30.")
    made(town, town.roads, "publish_answer", part, text=f"{GOOD} Pukul 09.30.", release="on")
    made(town, town.roads, "correct_answer", part, text=f"{GOOD} Pukul 10.30.", reason="Jam.")
    assert town.state == "ANSWERED"
    made(town, town.reviewer, "reopen", reason="Lubangnya terbuka lagi.")
    assert town.complaint.round == 2
    assert "putaran 2" in read(desk(town.reviewer), f"aduan/{town.number}/")


def test_two_agencies_a_summary_and_the_end(town: Town) -> None:
    town.do("accept", town.clerk)
    first, second = town.refer("DPUPR", "DISHUB")
    town.answer(town.roads, first, GOOD)
    town.answer(town.transport, second, "Rambu dipasang Senin pagi oleh seksi rambu.")
    made(town, town.clerk, "add_summary", first, text="Lubang ditambal dan rambu dipasang.")
    made(town, town.clerk, "close", reason="Pengadu sudah menelepon.")
    assert town.state == "CLOSED"
    page = refused(town, town.reviewer, "erase_identity")
    assert "Centang ini bila Anda yakin." in page
    made(town, town.reviewer, "erase_identity", sure="on")
    assert "Teks aduan sudah dihapus." in read(desk(town.reviewer), f"aduan/{town.number}/")


def test_together_and_apart(town: Town) -> None:
    main = town.number
    town.file()
    page = refused(town, town.clerk, "merge", number="1234567890", reason="Satu lubang.")
    assert "Nomor ini tidak ditemukan. Periksa angkanya." in page
    made(town, town.clerk, "merge", number=main, reason="Lubang yang sama.")
    assert f"/petugas/aduan/{main}/" in read(desk(town.clerk), f"aduan/{town.number}/")
    made(town, town.clerk, "unmerge", reason="Ternyata lubang lain.")
    assert Complaint.objects.get(number=town.number).merged_into is None


def test_who_may_read_what(town: Town) -> None:
    hidden = {"visibility": "CONFIDENTIAL", "identity_shown_to": "COORDINATOR"}
    made(town, town.clerk, "set_visibility", **hidden, accused_agency="")
    loose = {"visibility": "PUBLIC", "identity_shown_to": "COORDINATOR", "accused_agency": ""}
    page = refused(town, town.clerk, "set_visibility", **loose, reason="")
    assert "alasan" in page[page.index("field-error") :].lower()
    made(town, town.clerk, "set_visibility", **loose, reason="Pengadu setuju lewat telepon.")
    photo = Attachment.objects.get()
    public = {"title": "Jalan berlubang", "text": "Jalan berlubang di depan pasar."}
    made(town, town.clerk, "moderate", release="yes", **public, attachments=[str(photo.pk)])
    photo.refresh_from_db()
    assert photo.released_at is not None
    page = refused(town, town.clerk, "moderate", release="no", **public, reason="")
    assert "field-error" in page
    made(town, town.clerk, "moderate", release="no", **public, reason="Ada wajah orang.")
    made(town, town.reviewer, "restrict_processing", lifted="no")
    made(town, town.clerk, "add_note", text="Dibahas rapat Senin.")
    answer = send(desk(town.clerk), town, "reveal_identity", purpose="Menelepon pengadu.")
    assert answer.status_code == 200
    assert "Siti Aminah" in answer.content.decode()


def test_no_move_was_forgotten() -> None:
    """The stories above make every move that has a page."""
    story = Path(__file__).read_text(encoding="utf-8")
    assert [verb.value for verb in DOINGS if f', "{verb.value}"' not in story] == []
