"""Bad input at the console: a sentence at the field, nothing typed lost, nothing half written."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from console_cast import at, desk, hidden
from town import Town, everything
from ulas.complaints.models import Complaint, Event
from ulas.console.forms.table import DOINGS
from ulas.look.now import freeze
from ulas.sop.moves import MOVE, Subject
from ulas.sop.terms import Role, Verb

NASTY = (
    "\x00", "\u202eterbalik\u202c", "x" * 100_000, "-1", "9" * 40, "NaN", "1e400", "<b>tebal</b>",
    "' OR 1=1 --", "2026-13-45", "\U0001f600",
)  # fmt: skip
INTAKE = {
    "channel": "PHONE",
    "received_at": "2026-01-12T08:30",
    "text": "Lampu jalan di gang kami mati sudah seminggu.",
    "address": "Gang Melati 3",
    "name": "Budi Santoso",
    "phone": "081234567890",
}
ENGLISH = re.compile(r"\b(Enter a|This field|Select a valid|Null characters|Ensure this)\b")


_turn = itertools.count()


def a_few() -> list[str]:
    """Three nasty texts; each field gets the next ones."""
    return [NASTY[next(_turn) % len(NASTY)] for _ in range(3)]


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    town = Town()
    town.file()
    town.do("accept", town.clerk)
    (town.referral,) = town.refer("DPUPR")
    at(town.now)
    yield town
    freeze(None)


def take_in(town: Town, **typed: Any) -> Any:
    """Fill in the desk's form and send it."""
    client = desk(town.clerk)
    first = hidden(client.get("/petugas/catat/").content.decode())
    return client.post("/petugas/catat/", {**first, **INTAKE, **typed})


# -- taking in ---------------------------------------------------------------------------------


