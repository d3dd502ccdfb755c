"""Lists in a real browser: filters and rows by keyboard, a bulk move with refusals, a download."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from browser.conftest import DESKTOP, LOOKS, PHONE, axe_faults
from browser.walking import SMALL, sign_in
from town import Town
from ulas.complaints import actions
from ulas.complaints.models import Complaint
from ulas.look.now import freeze

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("CONSOLE_SHOTS", "")
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def town() -> Any:
    """Five cases, one of them accepted, and a view."""
    cache.clear()
    town = Town()
    town.file(text="Jalan berlubang besar di depan pasar, sudah banyak korban jatuh malam hari.")
    town.do("accept", town.clerk)
    town.accepted = town.number
    for text in ("Lampu mati.", "Sampah menumpuk di sungai.", "Trotoar rusak parah."):
        town.file(text=text)
    actions.save_view(
        officer=town.clerk, name="Baru masuk", query="keadaan=FILED", shared_with="COORDINATORS",
        now=town.now,
    )  # fmt: skip
    town.after(50)
    freeze(town.now)
    yield town
    freeze(None)
    cache.clear()


Contexts = Callable[..., BrowserContext]


def opened(contexts: Contexts, live_server: Any, officer: Any, size: Any, **more: Any) -> Page:
    context = contexts(size, **more)
    sign_in(context, officer, live_server.url)
    return context.new_page()


def shot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def test_rows_are_walked_and_picked_by_keyboard(
    town: Town, contexts: Contexts, live_server: Any
) -> None:
    page = opened(contexts, live_server, town.clerk, DESKTOP)
    page.goto("/petugas/aduan/")
    page.keyboard.press("/")
    page.keyboard.type("lampu")
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]")).to_have_count(1)
    page.goto("/petugas/aduan/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("[data-row]").nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("[data-pick]").nth(1)).to_be_checked()
    page.keyboard.press("k")
    expect(page.locator("[data-row]").first).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    shot(page, "keys")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.locator("[data-row]").nth(1).focus()
    address = page.locator("[data-row]").nth(1).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_the_palette_opens_and_jumps(town: Town, contexts: Contexts, live_server: Any) -> None:
    page = opened(contexts, live_server, town.clerk, DESKTOP)
    page.goto("/petugas/")
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-q")).to_be_focused()
    page.keyboard.type("trotoar")
    expect(page.locator("[data-jump]").first).to_contain_text("Trotoar rusak")
    shot(page, "palette")
    assert axe_faults(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/petugas/aduan/*/")


def test_a_bulk_move_tells_its_refusals(town: Town, contexts: Contexts, live_server: Any) -> None:
    page = opened(contexts, live_server, town.clerk, PHONE)
    page.goto("/petugas/aduan/")
    for box in page.locator("[data-pick]").all():
        box.check()
    page.get_by_label("Langkah", exact=True).select_option("accept")
    page.get_by_role("button", name="Periksa dulu").click()
    expect(page.get_by_text("3 aduan siap")).to_be_visible()
    expect(page.get_by_text("1 tidak dapat")).to_be_visible()
    assert axe_faults(page) == []
    shot(page, "bulk")
    assert page.evaluate(WIDER) == 0
    number = Complaint.objects.filter(state="FILED").order_by("-filed_at", "-id")[0]
    town.about(number)
    town.do("accept", town.reviewer)
    page.get_by_role("button", name="Kerjakan untuk 3 aduan").click()
    expect(page.get_by_text("3 dari 3 aduan dikerjakan")).to_be_visible()
    expect(page.get_by_text("2 selesai, 1 ditolak")).to_be_visible()
    shot(page, "bulk_run")
    assert axe_faults(page) == []
    assert not Complaint.objects.filter(state="FILED").exists()


def test_the_list_is_downloaded(town: Town, contexts: Contexts, live_server: Any) -> None:
    page = opened(contexts, live_server, town.clerk, DESKTOP)
    page.goto("/petugas/aduan/?keadaan=FILED")
    with page.expect_download() as got:
        page.get_by_role("link", name="Unduh CSV").click()
    text = Path(got.value.path()).read_text(encoding="utf-8-sig")
    assert got.value.suggested_filename.endswith(".csv")
    assert len(text.splitlines()) == 4
    assert town.accepted not in text


def test_without_a_script_a_bulk_move_works(
    town: Town, contexts: Contexts, live_server: Any
) -> None:
    page = opened(contexts, live_server, town.clerk, PHONE, java_script_enabled=False)
    page.goto("/petugas/aduan/?keadaan=FILED")
    page.get_by_label("Semua yang cocok").check()
    page.get_by_role("button", name="Periksa dulu").click()
    page.get_by_role("button", name="Kerjakan untuk 3 aduan").click()
    expect(page.get_by_text("0 dari 3 aduan dikerjakan")).to_be_visible()
    page.get_by_role("button", name="Lanjutkan").click()
    expect(page.get_by_text("3 selesai, 0 ditolak")).to_be_visible()


@LOOKS
def test_lists_are_sound_in_both_sizes_and_themes(
    town: Town, contexts: Contexts, live_server: Any, size: Any, theme: str
) -> None:
    page = opened(contexts, live_server, town.clerk, size, color_scheme=theme)
    faults: list[str] = []
    for name, address in {
        "list": "/petugas/aduan/?keadaan=FILED",
        "filters": "/petugas/aduan/?kategori=jalan&urut=tenggat",
        "alike": "/petugas/aduan/?teks=trotaor",
        "none": "/petugas/aduan/?teks=zzzzz",
        "view": "/petugas/tampilan/simpan/?keadaan=FILED",
        "jump": "/petugas/lompat/?q=lampu",
    }.items():
        page.goto(address)
        shot(page, f"{name}_{size['width']}_{theme}")
        faults += [f"{name}: {fault}" for fault in axe_faults(page)]
        small = page.evaluate(SMALL) if size is PHONE else []
        faults += [f"{name}: {fault}" for fault in small]
        if (over := page.evaluate(WIDER)) > 0:
            faults.append(f"{name}: scrolls sideways by {over}")
    assert faults == []


def test_a_client_that_is_not_signed_in_gets_no_palette(town: Town) -> None:
    assert Client().get("/petugas/lompat/?potong=1&q=lampu").status_code == 302
