"""The papers of a case: who reads what on them."""

from __future__ import annotations

from datetime import date

import pytest

import pdf_pages
import portal_cast
from town import Town
from ulas.agencies.models import Officer
from ulas.complaints.models import Answer
from ulas.complaints.queries import tracking
from ulas.complaints.queries.desk.case import DeskCase, desk_case, find_case
from ulas.complaints.queries.tracking import TrackedCase
from ulas.complaints.sealed.numbers import spoken
from ulas.complaints.sealed.sealing import token_for
from ulas.reports import documents

LINK = "https://ulas.contoh.id/aduan/"
ODD = 'Pak #[Budi] $x$ *tebal* _miring_ `kode` @a <b> \\ "kutip" Ngêndikå'


@pytest.fixture
def town(db: None) -> Town:
    return Town()


def tracked(town: Town) -> TrackedCase:
    case = tracking.tracked(town.number, token_for(town.number))
    assert case is not None
    return case


def desk(town: Town, officer: Officer) -> DeskCase:
    complaint = find_case(officer, town.number)
    assert complaint is not None
    return desk_case(officer, complaint, town.now)


def own_form(town: Town) -> str:
    return pdf_pages.text(documents.form_for_complainant(tracked(town), LINK, town.now))


def officers_form(town: Town, officer: Officer) -> str:
    return pdf_pages.text(documents.form_for_officer(desk(town, officer), LINK, town.now))


def test_the_receipt_is_the_whole_record_of_the_filing(town: Town) -> None:
    town.file(
        name=ODD, phone="081234567890", gender="FEMALE", domicile="Surakarta",
        attachments=(portal_cast.prepared(),),
    )  # fmt: skip
    form = own_form(town)
    for said in (
        "DINAS KOMUNIKASI, INFORMATIKA, STATISTIK DAN PERSANDIAN",
        spoken(town.number),
        "Senin, 12 Januari 2026 pukul 09.00 WIB",
        "Rabu, 14 Januari 2026 pukul 09.00 WIB",
        "Jalan di depan pasar berlubang besar",
        "Pajang, Kecamatan Laweyan",
        "Depan Pasar Jongke",
        "Foto, lampiran aduan, 640 x 480 titik",
        ODD,
        "+6281234567890",
        "siti@contoh.id",
        "Perempuan",
        "SKA.Diskominfo SP.03.01. CFM.03.SOP.BID_Egov/2",
    ):
        assert said in form, said


def test_an_officer_without_a_reveal_reads_no_identity(town: Town) -> None:
    town.file(name="Siti Aminah", phone="081234567890", domicile="Laweyan Kidul")
    form = officers_form(town, town.clerk)
    assert form.count("tidak ditampilkan") == 6
    for secret in ("Siti", "siti@contoh.id", "1234567890", "Laweyan Kidul"):
        assert secret not in form


def test_a_reveal_prints_what_was_revealed(town: Town) -> None:
    town.file(name="Siti Aminah")
    known = town.do("reveal_identity", town.clerk, purpose="Surat jawaban")
    made = documents.form_for_officer(desk(town, town.clerk), LINK, town.now, known)
    assert "Siti Aminah" in pdf_pages.text(made)


def test_an_agency_from_which_the_person_is_hidden_reads_no_contact_in_the_text(
    town: Town,
) -> None:
    town.file(
        text="Lampu mati. Hubungi saya di 081234567890 atau siti@contoh.id ya.",
        identity_shown_to="COORDINATOR",
    )
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    case = desk(town, town.roads)
    form = officers_form(town, town.roads)
    sheet = pdf_pages.text(documents.assignment_sheet(case, referral, town.now))
    for paper in (form, sheet):
        assert "Lampu mati." in paper
        assert "081234567890" not in paper
        assert "siti@contoh.id" not in paper


def test_answers_to_the_questions_of_the_category_are_in_words(town: Town) -> None:
    town.file(category="lampu", details={"dark": "OFF", "since": "tadi malam"})
    form = own_form(town)
    assert "Apa yang rusak? Mati" in form
    assert "Sejak kapan mati? tadi malam" in form


def test_after_erasing_nothing_of_the_person_is_printed(town: Town) -> None:
    town.file(name="Siti Aminah")
    town.do("withdraw_complaint", None)
    town.do("erase_identity", None)
    form = own_form(town)
    assert "sudah dihapus" in form
    assert "Siti" not in form


def test_a_full_text_with_every_trick_goes_on_over_the_pages(town: Town) -> None:
    text = f"{ODD}\n\nمرحبا بكم\n" + "kata yang panjang sekali " * 390
    town.file(text=text[:10_000])
    pages = pdf_pages.pages(documents.form_for_complainant(tracked(town), LINK, town.now))
    assert 2 < len(pages) < 8
    assert ODD in " ".join(" ".join(pages).split())
    assert "Halaman 1 dari" in pages[0]
    assert "siti@contoh.id" in pages[-1]


