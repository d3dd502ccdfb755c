"""Signing in, being locked out, and the doors that stay shut."""

from __future__ import annotations

import pytest
from django.test import Client

from console_cast import desk
from town import Town

pytestmark = pytest.mark.django_db
PASSWORD = "kembang-setaman-7"


@pytest.fixture
def town() -> Town:
    town = Town()
    town.clerk.set_password(PASSWORD)
    town.clerk.save()
    return town


def sign_in(client: Client, name: str, password: str):
    return client.post("/petugas/masuk/", {"login": name, "password": password})


def test_the_right_password_leads_to_the_queue(town: Town) -> None:
    client = Client()
    answer = sign_in(client, "clerk", PASSWORD)
    assert answer.headers["Location"] == "/petugas/"
    assert "Hari ini" in client.get("/petugas/").content.decode()


def test_a_wrong_password_is_told_kindly_and_the_name_stays(town: Town) -> None:
    page = sign_in(Client(), "clerk", "salah").content.decode()
    assert "Nama pengguna atau sandi tidak cocok" in page
    assert 'value="clerk"' in page


def test_the_sixth_try_is_locked_out_with_the_way_on_it(town: Town) -> None:
    client = Client()
    for _ in range(5):
        answer = sign_in(client, "clerk", "salah")
    assert answer.status_code == 429
    assert "terkunci satu jam" in answer.content.decode()
    right = sign_in(client, "clerk", PASSWORD)
    assert right.status_code == 429
    other = Client(REMOTE_ADDR="10.0.0.9")
    assert sign_in(other, "clerk", PASSWORD).status_code == 302


def test_an_officer_who_left_cannot_come_in(town: Town) -> None:
    town.clerk.is_active = False
    town.clerk.save()
    client = Client()
    sign_in(client, "clerk", PASSWORD)
    assert client.get("/petugas/").status_code == 302


def test_nobody_signs_up_and_nobody_resets_a_password_alone(town: Town) -> None:
    assert "Pendaftaran ditutup" in Client().get("/petugas/daftar/").content.decode()
    assert "admin instansi Anda" in Client().get("/petugas/sandi/lupa/").content.decode()
    assert Client().post("/petugas/daftar/", {"username": "x"}).status_code == 200


def test_signing_out_needs_a_post_and_ends_the_session(town: Town) -> None:
    client = desk(town.clerk)
    client.get("/petugas/keluar/")
    assert client.get("/petugas/").status_code == 200
    client.post("/petugas/keluar/")
    assert client.get("/petugas/").status_code == 302


def test_the_password_is_changed_with_the_old_one(town: Town) -> None:
    client = desk(town.clerk)
    new = {"oldpassword": PASSWORD, "password1": "melati-putih-99", "password2": "melati-putih-99"}
    short = {**new, "password1": "pendek", "password2": "pendek"}
    assert "12" in client.post("/petugas/sandi/", short).content.decode()
    client.post("/petugas/sandi/", new)
    town.clerk.refresh_from_db()
    assert town.clerk.check_password("melati-putih-99")


@pytest.mark.parametrize("page", ["masuk/", "sandi/lupa/", "daftar/"])
def test_pages_before_the_door_carry_no_style(page: str) -> None:
    assert " style=" not in Client().get(f"/petugas/{page}").content.decode()


@pytest.mark.parametrize(
    "page", ["sandi/", "keamanan/", "keamanan/totp/activate/", "keamanan/webauthn/"]
)
def test_pages_of_the_account_are_ours(town: Town, page: str) -> None:
    client = Client()
    sign_in(client, "clerk", PASSWORD)
    text = client.get(f"/petugas/{page}", follow=True).content.decode()
    assert "Ruang petugas" in text
    assert " style=" not in text
