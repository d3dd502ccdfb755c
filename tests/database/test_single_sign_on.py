"""Signing in at the city's identity provider, against one that runs on this machine."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.test import Client

from town import Town
from ulas.agencies.models import Officer
from ulas.config.single_sign_on import providers

pytestmark = pytest.mark.django_db
KEY = "a key of the provider alone, long enough for the algorithm"


class Provider(ThreadingHTTPServer):
    """An OpenID Connect provider with one person in it."""

    person: dict[str, object]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Doors(BaseHTTPRequestHandler):
    """Discovery, token and userinfo."""

    server: Provider

    def do_GET(self) -> None:
        here = self.server.address
        if self.path.startswith("/.well-known/"):
            self._say(
                {
                    "issuer": here,
                    "authorization_endpoint": f"{here}/authorize",
                    "token_endpoint": f"{here}/token",
                    "userinfo_endpoint": f"{here}/userinfo",
                    "jwks_uri": f"{here}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        else:
            self._say(self.server.person)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        now = int(time.time())
        claims = {"iss": self.server.address, "aud": "ulas", "iat": now, "exp": now + 60}
        token = jwt.encode({**claims, **self.server.person}, KEY, algorithm="HS256")
        self._say({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _say(self, what: object) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    server = Provider(("127.0.0.1", 0), Doors)
    server.person = {"sub": "7", "email": "Roads@kota.contoh.id", "email_verified": True}
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.SOCIALACCOUNT_PROVIDERS = providers(
        server=server.address, client="ulas", secret="s", name="akun kota"
    )
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def town() -> Town:
    town = Town()
    town.roads.email = "roads@kota.contoh.id"
    town.roads.save()
    return town


def sign_in(client: Client):
    """Go to the provider and come back with its word."""
    away = client.get("/petugas/kota/kota/login/")
    assert away.status_code == 302, away.content.decode()
    state = parse_qs(urlsplit(away.headers["Location"]).query)["state"][0]
    return client.get("/petugas/kota/kota/login/callback/", {"code": "c", "state": state})


def test_a_verified_address_opens_the_officers_account(town: Town, provider: Provider) -> None:
    client = Client()
    assert "Masuk dengan akun kota" in client.get("/petugas/masuk/").content.decode()
    assert sign_in(client).headers["Location"] == "/petugas/"
    assert "Roads" in client.get("/petugas/akun/").content.decode()
    # The identity stays tied to the officer when the address changes at either side.
    provider.person["email"] = "other@kota.contoh.id"
    assert sign_in(Client()).headers["Location"] == "/petugas/"


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "8", "email": "nobody@kota.contoh.id", "email_verified": True},
        {"sub": "8", "email": "roads@kota.contoh.id", "email_verified": False},
        {"sub": "8"},
    ],
    ids=["unknown", "unverified", "without address"],
)
def test_no_identity_makes_an_officer(town: Town, provider: Provider, person) -> None:
    before = Officer.objects.count()
    provider.person = person
    client = Client()
    answer = sign_in(client)
    assert answer.status_code == 403
    assert "belum terhubung" in answer.content.decode()
    assert client.get("/petugas/").status_code == 302
    assert Officer.objects.count() == before


def test_an_officer_who_left_is_not_let_in(town: Town, provider: Provider) -> None:
    sign_in(Client())
    Officer.objects.filter(pk=town.roads.pk).update(is_active=False)
    client = Client()
    assert sign_in(client).status_code == 403
    assert client.get("/petugas/").status_code == 302


def test_two_officers_with_one_address_are_not_guessed_between(
    town: Town, provider: Provider
) -> None:
    town.transport.email = "ROADS@kota.contoh.id"
    town.transport.save()
    assert sign_in(Client()).status_code == 403


def test_what_the_provider_refuses_is_told_kindly(town: Town, provider: Provider) -> None:
    client = Client()
    away = client.get("/petugas/kota/kota/login/")
    state = parse_qs(urlsplit(away.headers["Location"]).query)["state"][0]
    back = client.get(
        "/petugas/kota/kota/login/callback/",
        {"error": "access_denied", "state": state},
        follow=True,
    )
    assert "tidak selesai" in back.content.decode()


def test_without_a_provider_there_is_no_such_door(town: Town) -> None:
    assert Client().get("/petugas/kota/kota/login/").status_code == 404
    assert "akun kota" not in Client().get("/petugas/masuk/").content.decode()