def test_the_disposition_sheet_says_who_does_what_by_when(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    blank = pdf_pages.text(documents.assignment_sheet(desk(town, town.roads), referral, town.now))
    assert "Belum didisposisikan ke bidang." in blank
    assert "Mendisposisi ke bidang 1 jam kerja Senin, 12 Januari 2026 pukul 10.00 WIB" in blank
    town.after(5).do(
        "assign", town.roads, referral_id=referral.pk, divisions=[town.drains.pk],
        instruction="Tinjau #[hari ini].",
    )  # fmt: skip
    sheet = pdf_pages.text(documents.assignment_sheet(desk(town, town.roads), referral, town.now))
    assert "Bidang Drainase Tinjau #[hari ini]. Roads, 12 Jan 2026 09.05 berjalan" in sheet
    assert "Kepala Bidang" in sheet
    assert "Siti" not in sheet


def test_a_letter_is_written_from_a_published_answer_only(town: Town) -> None:
    town.file(name="Siti Aminah")
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    draft = town.submit(town.roads, referral, "Lubang sudah ditambal hari Selasa.")
    with pytest.raises(documents.DocumentRefused, match="sudah terbit"):
        documents.letter_for_officer(desk(town, town.roads), referral, draft, LINK, town.now)
    town.after(10).do("publish_answer", town.roads, referral_id=referral.pk, answer_id=draft.pk)
    case = tracked(town)
    own = pdf_pages.text(documents.letter_for_complainant(case, case.answers[0], LINK, town.now))
    for said in (
        "Surakarta, 12 Januari 2026", "Siti Aminah", "Jawaban aduan tentang Jalan dan Drainase",
        "Dinas Pekerjaan Umum dan Penataan Ruang menyampaikan:",
        "Lubang sudah ditambal hari Selasa.", "tidak bertanda tangan",
    ):  # fmt: skip
        assert said in own, said
    answer = Answer.objects.get(pk=draft.pk)
    filed = documents.letter_for_officer(desk(town, town.roads), referral, answer, LINK, town.now)
    assert "Siti" not in pdf_pages.text(filed)


def test_an_interim_answer_says_its_promised_date_and_its_source(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.answer(
        town.clerk, referral, "Regu datang pekan ini.", kind="INTERIM",
        promised_date=date(2026, 1, 20), source="PHONE",
    )  # fmt: skip
    case = tracked(town)
    letter = pdf_pages.text(documents.letter_for_complainant(case, case.answers[0], LINK, town.now))
    assert "Jawaban sementara" in letter
    assert "paling lambat 20 Januari 2026" in letter
    assert "disampaikan lewat telepon" in letter


def test_the_history_adds_up_and_names_nobody(town: Town) -> None:
    town.file(name="Siti Aminah", text="Rahasia isi aduan yang cukup panjang.")
    town.after(5).do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.after(12).assign(town.roads, referral, town.drains)
    town.after(20).submit(town.drain_works, referral, "Sudah dikerjakan.")
    happenings = [documents.Happening(town.now, "Aduan masuk", "pengadu")]
    history = pdf_pages.text(documents.case_history(desk(town, town.clerk), happenings, town.now))
    for said in (
        "Menerima aduan (SOP baris 2) 5 menit dari 1 jam",
        "Mendisposisi ke bidang (SOP baris 6) 12 menit dari 1 jam",
        "Terhitung 20 menit + 12 menit yang sudah terpakai sebelumnya = 32 menit.",
        "12 Jan 09.00 – 09.05",
        "Aduan masuk",
    ):
        assert said in history, said
    for secret in ("Siti", "Rahasia isi", "Sudah dikerjakan", "Drain_Works", "Clerk"):
        assert secret not in history, secret


def test_a_case_without_anything_still_prints(town: Town) -> None:
    town.file(text="Lampu mati.", category="", area="", address="", latitude=None, longitude=None)
    form = own_form(town)
    assert "Tidak ada berkas yang dilampirkan." in form
    history = documents.case_history(desk(town, town.clerk), [], town.now)
    assert "Belum ada kejadian yang boleh ditampilkan." in pdf_pages.text(history)


def test_the_signature_of_a_long_letter_does_not_stand_alone(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    for count in range(36, 44):
        text = "Lubang akan ditambal Jumat ini oleh regu Bina Marga. " * count * 2
        answer = town.submit(
            town.roads, referral, text,
            kind="INTERIM", promised_date=date(2026, 1, 16),
        )  # fmt: skip
        town.do("publish_answer", town.roads, referral_id=referral.pk, answer_id=answer.pk)
        case = desk(town, town.roads)
        found = next(r for r in case.referrals if r.pk == referral.pk)
        answer.refresh_from_db()
        letter = documents.letter_for_officer(case, found, answer, LINK, town.now)
        last = pdf_pages.pages(letter)[-1]
        assert "Penyelesaian dijanjikan paling lambat 16 Januari 2026." in last, count
        assert "tidak bertanda tangan" in last, count
