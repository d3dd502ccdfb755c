"""Nobody sees by any address what is not his: generated from the urls, officer by officer.

A route that is not in `route_table` fails the first test, so that it is thought about.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

import pdf_pages
import portal_cast
from console_cast import at, desk
from route_table import BELOW, Kind, every_address, kind_of, kinds
from town import Town
from ulas.agencies.models import Officer
from ulas.complaints import actions
from ulas.complaints.models import Delivery, SavedView
from ulas.console.forms.table import DOINGS
from ulas.look.now import freeze
from ulas.sop.terms import Role, Verb

pytestmark = pytest.mark.django_db

PERSON = ("Sumirah", "kusnadi.contoh.id", "5556-7788", "081355567788", "Sondakan RT 4")
CONTENT = ("berlubang besar", "Depan Pasar Jongke", "Naskah Bina Marga", "Catatan DPUPR saja")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\^\(\?P<(\w+)>[^)]*\)|\^")
REFUSED = (302, 400, 401, 403, 404, 405, 406, 409, 410, 415, 422, 429)
KEY = "a" * 32
WORDS = ("berlubang", "berlubnag", "jongke", "sumirah", "sumirah@kusnadi.contoh.id", "081355567788")


@pytest.fixture
def town() -> Iterator[Town]:
    """A case at DPUPR with a photo, a disposition, a draft, a note, a bulk run and a view."""
    cache.clear()
    town = Town()
    town.file(
        text="Jalan berlubang besar. Hubungi saya 0813-5556-7788.",
        name="Sumirah Kusnadi",
        email="sumirah@kusnadi.contoh.id",
        phone="081355567788",
        domicile="Sondakan RT 4",
        attachments=(portal_cast.prepared("red"),),
    )
    town.do("accept", town.clerk)
    (town.referral,) = town.refer("DPUPR")
    town.assign(town.roads, town.referral, town.cast.division, town.drains)
    town.draft = town.submit(town.road_works, town.referral, "Naskah Bina Marga.", despite="Uji.")
    town.do(
        "add_note", town.roads, text="Catatan DPUPR saja.", referral_id=town.referral.pk
    )  # fmt: skip
    actions.start_bulk(
        officer=town.clerk, verb=Verb.ADD_NOTE, seen={town.number: 1}, given={"text": "x"},
        key=KEY, now=town.now,
    )  # fmt: skip
    actions.carry_on_bulk(officer=town.clerk, key=KEY, now=town.now)
    actions.save_view(
        officer=town.clerk, name="Meja", query="keadaan=REFERRED", shared_with="NOBODY",
        now=town.now,
    )  # fmt: skip
    at(town.now)
    yield town
    freeze(None)
    cache.clear()


def test_every_route_is_in_the_table() -> None:
    """A new address: decide in tests/route_table.py what it shows."""
    assert [one for one in every_address() if kind_of(one) is None] == []


def test_the_table_names_no_route_that_is_gone() -> None:
    there = set(every_address())
    assert [one for one in kinds() if one not in there] == []
    assert [one for one in BELOW if not any(route.startswith(one) for route in there)] == []


def test_who_may_see_it_is_told_by_the_same_search(town: Town) -> None:
    """That nothing is found elsewhere means something only if it is found here."""
    told = " ".join(seen(town, town.reviewer, CONTENT))
    for address in ("aduan/:", "unduh/aduan.csv:", "unduh/aduan.xlsx:", "lompat/?q=", "formulir"):
        assert address in told or f"{address}?" in told, address
    assert f"GET /petugas/aduan/{town.number}/:" in told


OUTSIDERS = ["transport", "inspector", "mayor", "former", "accused", "nobody", "administrator"]


@pytest.mark.parametrize("who", OUTSIDERS)
def test_an_outsider_sees_nothing_by_any_route(town: Town, who: str) -> None:
    officer = outsider(town, who)
    at(town.now)
    assert leaks(town, officer, (*PERSON, *CONTENT)) == []


@pytest.mark.parametrize("who", ["transport", "former"])
def test_nor_where_the_case_is_confidential(town: Town, who: str) -> None:
    town.do("set_visibility", town.reviewer, visibility="CONFIDENTIAL")
    officer = outsider(town, who)
    at(town.now)
    assert leaks(town, officer, (*PERSON, *CONTENT)) == []


def test_the_former_agency_keeps_number_reason_and_minutes(town: Town) -> None:
    town.after(25)
    officer = outsider(town, "former")
    at(town.now)
    page = shown(desk(officer).get("/petugas/pernah/"))
    assert town.number[:4] in page
    assert "Milik provinsi." in page
    assert '<td class="number">25</td>' in page


def test_whoever_handles_it_never_learns_who_a_hidden_person_is(town: Town) -> None:
    town.do("set_visibility", town.reviewer, identity_shown_to="COORDINATOR")
    for officer in (town.roads, town.road_works):
        assert seen(town, officer, PERSON) == []


def test_agencies_of_a_confidential_case_do_not_see_each_other(town: Town) -> None:
    (other,) = town.refer("DISHUB")
    draft = town.submit(town.transport, other, "Rambu dipasang Jumat oleh seksi rambu.")
    town.do("set_visibility", town.reviewer, visibility="CONFIDENTIAL")
    town.do("publish_answer", town.transport, referral_id=other.pk, answer_id=draft.pk)
    assert seen(town, town.roads, ("Rambu dipasang Jumat",)) == []
    assert seen(town, town.transport, CONTENT[2:]) == []


def test_nobody_who_is_not_signed_in_sees_anything(town: Town) -> None:
    assert leaks(town, None, (*PERSON, *CONTENT)) == []


# -- who --------------------------------------------------------------------------------------


def outsider(town: Town, who: str) -> Officer:
    """An officer who may not open the case (any more)."""
    if who == "nobody":
        officer = town.officer("former_clerk", Role.INFORMATION_CLERK, "")
        officer.posts.update(active=False)
        return officer
    if who == "administrator":
        return town.officer("head", Role.ADMINISTRATOR, "")
    if who == "former":
        here = town.referral.pk
        town.do("return_referral", town.roads, referral_id=here, reason="Milik provinsi.")
        town.do("redelegate", town.reviewer, referral_id=here, agency="DISHUB", reason="x")
        return town.roads
    if who == "accused":
        town.do("withdraw_referral", town.reviewer, referral_id=town.referral.pk, reason="x")
        town.do("set_visibility", town.reviewer, accused_agency="DPUPR")
        town.refer("INSPEKTORAT")
        return town.roads
    found: Officer = getattr(town, who)
    return found


# -- every address, filled in -----------------------------------------------------------------


def leaks(town: Town, officer: Officer | None, secrets: tuple[str, ...]) -> list[str]:
    """Where a secret, a way to the case from a list, or an open door is found."""
    return seen(town, officer, secrets, refused=True)


def seen(
    town: Town, officer: Officer | None, secrets: tuple[str, ...], *, refused: bool = False
) -> list[str]:
    """Addresses that tell a secret, or lead to the case; with `refused` also those that open."""
    client = desk(officer) if officer else Client()
    link = f"/petugas/aduan/{town.number}/"
    hidden = officer is None or not may_open(client, link)
    found = []
    for address, filled in [*addresses(town), *asked(town)]:
        guarded = refused and kind_of(address) in (Kind.CASE, Kind.TOKEN)
        answers = [client.get(filled)]
        if guarded or address in SENT:
            sent = SENT[address](town) if address in SENT else {}
            answers.append(client.post(filled, sent))
        for answer in answers:
            page = shown(answer)
            told = [secret for secret in secrets if secret in page and secret not in filled]
            if hidden and f'href="{link}' in page and town.number not in filled:
                told.append("a link to the case")
            if guarded and answer.status_code not in REFUSED:
                told.append(f"opened with {answer.status_code}")
            found += [f"{answer.request['REQUEST_METHOD']} {filled}: {told}"] if told else []
    return found


def may_open(client: Client, link: str) -> bool:
    return bool(client.get(link).status_code == 200)


SENT: dict[str, Any] = {
    "petugas/massal/": lambda town: {"pilih": [town.number], "tindakan": "add_note", "semua": ""},
    "petugas/massal/mulai/": lambda town: {
        "aduan": f"{town.number}:9", "tindakan": "add_note", "kunci": "b" * 32, "text": "x",
    },
    "petugas/lompat/": lambda town: {"q": town.number},
    "lacak/": lambda town: {"number": town.number, "nomor": town.number, "token": "x"},
    "adu/saran/": lambda town: {"text": "Jalan berlubang besar.", "area": "33.72.01.1001"},
    "aduan-saya/": lambda town: {"contact": WORDS[4], "email": WORDS[4]},
}  # fmt: skip


def asked(town: Town) -> Iterator[tuple[str, str]]:
    """Lists with questions that would find the case."""
    lists = {
        "petugas/aduan/": "teks", "petugas/lompat/": "q", "petugas/unduh/aduan.csv": "teks",
        "petugas/unduh/aduan.xlsx": "teks", "publik/": "teks", "petugas/": "langkah",
    }  # fmt: skip
    for address, name in lists.items():
        for word in (*WORDS, town.number, town.number[:9], town.number[:7]):
            yield "", f"/{address}?{name}={word}"
    yield "", "/petugas/lompat/?potong=1&q=berlubang"
    for query in ("instansi=DPUPR", "instansi=DISHUB", f"bidang={town.drains.pk}", "lambat=lewat"):
        yield "", f"/petugas/aduan/?{query}"
        yield "", f"/petugas/unduh/aduan.csv?{query}"


def addresses(town: Town) -> list[tuple[str, str]]:
    """(address as written, address filled in) with everything that leads to the case."""
    rows = []
    for address in every_address():
        names = [a or b for a, b in PARAMETER.findall(address) if a or b]
        choices = [values(town, name, address) for name in names]
        for chosen in itertools.product(*choices):
            given = iter(chosen)
            filled = PARAMETER.sub(lambda m: next(given) if m[1] or m[2] else "", address)  # noqa: B023
            rows.append((address, "/" + filled.lstrip("/")))
    return rows


def values(town: Town, name: str, address: str) -> list[str]:
    """What could stand for a parameter."""
    photo = town.complaint.attachments.get(purpose="FILED").pk
    letter = Delivery.objects.filter(complaint=town.complaint).first()
    verbs = [str(verb) for verb in DOINGS]
    pks = {photo, town.referral.pk, town.draft.pk, SavedView.objects.get().pk}
    if letter and "kotak-keluar" in address:
        pks.add(letter.pk)
    known = {
        "number": [town.number],
        "verb": ["assign"] if "draf" in address else verbs,
        "pk": sorted(map(str, pks)),
        "token": ["a" * 26],
        "key": [KEY],
        "slug": ["tambah-keterangan", "cabut", "nilai"],
        "code": ["DPUPR", "jalan", "33.72.01.1001"],
        "version": ["1"],
        "older": ["1"],
        "newer": ["1"],
        "table": ["instansi", "kategori"],
        "provider_id": ["kota"],
    }
    return known.get(name, ["x"])


def shown(answer: Any) -> str:
    """Everything that an answer tells, whatever its form."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"%PDF"):
        return pdf_pages.text(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return str(content.decode("utf-8", "replace")) + str(answer.headers.get("Location", ""))
