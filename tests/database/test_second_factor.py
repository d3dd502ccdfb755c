"""A second factor: set up, asked for at sign-in, called for by a post, not guessed."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client

from one_time_codes import code
from town import Town

pytestmark = pytest.mark.django_db
PASSWORD = "kembang-setaman-7"


@pytest.fixture
def town() -> Town:
    cache.clear()
    town = Town()
    for officer in (town.clerk, town.roads):
        officer.set_password(PASSWORD)
        officer.save()
    return town


def sign_in(name: str) -> tuple[Client, str]:
    """A browser after the password, and where it was sent."""
    client = Client()
    answer = client.post("/petugas/masuk/", {"login": name, "password": PASSWORD})
    return client, answer.headers["Location"]


def prove(client: Client) -> None:
    """Give the password once more, as every change of security asks."""
    client.post("/petugas/pastikan/", {"password": PASSWORD})


def set_up(client: Client) -> str:
    """Activate an app; its secret."""
    prove(client)
    page = client.get("/petugas/keamanan/totp/activate/").content.decode()
    secret = re.search(r"data-secret>(\w+)<", page)[1]
    answer = client.post("/petugas/keamanan/totp/activate/", {"code": code(secret)})
    assert answer.status_code == 302, answer.content.decode()
    # A code serves once, also the one that activated the app; the phone shows another later.
    cache.clear()
    return secret


def test_with_an_app_the_password_alone_opens_nothing(town: Town) -> None:
    client, _ = sign_in("clerk")
    secret = set_up(client)
    second, where = sign_in("clerk")
    assert where == "/petugas/keamanan/authenticate/"
    assert second.get("/petugas/").status_code == 302
    page = second.get(where).content.decode()
    assert "Langkah kedua" in page
    assert " style=" not in page
    wrong = second.post(where, {"code": "000000"}).content.decode()
    assert "Kode tidak cocok" in wrong
    assert second.post(where, {"code": code(secret)}).headers["Location"] == "/petugas/"
    assert second.get("/petugas/").status_code == 200


def test_the_apps_secret_lies_sealed(town: Town) -> None:
    from allauth.mfa.models import Authenticator

    client, _ = sign_in("clerk")
    secret = set_up(client)
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_a_recovery_code_serves_once(town: Town) -> None:
    client, _ = sign_in("clerk")
    set_up(client)
    client.post("/petugas/keamanan/recovery-codes/generate/")
    page = client.get("/petugas/keamanan/recovery-codes/").content.decode()
    spare = re.findall(r"<li><code>(\w+)</code>", page)
    assert len(spare) == 10
    for status in (302, 200):
        second, where = sign_in("clerk")
        assert second.post(where, {"code": spare[0]}).status_code == status


def test_codes_are_not_guessed_by_many_tries(town: Town) -> None:
    client, _ = sign_in("clerk")
    secret = set_up(client)
    second, where = sign_in("clerk")
    for _ in range(10):
        second.post(where, {"code": "000000"})
    late = second.post(where, {"code": code(secret)}).content.decode()
    assert "Terlalu banyak percobaan" in late


def test_a_post_that_calls_for_it_sees_nothing_before(town: Town, settings) -> None:
    settings.ULAS_SECOND_FACTOR = ["INFORMATION_CLERK"]
    client, _ = sign_in("clerk")
    for address in ("", "aduan/", "akun/", "kiriman/"):
        answer = client.get(f"/petugas/{address}")
        assert answer.headers["Location"] == "/petugas/keamanan/", address
    page = client.get("/petugas/keamanan/").content.decode()
    assert "Peran Anda memerlukan langkah kedua" in page
    set_up(client)
    assert client.get("/petugas/").status_code == 200
    refused = client.post("/petugas/keamanan/totp/deactivate/", follow=True).content.decode()
    assert "Peran Anda memerlukan langkah kedua" in refused
    other, _ = sign_in("roads")
    assert other.get("/petugas/").status_code == 200


def test_security_is_changed_only_after_a_proof(town: Town) -> None:
    from console_cast import desk

    answer = desk(town.clerk).get("/petugas/keamanan/totp/activate/")
    assert answer.headers["Location"].startswith("/petugas/pastikan/")


@pytest.mark.parametrize(
    "page",
    [
        "keamanan/",
        "keamanan/totp/activate/",
        "keamanan/totp/deactivate/",
        "keamanan/webauthn/",
        "keamanan/webauthn/add/",
        "keamanan/recovery-codes/",
        "keamanan/recovery-codes/generate/",
        "pastikan/",
        "sandi/",
        "keluar/",
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_of_security_speaks_the_readers_language(
    town: Town, page: str, language: str
) -> None:
    client, _ = sign_in("clerk")
    prove(client)
    if "deactivate" in page or "codes" in page:
        set_up(client)
        client.post("/petugas/keamanan/recovery-codes/generate/")
    client.cookies["bahasa"] = language
    text = client.get(f"/petugas/{page}", follow=True).content.decode()
    shown = re.sub(
        r"<script.*?</script>|<[^>]+>", " ", text[text.index("<main") :], flags=re.DOTALL
    )
    assert " style=" not in text
    words = {"id": ("Two-Factor", "Security Keys", "Sign Out"), "en": ("Kata sandi", "Kunci ")}
    assert not [word for word in words[language] if word in shown], shown
