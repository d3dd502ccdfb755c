"""Officers, sign-in and the day's list in a real browser: sizes, themes, keys, keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from playwright.sync_api import BrowserContext, Page, expect

from browser.conftest import DESKTOP, LOOKS, PHONE, axe_faults
from browser.walking import SHOTS, sign_in, walk
from one_time_codes import code
from town import Town
from ulas.agencies.actions import set_absence
from ulas.agencies.models import Invitation, Officer
from ulas.complaints import actions
from ulas.complaints.sealed.links import invitation_token
from ulas.look.now import freeze
from ulas.sop.terms import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "kembang-setaman-7"


@pytest.fixture
def town() -> Iterator[Town]:
    """Late, soon late, returned and paused steps; an invitation; somebody away."""
    town = Town()
    for name in ("clerk", "reviewer", "roads", "transport", "road_works", "drain_works"):
        officer = getattr(town, name)
        officer.email = f"{officer.username}@kota.contoh.id"
        officer.set_password(PASSWORD)
        officer.save()
    for minutes in (0, 20, 15, 12):
        town.after(minutes).file()
    town.file(text="Lampu taman di Banjarsari mati sejak kemarin malam.")
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.do("return_referral", town.roads, referral_id=referral.pk, reason="Bukan kami.")
    town.do("refuse_return", town.reviewer, referral_id=referral.pk, reason="Milik Anda.")
    town.assign(town.roads, referral, town.cast.division)
    town.after(20)
    actions.invite_officer(
        email="baru@kota.contoh.id",
        role=Role.AGENCY_OFFICER,
        agency=town.cast.roads,
        by=town.clerk,
        now=town.now,
    )
    set_absence(
        officer=town.road_works,
        until=town.now.replace(day=20),
        stand_in=town.drain_works,
        now=town.now,
    )
    freeze(town.now)
    yield town
    freeze(None)


def routes(town: Town) -> list[tuple[str, Officer | None, str]]:
    """Name, who opens it, address below /petugas/."""
    link = invitation_token(Invitation.objects.get().pk)
    return [
        ("signin", None, "masuk/"),
        ("join", None, f"undangan/{link}/"),
        ("join_over", None, "undangan/x/"),
        ("today_clerk", town.clerk, ""),
        ("today_late", town.clerk, "?lihat=terlambat"),
        ("today_back", town.roads, "?lihat=kembali"),
        ("today_none", town.transport, "?lihat=segera"),
        ("today_stand_in", town.drain_works, ""),
        ("today_empty", town.inspector, ""),
        ("leader", town.mayor, "pimpinan/"),
        ("team", town.roads, "tim/"),
        ("team_city", town.clerk, "tim/"),
        ("invite", town.roads, "tim/undang/"),
        ("leave", town.clerk, f"tim/{town.roads.pk}/akhiri/?instansi=DPUPR"),
        ("address", town.roads, f"tim/{town.road_works.pk}/alamat/"),
        ("absence", town.road_works, "akun/tidak-bertugas/"),
        ("sessions", town.roads, "akun/perangkat/"),
        ("account", town.roads, "akun/"),
        ("security", town.roads, "keamanan/"),
        ("prove", town.roads, "pastikan/"),
        ("password", town.roads, "sandi/"),
    ]


@LOOKS
def test_no_page_has_a_fault(
    contexts: Callable[..., BrowserContext], town: Town, live_server: Any, size: Any, theme: str
) -> None:
    found = walk(contexts, live_server.url, routes(town), size, theme)
    assert not found, "\n".join(found)


def with_key(context: BrowserContext) -> Page:
    """A page in a browser that has a fingerprint reader."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return page


def by_password(page: Page, name: str) -> None:
    page.goto("/petugas/masuk/")
    page.get_by_label("Nama pengguna").fill(name)
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()


def test_a_passkey_is_added_and_opens_the_door_without_a_password(
    contexts: Callable[..., BrowserContext], town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze(None)
    monkeypatch.setattr(settings, "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", True)
    page = with_key(contexts(PHONE))
    by_password(page, "roads")
    page.goto("/petugas/keamanan/webauthn/add/")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_label("Nama kunci").fill("ponsel saya")
    page.get_by_label("Jadikan kunci sandi").check()
    assert axe_faults(page) == []
    page.get_by_role("button", name="Tambah kunci").click()
    expect(page.get_by_text("Kunci ditambahkan.")).to_be_visible()
    page.goto("/petugas/keamanan/webauthn/")
    expect(page.get_by_text("ponsel saya").first).to_be_visible()
    assert axe_faults(page) == []
    page.goto("/petugas/keluar/")
    page.get_by_role("main").get_by_role("button", name="Keluar").click()
    page.goto("/petugas/masuk/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    expect(page.get_by_role("heading", name="Hari ini", exact=True)).to_be_visible()


def test_an_app_is_set_up_and_asked_for_with_the_keyboard_alone(
    contexts: Callable[..., BrowserContext], town: Town
) -> None:
    freeze(None)
    page = contexts(DESKTOP).new_page()
    by_password(page, "roads")
    page.goto("/petugas/keamanan/totp/activate/")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    secret = page.locator("[data-secret]").inner_text()
    assert axe_faults(page) == []
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / "totp_1280_light.png", full_page=True)
    page.get_by_label("Kode enam angka").fill(code(secret))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Aplikasi autentikator aktif.")).to_be_visible()
    expect(page.locator(".codes code")).to_have_count(10)
    assert axe_faults(page) == []
    cache.clear()
    other = contexts(PHONE).new_page()
    by_password(other, "roads")
    expect(other.get_by_role("heading", name="Langkah kedua")).to_be_visible()
    assert axe_faults(other) == []
    other.get_by_label("Kode enam angka").fill(code(secret))
    other.keyboard.press("Enter")
    expect(other.get_by_role("heading", name="Hari ini", exact=True)).to_be_visible()


def test_the_list_of_the_day_fetches_what_is_new_but_not_while_one_types(
    contexts: Callable[..., BrowserContext], town: Town, live_server: Any
) -> None:
    context = contexts(DESKTOP)
    sign_in(context, town.clerk, live_server.url)
    page = context.new_page()
    # The page's own clock: half a minute passes when the test says so.
    page.clock.install()
    page.goto("/petugas/")
    rows = page.locator("[data-row]")
    before = rows.count()
    first = rows.first
    first.focus()
    town.file()
    with page.expect_response(lambda answer: "tanda=" in answer.url):
        page.clock.run_for(31_000)
    expect(rows).to_have_count(before + 1)
    assert page.evaluate("document.activeElement.matches('[data-row]')"), "the focus was lost"
    with page.expect_response(lambda answer: "tanda=" in answer.url) as nothing:
        page.clock.run_for(31_000)
    assert nothing.value.status == 204
    town.file()
    page.locator("details.menu > summary").click()
    page.clock.run_for(61_000)
    expect(rows).to_have_count(before + 1)


def test_the_tour_is_put_away_without_a_script(
    contexts: Callable[..., BrowserContext], town: Town, live_server: Any
) -> None:
    context = contexts(PHONE, java_script_enabled=False)
    sign_in(context, town.clerk, live_server.url)
    page = context.new_page()
    page.goto("/petugas/")
    page.get_by_role("button", name="Mengerti").click()
    expect(page.get_by_role("heading", name="Hari ini", exact=True)).to_be_visible()
    expect(page.get_by_text("Sekali lihat")).to_have_count(0)