def test_what_is_complete_is_taken_in(town: Town) -> None:
    assert take_in(town).status_code == 302
    newest = Complaint.objects.order_by("-id")[0]
    assert (newest.channel, newest.body) == ("PHONE", INTAKE["text"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": ""}, "Isi aduan belum ditulis"),
        ({"text": "\x00\u202e\x07"}, "Isi aduan belum ditulis"),
        ({"text": "a" * 100_000}, "10000"),
        ({"received_at": "2026-01-13T09:00"}, "masa depan"),
        ({"received_at": "2099-12-31T23:59"}, "masa depan"),
        ({"received_at": "kemarin"}, "tanggal dan jam yang benar"),
        ({"received_at": "\x00"}, "Karakter null"),
        ({"received_at": ""}, "Isi tanggal dan jam penerimaan"),
        ({"category": "tidak-ada"}, "pilihan yang tersedia"),
        ({"area": "99"}, "pilihan yang tersedia"),
        ({"channel": "MERPATI"}, "pilihan yang tersedia"),
        ({"latitude": "1.5", "longitude": "110.8"}, "di luar kota"),
        ({"latitude": "-7.56"}, "lintang dan bujur"),
        ({"email": "bukan surel"}, "surel"),
        ({"phone": "12"}, "Nomor telepon"),
        ({"nik": "123"}, "NIK"),
        ({"title": "j" * 500}, "160"),
    ],
)
def test_a_wrong_field_is_told_and_the_rest_stays(
    town: Town, typed: dict[str, str], said: str
) -> None:
    before = everything()
    answer = take_in(town, **typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert not ENGLISH.search(page)
    for name in {"address", "name", "phone", "text"} - set(typed):
        assert INTAKE[name] in page, f"{name} is lost"
    assert everything() == before


def test_sent_twice_it_is_taken_in_once_and_other_words_under_its_key_are_refused(
    town: Town,
) -> None:
    client = desk(town.clerk)
    first = {**hidden(client.get("/petugas/catat/").content.decode()), **INTAKE}
    assert client.post("/petugas/catat/", first).url == client.post("/petugas/catat/", first).url
    assert Complaint.objects.count() == 2
    answer = client.post("/petugas/catat/", {**first, "text": "Perkara lain sama sekali di sini."})
    assert answer.status_code == 422
    assert "Kunci kiriman ini sudah dipakai" in answer.content.decode()
    assert "Perkara lain sama sekali" in answer.content.decode()
    assert Complaint.objects.count() == 2


def test_nothing_typed_into_the_desk_makes_it_fall_over(town: Town) -> None:
    client = desk(town.clerk)
    page = client.get("/petugas/catat/").content.decode()
    fields = set(re.findall(r'name="([a-z_]+)"', page[page.index("<main") :])) - {"attachments"}
    assert len(fields) > 15
    for field in sorted(fields):
        for text in a_few():
            answer = client.post("/petugas/catat/", {**hidden(page), **INTAKE, field: text})
            assert answer.status_code in (302, 422), (field, text[:20], answer.status_code)
            assert not ENGLISH.search(answer.content.decode()), (field, text[:20])


# -- moves -------------------------------------------------------------------------------------


def ready_for(town: Town, verb: Verb) -> tuple[Client, str] | None:
    """A desk at which a move is open now, with the address of its form."""
    desks = {
        Role.INFORMATION_CLERK: town.clerk, Role.POLICY_REVIEWER: town.reviewer,
        Role.AGENCY_OFFICER: town.roads, Role.DIVISION_OFFICER: town.road_works,
    }  # fmt: skip
    about = MOVE[verb].subject is Subject.REFERRAL
    query = f"?referral={town.referral.pk}" if about else ""
    address = f"/petugas/aduan/{town.number}/{verb}/{query}"
    for role in MOVE[verb].actors:
        client = desk(desks[role]) if role in desks else None
        if client is not None and client.get(address).status_code == 200:
            return client, address
    return None


SCENES = {
    "at the clerk": lambda town: town.file(),
    "at the agency": lambda town: None,
    "returned": lambda town: town.do(
        "return_referral", town.roads, referral_id=town.referral.pk, reason="Bukan kami."
    ),
    "to publish": lambda town: town.submit(town.roads, town.referral, "Ditambal besok."),
    "at the division": lambda town: town.assign(town.roads, town.referral, town.cast.division),
    "answered": lambda town: town.answer(town.roads, town.referral, "Sudah ditambal."),
    "objected": lambda town: (
        town.do("reject", town.clerk, ground="NOT_OURS", explanation="Milik provinsi."),
        town.do("object_to_rejection", None, reason="Jalan ini milik kota."),
    ),
}


def test_nothing_typed_into_a_move_makes_it_fall_over(town: Town) -> None:
    """Every field of every form takes nasty texts, in the first scene in which it is open."""
    tried: set[Verb] = set()
    mine = town.number
    for scene in SCENES.values():
        with transaction.atomic():
            scene(town)
            for verb in (one for one in DOINGS if one not in tried):
                found = ready_for(town, verb)
                if found is not None:
                    tried.add(verb)
                    with transaction.atomic():
                        _type_nasty(*found, verb)
                        transaction.set_rollback(True)
            transaction.set_rollback(True)
        town.number = mine
    # Each needs a scene of its own and has but one field, like those that were tried.
    alike = {Verb.RESUME, Verb.UNMERGE, Verb.ADD_SUMMARY, Verb.DELIVER}
    assert set(DOINGS) - tried <= alike, set(DOINGS) - tried


def _type_nasty(client: Client, address: str, verb: Verb) -> None:
    page = client.get(address).content.decode()
    first = hidden(page)
    fields = set(re.findall(r'name="([a-z_]+)"', page[page.index("<main") :]))
    for field in sorted(fields - {"csrfmiddlewaretoken", "referral", "attachments"}):
        for text in a_few():
            before = Event.objects.count()
            answer = client.post(address, {**first, field: text})
            told = (verb, field, text[:20], answer.status_code)
            assert answer.status_code in (200, 302, 409, 422), told
            if answer.status_code in (409, 422):
                assert Event.objects.count() == before, told
                assert not ENGLISH.search(answer.content.decode()), told
            if answer.status_code == 302:
                return


def test_a_move_that_is_not_open_now_is_said_at_its_own_address(town: Town) -> None:
    client, before = desk(town.clerk), everything()
    for answer in (
        client.get(f"/petugas/aduan/{town.number}/accept/"),
        client.post(f"/petugas/aduan/{town.number}/accept/", {"category": "jalan"}),
    ):
        assert answer.status_code == 409
        assert "Terima aduan" in answer.content.decode()
    assert everything() == before


def test_two_officers_with_the_same_form_the_second_reads_what_changed(town: Town) -> None:
    """Nothing is lost: the second one's words are still in the form, and sending again decides."""
    first, second = desk(town.roads), desk(town.officer("roads_two", "AGENCY_OFFICER", "DPUPR"))
    address = f"/petugas/aduan/{town.number}/submit_answer/"
    form = hidden(second.get(address).content.decode())
    text = "Petugas kami menambal lubang itu pada 12 Januari 2026."
    sent = first.post(
        f"/petugas/aduan/{town.number}/assign/",
        {**hidden(first.get(f"/petugas/aduan/{town.number}/assign/").content.decode()),
         "divisions": [town.cast.division.pk]},
    )  # fmt: skip
    assert sent.status_code == 302
    before = everything()
    answer = second.post(address, {**form, "kind": "FINAL", "text": text})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "berubah setelah Anda membukanya" in page
    assert text in page
    assert everything() == before
    again = second.post(address, {**hidden(page), "kind": "FINAL", "text": text})
    assert again.status_code == 302, again.content.decode()
    assert town.events[-1] == "ANSWER_SUBMITTED"


def test_a_form_without_the_length_it_was_made_from_is_taken_for_old(town: Town) -> None:
    client = desk(town.roads)
    address = f"/petugas/aduan/{town.number}/submit_answer/"
    form = hidden(client.get(address).content.decode())
    del form["seen"]
    answer = client.post(
        address, {**form, "kind": "FINAL", "text": "Petugas menambalnya pada 12 Januari 2026."}
    )
    assert answer.status_code == 409
    assert "Petugas menambalnya" in answer.content.decode()


def test_every_form_about_a_referral_refuses_another_cases_referral(town: Town) -> None:
    mine = town.number
    town.file()
    town.do("accept", town.clerk)
    (other,) = town.refer("DISHUB")
    town.number = mine
    before = everything()
    for verb in DOINGS:
        if MOVE[verb].subject is Subject.REFERRAL:
            for client in (desk(town.reviewer), desk(town.roads)):
                address = f"/petugas/aduan/{mine}/{verb}/"
                answer = client.post(address, {"referral": other.pk, "text": "x", "reason": "x"})
                # A move that is not the officer's own is refused before its referral is looked at.
                assert answer.status_code in (404, 409), verb
    assert everything() == before
