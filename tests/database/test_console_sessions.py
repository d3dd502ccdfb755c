"""Where one is signed in: seen, and ended from another device."""

from __future__ import annotations

import pytest
from django.test import Client

from town import Town

pytestmark = pytest.mark.django_db
PASSWORD = "kembang-setaman-7"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"
DESK = "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/121.0"


@pytest.fixture
def town() -> Town:
    town = Town()
    for officer in (town.clerk, town.roads):
        officer.set_password(PASSWORD)
        officer.save()
    return town


def signed_in(name: str, device: str) -> Client:
    client = Client(HTTP_USER_AGENT=device)
    client.post("/petugas/masuk/", {"login": name, "password": PASSWORD})
    return client


def test_one_sees_ones_devices_and_ends_another(town: Town) -> None:
    phone, desk, other = (
        signed_in("clerk", PHONE),
        signed_in("clerk", DESK),
        signed_in("roads", DESK),
    )
    page = desk.get("/petugas/akun/perangkat/").content.decode()
    assert "Chrome di Android" in page
    assert "Firefox di Windows" in page
    pk = page.split('name="session" value="')[1].split('"')[0]
    answer = desk.post("/petugas/akun/perangkat/", {"session": pk}, follow=True)
    assert "1 perangkat dikeluarkan" in answer.content.decode()
    assert phone.get("/petugas/").status_code == 302
    assert desk.get("/petugas/").status_code == 200
    assert other.get("/petugas/").status_code == 200


def test_all_others_end_at_once_and_this_one_stays(town: Town) -> None:
    others = [signed_in("clerk", PHONE) for _ in range(2)]
    here = signed_in("clerk", DESK)
    here.post("/petugas/akun/perangkat/", {"session": "lain"})
    assert [client.get("/petugas/").status_code for client in others] == [302, 302]
    assert here.get("/petugas/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(town: Town) -> None:
    from allauth.usersessions.models import UserSession

    victim, other = signed_in("roads", PHONE), signed_in("clerk", DESK)
    pk = UserSession.objects.get(user=town.roads).pk
    answer = other.post("/petugas/akun/perangkat/", {"session": pk}, follow=True)
    assert "sudah tidak masuk" in answer.content.decode()
    assert victim.get("/petugas/").status_code == 200
