"""Without connection: the form opens, the complaint waits with its photo, and is filed once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import portal_cast
from browser.conftest import PHONE
from browser.test_portal_flows import TEXT, fill
from ulas.complaints.models import Complaint, IdempotencyKey
from ulas.look.now import freeze

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def cast():
    freeze(portal_cast.START + timedelta(hours=2))
    yield portal_cast.build()
    freeze(None)


@pytest.fixture
def page(contexts: Callable[..., BrowserContext]) -> Page:
    """A phone on which the portal was opened once."""
    view = contexts(PHONE).new_page()
    view.goto("/")
    view.evaluate("navigator.serviceWorker.ready.then(() => true)")
    view.wait_for_function("navigator.serviceWorker.controller !== null")
    return view


def lose_connection(page: Page) -> None:
    """No connection, long after the visit: what a browser keeps for a minute is gone."""
    driver = page.context.new_cdp_session(page)
    driver.send("Network.clearBrowserCache")
    # A second driver on the page would hide from it that the connection comes and goes.
    driver.detach()
    page.context.set_offline(True)


def write(page: Page, tmp_path: Path) -> None:
    photo = tmp_path / "lubang.jpg"
    photo.write_bytes(portal_cast.photo())
    page.goto("/adu/")
    page.get_by_label("Foto atau PDF").set_input_files(photo)
    page.wait_for_selector("[data-photos][data-ready]", state="attached")
    fill(page, step=True)
    page.get_by_role("button", name="Kirim aduan").click()


def test_offline_then_online_files_exactly_once(page: Page, tmp_path: Path) -> None:
    lose_connection(page)
    write(page, tmp_path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Aduan yang menunggu sambungan")
    expect(page.locator("[data-queue] li")).to_contain_text("menunggu sambungan.")
    assert Complaint.objects.count() == 0
    page.context.set_offline(False)
    expect(page.locator("[data-queue] li")).to_contain_text("sudah terkirim.")
    page.reload()
    page.evaluate("ulasQueue.send()")
    page.locator("[data-queue] a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aduan Anda")
    complaint = Complaint.objects.get()
    assert complaint.body == TEXT
    assert complaint.area.name == "Pajang"
    assert complaint.attachments.count() == 1


def test_two_complaints_without_connection_are_two(page: Page, tmp_path: Path) -> None:
    lose_connection(page)
    write(page, tmp_path)
    write(page, tmp_path)
    expect(page.locator("[data-queue] li")).to_have_count(2)
    page.context.set_offline(False)
    expect(page.locator("[data-queue] li").last).to_contain_text("sudah terkirim.")
    expect(page.locator("[data-queue] li").first).to_contain_text("sudah terkirim.")
    assert Complaint.objects.count() == 2


def test_what_had_arrived_before_the_break_is_not_filed_again(page: Page, tmp_path: Path) -> None:
    write(page, tmp_path)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aduan Anda sudah kami terima")
    page.goto("/luring/")
    key = IdempotencyKey.objects.get().key
    page.evaluate(
        """async ([key, text]) => {
             const form = new FormData();
             form.append('key', key);
             form.append('text', text);
             await ulasQueue.keep(form);
             await ulasQueue.send();
           }""",
        [key, TEXT],
    )
    page.reload()
    expect(page.locator("[data-queue] li")).to_contain_text("sudah terkirim.")
    assert Complaint.objects.count() == 1
