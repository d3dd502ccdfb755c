"""Whose complaint was merged reads the answers that the letters carry, and nothing else of it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from console_cast import at
from town import Town
from ulas.channels.rendering import render
from ulas.complaints.models import Complaint, Delivery
from ulas.complaints.sealed.sealing import token_for
from ulas.look.now import freeze

pytestmark = pytest.mark.django_db
CONTROL = {"BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK"}
MINE = "Lampu mati di depan rumah saya, gelap sekali."
THEIRS = "Tiang lampu roboh, hubungi Budi Santoso."


@pytest.fixture
def town():
    town = Town()
    at(town.now)
    yield town
    freeze(None)


def merged(town: Town, **more: object) -> tuple[Complaint, Complaint]:
    """(child, parent), the parent at two agencies; we talk about the parent."""
    town.file(text=THEIRS, name="Budi Santoso", email="budi@contoh.id", **more)
    parent = town.complaint
    town.do("accept", town.clerk)
    child = town.file(text=MINE, **more)
    town.do("merge", town.clerk, into_id=parent.pk, reason="Tiang yang sama.")
    town.about(parent)
    return child, parent


def page(complaint: Complaint) -> str:
    address = f"/aduan/{complaint.number}/{token_for(complaint.number)}/"
    return Client().get(address).content.decode()


def data(complaint: Complaint) -> dict:
    token = token_for(complaint.number)
    return Client().get(f"/api/v1/complaints/{complaint.number}?token={token}").json()


@pytest.mark.parametrize("visibility", ["PUBLIC", "CONFIDENTIAL"])
def test_the_answer_stands_on_the_page_of_the_merged_complaint(town: Town, visibility: str) -> None:
    child, parent = merged(town, visibility=visibility)
    roads, transport = town.refer("DPUPR", "DISHUB")
    town.do("ask_complainant", town.roads, referral_id=roads.pk, question="Pak Budi, yang mana?")
    town.do("add_facts", None, text="Budi: yang di pojok.")
    assert "Jawaban ini" not in page(child)
    town.answer(town.roads, roads, "Tiang sudah ditegakkan regu kami.")
    town.submit(town.transport, transport, "Naskah: lampu sudah menyala.")
    told, known = page(child), data(child)
    assert "Tiang sudah ditegakkan regu kami." in told
    assert "Dinas Pekerjaan Umum" in told
    (answer,) = known["parent_answers"]
    assert (answer["text"], answer["agency"]["code"]) == (
        "Tiang sudah ditegakkan regu kami.", "DPUPR",
    )  # fmt: skip
    for hidden in ("Budi", "roboh", "yang di pojok", "yang mana", "Naskah", parent.number):
        assert hidden not in told
        assert hidden not in str(known)
    assert "penilaian/" not in told
    assert "buka-lagi/" not in told
    assert known["may"] == []


def test_only_what_its_letters_carry(town: Town) -> None:
    """What the parent's person was told in an earlier round was never sent to the other."""
    town.file(text=THEIRS, email="budi@contoh.id", visibility="CONFIDENTIAL")
    parent = town.complaint
    town.do("accept", town.clerk)
    (roads,) = town.refer("DPUPR")
    town.after(5).answer(town.roads, roads, "Tiang sudah ditegakkan, putaran pertama.")
    town.after(5).do("reopen", None, reason="Belum.")
    (transport,) = town.after(5).refer("DISHUB")
    town.answer(town.transport, transport, "Tiang sudah ditegakkan, putaran kedua.")
    child = town.after(5).file(text=MINE, visibility="CONFIDENTIAL")
    town.do("merge", town.clerk, into_id=parent.pk, reason="Sama.")
    town.after(5).about(parent).do("reopen", None, reason="Belum juga.")
    (again,) = town.after(5).refer("DPUPR")
    town.after(5).answer(town.roads, again, "Tiang sudah ditegakkan, putaran ketiga.")
    at(town.now)
    told = page(child)
    assert "putaran pertama" not in told
    assert "putaran kedua" in told
    assert "putaran ketiga" in told
    sent = Delivery.objects.filter(complaint=child, template="answered_together")
    assert sent.count() == 2, "as many as letters went out"


def test_who_parted_reads_them_no_more(town: Town) -> None:
    child, _ = merged(town)
    (roads,) = town.refer("DPUPR")
    town.answer(town.roads, roads, "Tiang sudah ditegakkan.")
    assert "ditegakkan" in page(child)
    town.about(child).do("unmerge", town.clerk, reason="Bukan tiang itu.")
    assert "ditegakkan" not in page(child)


def test_the_page_of_a_merged_complaint_needs_at_most_eight_statements(town: Town) -> None:
    child, _ = merged(town)
    for referral, officer in zip(
        town.refer("DPUPR", "DISHUB"), (town.roads, town.transport), strict=True
    ):
        town.answer(officer, referral, "Tiang sudah ditegakkan.")
    with CaptureQueriesContext(connection) as captured:
        page(child)
    asked = [q["sql"] for q in captured if q["sql"].split()[0] not in CONTROL]
    assert len(asked) <= 8, "\n".join(asked)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_letter_invites_to_nothing_that_is_refused(town: Town, language: str) -> None:
    child, parent = merged(town, language=language)
    (roads,) = town.refer("DPUPR")
    town.answer(town.roads, roads, "Tiang sudah ditegakkan.")
    mine = Delivery.objects.filter(complaint=child).latest("id")
    body = render(mine, town.now).body
    assert "Tiang sudah ditegakkan." in body
    for promise in ("membantu", "membuka aduan kembali", "answer helped", "reopen"):
        assert promise not in body
    other = Delivery.objects.get(complaint=parent, template="answered")
    assert ("answer helped" if language == "en" else "membantu") in render(other, town.now).body
