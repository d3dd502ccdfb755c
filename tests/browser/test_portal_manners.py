"""How the portal's pages behave: nothing jumps, two languages, print, an app to install."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from browser.conftest import DESKTOP, PHONE
from browser.portal_atlas import NEIGHBOURS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What people wrote, and names, stay as they are in any language.
WRITTEN = (
    "Jalan di depan pasar berlubang besar, dua orang sudah jatuh.",
    "Lubang sudah ditambal sementara.",
    "Lubang sudah ditambal.",
    "Penambalan dijadwalkan setelah aspal datang.",
    "Di sisi jalan yang mana lubangnya?",
    "Jalan ini milik provinsi.",
    *(text for text, *_ in NEIGHBOURS),
)
# The component page of the demo shows Indonesian samples on purpose.
NOT_SPOKEN = {"showcase"}


def names(pages: dict[str, str]) -> list[str]:
    return [one for one in pages if not one.startswith("_")]


def test_the_skip_link_leads_to_the_content(contexts, pages, opened) -> None:
    view = opened(contexts(DESKTOP), "home")
    view.keyboard.press("Tab")
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.id") == "isi"


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_jumps_while_a_page_loads(contexts, pages, opened, size) -> None:
    context = contexts(size)
    context.add_init_script(
        "window.shifts = 0; new PerformanceObserver((list) => { for (const entry of "
        "list.getEntries()) window.shifts += entry.value; }).observe({type: 'layout-shift', "
        "buffered: true});"
    )
    jumped = []
    for name in names(pages):
        # What really jumps does so each time; a typeface that comes late does not.
        shift = _shift(opened(context, name))
        if shift >= 0.01:
            shift = min(shift, _shift(opened(context, name)))
        if shift >= 0.01:
            jumped.append(f"{name}: {shift}")
    assert not jumped, jumped


def _shift(view: Page) -> float:
    view.wait_for_load_state("networkidle")
    return float(view.evaluate("window.shifts"))


def test_the_pages_speak_english_without_a_word_left_over(contexts, pages, opened) -> None:
    context = contexts(DESKTOP)
    view = opened(context, "home")
    view.get_by_role("link", name="English").click()
    left = []
    for name in names(pages):
        if name in NOT_SPOKEN:
            continue
        text = opened(context, name).inner_text("body")
        for written in WRITTEN:
            text = text.replace(written, "").replace(written[:40], "")
        words = re.findall(
            r"\b(aduan|yang|dengan|tidak|Anda|sudah|dan|untuk|atau|kami)\b", _without_names(text)
        )
        left += [f"{name}: {word}" for word in words]
    assert not left, left


def _without_names(text: str) -> str:
    """Agencies and categories are names; those of the test city hold the word "dan"."""
    names = ("Umum dan Penataan", "Statistik dan Persandian", "Jalan dan Drainase")
    for name in names:
        text = text.replace(name, "")
    return text


def test_paper_shows_what_counts_and_no_buttons(contexts, pages, opened) -> None:
    context = contexts(DESKTOP)
    for name, shown in (("receipt", ".receipt-number"), ("track", ".answer"), ("public", ".told")):
        view = opened(context, name)
        view.emulate_media(media="print")
        assert view.locator(shown).first.is_visible(), name
        assert view.locator(".btn:visible, .ways:visible, .footing:visible").count() == 0, name
        assert view.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)", name
    view = opened(context, "receipt")
    view.emulate_media(media="print")
    assert view.get_by_text("Pemerintah Kota Surakarta").first.is_visible()
    assert view.get_by_text("/aduan/").last.is_visible()


def test_the_portal_can_be_installed(contexts, pages, opened) -> None:
    context = contexts(PHONE)
    view = opened(context, "home")
    view.evaluate("navigator.serviceWorker.ready.then(() => true)")
    driver = context.new_cdp_session(view)
    found = driver.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # Every test context is a private window, which Chromium never installs from.
    assert [one["errorId"] for one in found if one["errorId"] != "in-incognito"] == []
    manifest = driver.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert "icon-maskable" in manifest["data"]
