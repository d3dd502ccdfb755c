"""Letters that could not leave: seen by those who look after them, and sent again."""

from __future__ import annotations

import pytest
from django.test import Client

from console_cast import desk, read
from town import Town
from ulas.agencies.models import Officer
from ulas.complaints import actions
from ulas.complaints.models import Delivery
from ulas.jobs import deliveries

pytestmark = pytest.mark.django_db


class DeadServer:
    """A mail server that refuses everything."""

    def __enter__(self) -> DeadServer:
        return self

    def __exit__(self, *_how: object) -> None:
        return None

    def send(self, letter: object) -> str:
        raise ConnectionRefusedError("server surel mati")


def test_a_dead_letter_is_seen_and_sent_again(
    town: Town, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliveries, "outgoing", DeadServer)
    Officer.objects.filter(pk=town.clerk.pk).update(email="clerk@contoh.id")
    town.file()
    for _ in range(9):
        town.after(60 * 24)
        deliveries.send_due(town.now)
    dead = Delivery.objects.filter(state="DEAD")
    assert dead.count() >= 1
    page = read(browser, "kiriman/")
    assert "server surel mati" in page and "Kirim ulang" in page
    assert "clerk@contoh.id" not in page, "the outbox names nobody's address"
    read(desk(town.roads), "kiriman/", 404)
    wanted = dead.order_by("id")[0]
    answer = browser.post("/petugas/kiriman/", {"delivery": wanted.pk})
    assert answer.status_code == 302
    wanted.refresh_from_db()
    assert wanted.state == "PENDING"


def test_the_daily_letter_stands_in_the_list_like_any_other(town: Town, browser: Client) -> None:
    Officer.objects.filter(pk=town.clerk.pk).update(email="clerk@contoh.id")
    town.file()
    actions.send_digests(now=town.at("2026-01-13", "08:00").now)
    page = read(browser, "kiriman/?keadaan=PENDING")
    assert "Surat harian: menunggu, terlambat" in page
