"""The router's page in both sizes and themes, and a text that is tried on it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.conftest import DESKTOP, LOOKS, axe_faults
from browser.walking import SMALL, sign_in
from town import Town
from ulas.jobs import automatic, training
from ulas.look.now import freeze

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHOTS = os.environ.get("CONSOLE_SHOTS", "")
TEXT = "Lampu lalu lintas di perempatan padam, kemarin ada kecelakaan. Lubang di jalan juga besar."


@pytest.fixture
def town() -> Any:
    """Eight weeks with fewer and fewer wrong targets, and two versions of the model."""
    town = Town()
    training.train_now(town.now)
    for week, wrong in enumerate((3, 2, 2, 1, 1, 0, 1, 0)):
        for number in range(4):
            town.file(verified=True, category="", text=f"Jalan dan rambu rusak di RT {number}.")
            automatic.advance(town.complaint.pk, town.now)
            (referral,) = town.refer("DPUPR")
            if number < wrong:
                town.do("return_referral", town.roads, referral_id=referral.pk, reason="Rambu.")
                town.do(
                    "redelegate", town.reviewer, referral_id=referral.pk, agency="DISHUB",
                    reason="Rambu urusan Dishub.",
                )  # fmt: skip
        town.after(7 * 24 * 60)
        if week == 4:
            training.train_now(town.now)
    town.now -= timedelta(days=3)
    freeze(town.now)
    yield town
    freeze(None)


@LOOKS
def test_the_page_has_no_fault_and_tries_a_text(
    contexts: Callable[..., BrowserContext], town: Town, live_server: Any, size: Any, theme: str
) -> None:
    context = contexts(size, color_scheme=theme, reduced_motion="reduce")
    sign_in(context, town.reviewer, live_server.url)
    page = context.new_page()
    page.goto("/petugas/penentu/")
    page.get_by_label("Tulis contoh aduan").fill(TEXT)
    page.get_by_role("button", name="Lihat usulannya").click()
    expect(page.get_by_role("status")).to_contain_text("Dinas Perhubungan")
    page.get_by_text("Ganti versi yang dipakai").click()
    expect(page.get_by_role("button", name="Pakai versi ini")).to_be_visible()
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"router_{size['width']}_{theme}.png", full_page=True)
    assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.evaluate(SMALL) == [] or size is DESKTOP
