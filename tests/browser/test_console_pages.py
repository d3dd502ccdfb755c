"""Every page of the console in both sizes and themes, by the officers who see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext

import portal_cast
from browser.conftest import LOOKS
from browser.walking import walk
from town import Town
from ulas.agencies.models import Officer
from ulas.look.now import freeze

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town() -> Any:
    """A town in which every page has something to show; an hour and a half has passed."""
    town = Town()
    photo = (portal_cast.prepared("#7c8b6a"),)
    town.file(attachments=photo)
    town.do("accept", town.clerk)
    roads, _transport = town.refer("DPUPR", "DISHUB")
    town.assign(town.roads, roads, town.cast.division)
    town.do(
        "submit_answer",
        town.road_works,
        referral_id=roads.pk,
        text="Lubang akan ditambal Jumat ini oleh regu Bina Marga.",
        kind="INTERIM",
        promised_date=(town.now + timedelta(days=4)).date(),
    )
    town.do("add_note", town.reviewer, text="Warga juga menelepon hari ini.")
    town.main, town.roads_referral = town.number, roads.pk
    town.file(text="Lampu jalan di depan Pasar Gede mati sejak Senin malam.", category="lampu")
    town.do("accept", town.clerk)
    town.waiting = town.number
    town.file(text="Ada pungutan di loket kelurahan.", category="pungli", email="")
    town.secret = town.number
    town.after(90)
    freeze(town.now)
    yield town
    freeze(None)


def routes(town: Town) -> list[tuple[str, Officer | None, str]]:
    """Name, who opens it, address below /petugas/."""
    case, roads = f"aduan/{town.main}/", town.roads_referral
    return [
        ("signin", None, "masuk/"),
        ("queue_clerk", town.clerk, ""),
        ("queue_agency", town.roads, ""),
        ("queue_empty", town.inspector, ""),
        ("case_coordinator", town.reviewer, case),
        ("case_agency", town.roads, case),
        ("case_division", town.road_works, case),
        ("cases", town.clerk, "aduan/"),
        ("cases_none", town.clerk, "aduan/?teks=zzzz"),
        ("intake", town.clerk, "catat/"),
        ("leader", town.mayor, "pimpinan/"),
        ("deliveries", town.clerk, "kiriman/"),
        ("outbox", town.clerk, "kotak-keluar/"),
        ("stubs", town.roads, "pernah/"),
        ("period", town.reviewer, "keadaan/"),
        ("account", town.roads, "akun/"),
        ("password", town.roads, "sandi/"),
        ("security", town.roads, "keamanan/"),
        ("accept", town.clerk, f"aduan/{town.secret}/accept/"),
        ("reject", town.clerk, f"aduan/{town.secret}/reject/"),
        ("distribute", town.reviewer, f"aduan/{town.waiting}/distribute/"),
        ("redelegate", town.reviewer, f"{case}redelegate/?referral={roads}"),
        ("publish", town.roads, f"{case}publish_answer/?referral={roads}"),
        ("visibility", town.reviewer, f"{case}set_visibility/"),
        ("moderate", town.clerk, f"{case}moderate/"),
        ("note", town.roads, f"{case}add_note/"),
        ("reveal", town.roads, f"{case}reveal_identity/"),
        ("not_now", town.roads, f"{case}assign/?referral={roads}"),
        ("not_found", town.transport, f"aduan/{town.secret}/"),
    ]


@LOOKS
def test_no_page_has_a_fault(
    contexts: Callable[..., BrowserContext], town, live_server, size, theme, monkeypatch
) -> None:
    monkeypatch.setattr(settings, "ULAS_DEMO", True)
    found = walk(contexts, live_server.url, routes(town), size, theme)
    assert not found, "\n".join(found)
