"""Whoever did something too often reads what it was, and how long to wait: each limit its own."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import portal_cast
from portal_cast import START
from ulas.complaints import actions
from ulas.complaints.models import Subscription
from ulas.complaints.sealed.links import subscription_token
from ulas.look.now import freeze
from ulas.portal import limits
from ulas.portal.open import following, published
from ulas.portal.pages import mine, rights

pytestmark = pytest.mark.django_db
RECEIPT = "dengan nomor dan kode dari tanda terima"


@pytest.fixture(autouse=True)
def cast():
    freeze(START)
    yield portal_cast.build()
    freeze(None)


def address(filed: actions.Filed) -> str:
    return f"/aduan/{filed.complaint.number}/{filed.token}/"


def refused(answer) -> str:
    assert answer.status_code == 429
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_wrong_numbers(client: Client) -> None:
    for _ in range(21):
        answer = client.get(f"/aduan/2600000000/{'a' * 26}/")
    told = refused(answer)
    assert RECEIPT in told
    assert "Tunggu satu jam" in told


def test_wrong_links_of_an_agency(client: Client) -> None:
    for _ in range(21):
        answer = client.get(f"/jawab/{'a' * 26}/")
    told = refused(answer)
    assert RECEIPT not in told
    assert "tautan dari surel" in told


@pytest.mark.parametrize("page", ["data/", "pasti/"])
def test_wrong_codes_of_one_visitor_and_of_everybody(client: Client, page: str) -> None:
    door = address(portal_cast.filed()) + page
    for n in range(limits.CODE_TRIES_AN_HOUR + 1):
        answer = client.post(door, {"code": f"{n:06}"})
    told = refused(answer)
    assert RECEIPT not in told
    assert "Tunggu satu jam" in told
    for n in range(limits.CODE_TRIES_A_DAY):
        answer = client.post(door, {"code": f"{n:06}"}, REMOTE_ADDR=f"203.0.113.{n + 1}")
    told = refused(answer)
    assert "24 jam" in told
    assert "satu jam" not in told


def test_letters_with_the_code(client: Client) -> None:
    door = address(portal_cast.filed()) + "kode/"
    for _ in range(rights.LETTERS_AN_HOUR + 1):
        answer = client.post(door)
    told = refused(answer)
    assert RECEIPT not in told
    assert "surel" in told


def test_links_to_own_complaints(client: Client) -> None:
    for _ in range(mine.ASKS_AN_HOUR + 1):
        answer = client.post("/aduan-saya/", {"contact": "siti@contoh.id"})
    told = refused(answer)
    assert RECEIPT not in told
    assert "Tautannya" in told


def test_following(client: Client) -> None:
    for _ in range(following.ASKS_AN_HOUR + 1):
        answer = client.post("/langganan/", {"email": "a@contoh.id", "category": "jalan"})
    told = refused(answer)
    assert RECEIPT not in told
    assert "kabar" in told


def test_supporting(client: Client, cast: portal_cast.Cast) -> None:
    filed, _ = portal_cast.answered(cast)
    for _ in range(published.SUPPORTS_AN_HOUR + 1):
        answer = client.post(f"/publik/{filed.complaint.number}/dukung/")
    told = refused(answer)
    assert RECEIPT not in told
    assert "dukungan" in told


def test_files(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UPLOADS_AN_HOUR", 0)
    photo = SimpleUploadedFile("a.jpg", portal_cast.photo())
    told = refused(client.post("/adu/", {"files": photo}))
    assert RECEIPT not in told
    assert "berkas" in told


def test_english_too(client: Client) -> None:
    client.get("/bahasa/en/?kembali=/")
    for _ in range(following.ASKS_AN_HOUR + 1):
        answer = client.post("/langganan/", {"email": "a@contoh.id", "category": "jalan"})
    assert "Please wait an hour" in refused(answer)


# -- a subscription that has ended ------------------------------------------------------------


def test_an_ended_subscription_is_not_begun_again(client: Client) -> None:
    wanted = actions.subscribe(email="a@contoh.id", language="id", now=START, category="jalan")
    choose = f"/langganan/{subscription_token(wanted.pk)}/"
    client.post(choose, {"confirm": "1"})
    ended = client.post(choose, {"end": "1"}).content.decode()
    assert "Alamat surel Anda sudah kami hapus" in ended
    assert "Ya, kirimi saya kabar" not in ended, "there is no address left to send to"
    answer = client.post(choose, {"confirm": "1"})
    told = answer.content.decode()
    assert answer.status_code == 410
    assert "Kabar dikirim" not in told
    assert "sudah diakhiri" in told
    assert Subscription.objects.get().ended_at == START


def test_who_never_confirmed_and_ended_is_not_confirmed_later(client: Client) -> None:
    wanted = actions.subscribe(email="a@contoh.id", language="id", now=START, category="jalan")
    choose = f"/langganan/{subscription_token(wanted.pk)}/"
    client.post(choose, {"end": "1"})
    client.post(choose, {"confirm": "1"})
    assert Subscription.objects.get().confirmed_at is None


def test_confirming_twice_is_one_thanks(client: Client) -> None:
    wanted = actions.subscribe(email="a@contoh.id", language="id", now=START, category="jalan")
    choose = f"/langganan/{subscription_token(wanted.pk)}/"
    for _ in range(2):
        answer = client.post(choose, {"confirm": "1"})
        assert "Kabar dikirim ke surel Anda" in answer.content.decode()
