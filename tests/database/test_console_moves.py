"""Moves as pages: nothing typed is lost, templates fill in, what will go public is shown."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import portal_cast
from console_cast import at, desk, hidden, read, send
from town import Town, put_writing
from ulas.agencies.models import AnswerTemplate, Category
from ulas.complaints.models import Answer, Attachment, Draft
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db
GOOD = "Lubang ditambal Senin pagi oleh regu Bina Marga."
EMPTY = "Akan kami koordinasikan dengan pihak terkait."


@pytest.fixture
def town():
    """A case at DPUPR that waits for an answer."""
    town = Town()
    town.file()
    town.do("accept", town.clerk)
    (town.part,) = town.refer("DPUPR")
    at(town.now)
    yield town
    freeze(None)


def address(town: Town, verb: str, query: str = "") -> str:
    return f"/petugas/aduan/{town.number}/{verb}/{query}"


def form(town: Town, officer, verb: str) -> tuple[Client, dict[str, str]]:
    """A browser with the form open, and its hidden fields."""
    client = desk(officer)
    query = "" if verb == "add_note" else f"?referral={town.part.pk}"
    page = client.get(address(town, verb, query)).content.decode()
    return client, hidden(page)


# -- no lost update ---------------------------------------------------------------------------


def test_the_second_writer_sees_what_changed_and_keeps_the_text(town: Town) -> None:
    client, fields = form(town, town.roads, "return_referral")
    town.assign(town.roads, town.part, town.cast.division)
    typed = {**fields, "reason": "Ruas milik provinsi."}
    answer = client.post(address(town, "return_referral"), typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "DPUPR mendisposisikan ke bidang" in page
    assert "Roads (admin instansi)" in page
    assert "Ruas milik provinsi." in page
    again = client.post(address(town, "return_referral"), {**hidden(page), "reason": "Tetap."})
    assert again.status_code == 302


def test_an_error_in_the_form_does_not_swallow_a_change(town: Town) -> None:
    """A form that came back with an error must still notice what happened before it was read."""
    client, fields = form(town, town.roads, "return_referral")
    town.assign(town.roads, town.part, town.cast.division)
    page = client.post(address(town, "return_referral"), {**fields, "reason": ""})
    assert page.status_code == 422
    again = {**hidden(page.content.decode()), "reason": "Ruas milik provinsi."}
    assert client.post(address(town, "return_referral"), again).status_code == 409


def test_a_move_that_is_no_longer_open_hands_the_text_back(town: Town) -> None:
    client, fields = form(town, town.roads, "submit_answer")
    town.answer(town.roads, town.part, GOOD)
    answer = client.post(address(town, "submit_answer"), {**fields, "kind": "FINAL", "text": EMPTY})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "tidak dapat dilakukan sekarang" in page
    assert "Jawaban DPUPR terbit" in page
    assert EMPTY in page


def test_a_case_that_went_to_another_agency_hands_the_text_back(town: Town) -> None:
    client, fields = form(town, town.roads, "submit_answer")
    town.do("redelegate", town.reviewer, referral_id=town.part.pk, agency="DISHUB", reason="Rambu.")
    answer = client.post(address(town, "submit_answer"), {**fields, "kind": "FINAL", "text": GOOD})
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "tidak ada di meja Anda" in page
    assert GOOD in page
    assert "berlubang besar" not in page


# -- drafts -----------------------------------------------------------------------------------


def test_a_draft_is_kept_restored_and_gone_when_sent(town: Town) -> None:
    client, fields = form(town, town.roads, "submit_answer")
    typed = {**fields, "kind": "INTERIM", "promised_date": "2026-01-16", "text": "Lubang ditamb"}
    assert client.post(address(town, "submit_answer") + "draf/", typed).status_code == 204
    at(town.now, 5)
    page = read(client, f"aduan/{town.number}/submit_answer/?referral={town.part.pk}")
    assert "Draf Anda dipulihkan" in page
    assert "Lubang ditamb</textarea>" in page
    assert re.search(r'value="INTERIM"[^>]*checked', page)
    assert "draf</span>" in read(client, f"aduan/{town.number}/")
    assert "Draf Anda" not in read(
        desk(town.clerk), f"aduan/{town.number}/submit_answer/?referral={town.part.pk}"
    )
    sent = {**typed, "text": "Lubang ditambal oleh regu Bina Marga, dijadwalkan Jumat."}
    assert client.post(address(town, "submit_answer"), sent).status_code == 302
    assert not Draft.objects.exists()


def test_without_script_a_button_keeps_and_another_throws_away(town: Town) -> None:
    client, fields = form(town, town.roads, "add_note")
    typed = {**fields, "text": "Sudah dicek,"}
    assert client.post(address(town, "add_note"), {**typed, "do": "keep"}).status_code == 302
    page = client.get(address(town, "add_note")).content.decode()
    assert "Sudah dicek,</textarea>" in page
    client.post(address(town, "add_note"), {**hidden(page), "do": "drop"})
    assert "Sudah dicek" not in client.get(address(town, "add_note")).content.decode()


def test_a_restored_draft_tells_what_happened_since(town: Town) -> None:
    client, fields = form(town, town.roads, "submit_answer")
    client.post(address(town, "submit_answer") + "draf/", {**fields, "text": "Lubang"})
    town.assign(town.roads, town.part, town.cast.division)
    page = read(client, f"aduan/{town.number}/submit_answer/?referral={town.part.pk}")
    assert "Yang terjadi sejak itu" in page
    assert "DPUPR mendisposisikan ke bidang" in page


# -- templates and macros ---------------------------------------------------------------------


def template(town: Town, body: str = "Aduan {nomor} di {tempat} ditangani {bidang}."):
    return put_writing(
        "template", code="lubang", title="Lubang", body=body, by=town.roads, agency=town.cast.roads
    )


def test_a_template_comes_after_what_is_typed(town: Town) -> None:
    town.assign(town.roads, town.part, town.cast.division)
    lubang = template(town)
    client, fields = form(town, town.roads, "submit_answer")
    typed = {**fields, "text": "Matur nuwun.", "do": "template", "template": lubang.pk}
    page = client.post(address(town, "submit_answer"), typed).content.decode()
    text = re.search(r'<textarea name="text".*?>\n?(.*?)</textarea>', page, re.DOTALL)
    assert text is not None
    assert text[1].startswith("Matur nuwun.\n\nAduan ")
    assert "Bidang Bina Marga." in text[1]
    assert "Pajang" in text[1]
    assert not Answer.objects.exists()


def test_a_template_with_an_unknown_variable_is_refused_and_nothing_is_lost(town: Town) -> None:
    broken = AnswerTemplate.objects.create(
        code="lama", agency=town.cast.roads, title="Lama", body="Yth. {nama_warga}, selesai."
    )
    client, fields = form(town, town.roads, "submit_answer")
    typed = {**fields, "text": "Matur nuwun.", "do": "template", "template": broken.pk}
    answer = client.post(address(town, "submit_answer"), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Templat “Lama” tidak dapat dipakai. Peubah {nama_warga} tidak dikenal." in page
    assert "Matur nuwun.</textarea>" in page


def test_a_macro_is_one_click_from_the_case_to_a_filled_form(town: Town) -> None:
    put_writing(
        "macro",
        code="jadwal",
        title="Dijadwalkan",
        verb="submit_answer",
        by=town.roads,
        agency=town.cast.roads,
        template=template(town),
        values={"kind": "INTERIM"},
    )
    client = desk(town.roads)
    page = read(client, f"aduan/{town.number}/")
    link = re.search(r'href="/petugas/(aduan/\d+/submit_answer/\?makro=[^"]+)"', page)
    assert link is not None
    filled = read(client, link[1].replace("&amp;", "&"))
    assert re.search(r'value="INTERIM"[^>]*checked', filled)
    assert "Aduan 26" in filled
    assert "Dijadwalkan" not in read(desk(town.reviewer), f"aduan/{town.number}/")


# -- answers ----------------------------------------------------------------------------------


def test_hints_are_shown_once_and_then_the_writer_decides(town: Town) -> None:
    client, fields = form(town, town.roads, "submit_answer")
    typed = {**fields, "kind": "FINAL", "text": "Lubang sudah ditambal sampai rata dan kering."}
    answer = client.post(address(town, "submit_answer"), typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Belum ada siapa yang mengerjakan." in page
    assert "Belum ada kapan." in page
    assert not Answer.objects.exists()
    assert client.post(address(town, "submit_answer"), {**typed, **hidden(page)}).status_code == 302
    shown = read(desk(town.roads), f"aduan/{town.number}/publish_answer/?referral={town.part.pk}")
    assert "Belum ada kapan." in shown


def test_no_answer_is_held_up_until_a_reason_is_given(town: Town) -> None:
    client, fields = form(town, town.roads, "submit_answer")
    typed = {**fields, "kind": "FINAL", "text": EMPTY}
    answer = client.post(address(town, "submit_answer"), typed)
    assert answer.status_code == 422
    assert "Ini belum menjawab" in answer.content.decode()
    assert EMPTY in answer.content.decode()
    typed["despite"] = "Dijawab lengkap lewat telepon."
    assert client.post(address(town, "submit_answer"), typed).status_code == 302


def test_the_photo_that_is_demanded_is_asked_for_at_its_place(town: Town) -> None:
    Category.objects.filter(pk=town.complaint.category_id).update(photo_after=True)
    client, fields = form(town, town.roads, "submit_answer")
    typed = {**fields, "kind": "FINAL", "text": GOOD}
    answer = client.post(address(town, "submit_answer"), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "menuntut foto sesudah" in page[page.index('data-field="after"') :]
    photo = SimpleUploadedFile("sesudah.jpg", portal_cast.photo("green"))
    assert client.post(address(town, "submit_answer"), {**typed, "after": photo}).status_code == 302
    assert Attachment.objects.get().purpose == "AFTER"


def test_what_the_public_will_read_is_shown_with_its_masks(town: Town) -> None:
    town.file(
        text="Lubang di depan toko, hubungi saya 0812 3456 7890 ya.",
        attachments=(portal_cast.prepared("red"), portal_cast.prepared("blue")),
    )
    town.do("accept", town.clerk)
    (town.part,) = town.refer("DPUPR")
    town.submit(town.roads, town.part, GOOD)
    client, fields = form(town, town.roads, "publish_answer")
    page = read(client, f"aduan/{town.number}/publish_answer/?referral={town.part.pk}")
    assert "hubungi saya <mark>disamarkan</mark> ya." in page
    assert "1 bagian disamarkan" in page
    first, second = Attachment.objects.order_by("id")
    answer = send(
        client, town, "publish_answer", town.part, text=GOOD, release="on", photos=[first.pk]
    )
    assert answer.status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.released_at is not None
    assert second.released_at is None
    assert fields["answer_id"]


def test_the_second_person_publishes_and_the_first_is_told_so(town: Town) -> None:
    town.cast.roads.second_person = True
    town.cast.roads.save()
    town.submit(town.roads, town.part, GOOD)
    client, _fields = form(town, town.roads, "publish_answer")
    page = read(desk(town.roads), f"aduan/{town.number}/")
    assert "menunggu orang kedua" in page
    assert "Terbitkan jawaban" not in page
    assert client.get(address(town, "publish_answer")).status_code == 409


def test_whom_a_note_may_call_is_offered_and_a_stranger_is_refused(town: Town) -> None:
    client, fields = form(town, town.roads, "add_note")
    page = client.get(address(town, "add_note")).content.decode()
    assert f"@{town.reviewer.username}" in page
    assert f"@{town.transport.username}" not in page
    typed = {**fields, "text": f"@{town.transport.username} tolong"}
    answer = client.post(address(town, "add_note"), typed)
    assert answer.status_code == 422
    assert "bukan nama petugas yang dapat membaca catatan ini" in answer.content.decode()


def test_redelegation_shows_bounces_the_agencys_own_word_and_the_routers(town: Town) -> None:
    town.do(
        "return_referral",
        town.roads,
        referral_id=town.part.pk,
        reason="Ini rambu, bukan jalan.",
        proposed_agency="DISHUB",
    )
    page = read(desk(town.reviewer), f"aduan/{town.number}/redelegate/?referral={town.part.pk}")
    assert "Ini rambu, bukan jalan." in page
    assert 'value="DISHUB" selected' in page
    assert "<strong>Dinas Pekerjaan Umum dan Penataan Ruang</strong>" not in page
    assert "1 kali dikembalikan" in read(desk(town.reviewer), f"aduan/{town.number}/")
