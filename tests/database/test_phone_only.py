"""Who leaves a telephone number only is promised no letter, and no silence of ours counts."""

from __future__ import annotations

import pytest
from django.test import Client

from console_cast import at, desk, hidden
from town import Town
from ulas.complaints import actions
from ulas.complaints.models import Delivery
from ulas.complaints.sealed.sealing import token_for
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db
ONLY = {"email": "", "phone": "0812 3456 7890"}


@pytest.fixture
def town():
    town = Town()
    town.file(**ONLY)
    at(town.now)
    yield town
    freeze(None)


def read(client: Client, town: Town, more: str = "") -> str:
    page = client.get(f"/aduan/{town.number}/{token_for(town.number)}/{more}")
    assert page.status_code == 200
    return page.content.decode()


def test_the_form_promises_letters_to_mail_alone(client: Client, town: Town) -> None:
    page = client.get("/adu/").content.decode()
    assert "Ke sanalah jawabannya dikirim" not in page
    assert "kami belum dapat mengirim kabar ke telepon" in page


def test_receipt_and_page_say_to_keep_number_and_code(client: Client, town: Town) -> None:
    for more in ("", "tanda-terima/"):
        page = read(client, town, more)
        assert "belum dapat mengirim kabar ke telepon" in page
        assert "pasti/" not in page, "a code that cannot be sent is not offered"


def test_no_code_is_said_to_be_on_its_way(client: Client, town: Town) -> None:
    page = read(client, town, "pasti/")
    assert "belum dapat mengirim kabar ke telepon" in page
    assert "Kirim kodenya" not in page
    sent = client.post(f"/aduan/{town.number}/{token_for(town.number)}/kode/", follow=True)
    told = sent.content.decode()
    assert "Kode dikirim" not in told
    assert "belum dapat mengirim kode" in told
    assert not Delivery.objects.filter(template="contact_code").exists()


def test_with_an_address_the_code_is_offered_and_sent_there(client: Client, town: Town) -> None:
    town.file()
    assert "pasti/" in read(client, town)
    sent = client.post(f"/aduan/{town.number}/{token_for(town.number)}/kode/", follow=True)
    assert "Kode dikirim ke surel Anda." in sent.content.decode()


def test_the_link_to_own_complaints_is_promised_to_mail_alone(client: Client, town: Town) -> None:
    said = client.post("/aduan-saya/", {"contact": "081234567890"}).content.decode()
    assert "surel" in said
    assert "pesan Anda" not in said
    assert not Delivery.objects.filter(template="my_complaints").exists()
    older = town.file(phone=ONLY["phone"])
    town.file(**ONLY)
    actions.send_my_complaints_link(contact="081234567890", now=town.now)
    letter = Delivery.objects.get(template="my_complaints")
    assert letter.complainant == older.complainant, "the number was once left with an address"


def test_the_officer_reads_that_they_have_to_call(town: Town) -> None:
    client = desk(town.clerk)
    assert "Hanya nomor telepon" in client.get(f"/petugas/aduan/{town.number}/").content.decode()
    address = f"/petugas/aduan/{town.number}/ask_complainant/"
    page = client.get(address).content.decode()
    assert "hubungi sendiri" in page
    typed = {**hidden(page), "question": "Di depan nomor berapa?"}
    again = client.post(address, typed)
    assert again.status_code == 422
    assert town.state == "FILED"
    client.post(address, {**hidden(again.content.decode()), **typed, "by_phone": "on"})
    assert town.state == "INCOMPLETE"


def test_with_an_address_the_question_asks_for_nothing_more(town: Town) -> None:
    town.file()
    page = desk(town.clerk).get(f"/petugas/aduan/{town.number}/ask_complainant/").content.decode()
    assert "by_phone" not in page


def test_who_may_not_know_the_number_is_not_offered_the_question(town: Town) -> None:
    town.file(**ONLY, identity_shown_to="COORDINATOR")
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    page = desk(town.roads).get(f"/petugas/aduan/{town.number}/").content.decode()
    assert "Tanya pengadu" not in page
