"""Without connection: the form opens, the complaint waits with its photo, and is filed once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import portal_cast
from browser.conftest import PHONE, axe_faults
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


def fill_in(page: Page, tmp_path: Path) -> None:
    photo = tmp_path / "lubang.jpg"
    photo.write_bytes(portal_cast.photo())
    page.goto("/adu/")
    page.get_by_label("Foto atau PDF").set_input_files(photo)
    page.wait_for_selector("[data-photos][data-ready]", state="attached")
    fill(page, step=True)


def write(page: Page, tmp_path: Path) -> None:
    fill_in(page, tmp_path)
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


def write_with_a_wrong_phone(page: Page, tmp_path: Path) -> None:
    """Fill the form in and send it, with a number that only the server knows to be too short."""
    fill_in(page, tmp_path)
    page.locator(".part-now [data-step='-1']").click()
    page.get_by_label("Surel").fill("")
    page.get_by_label("Nomor telepon").fill("0812")
    page.locator(".part-now [data-step='1']").click()


def mend(page: Page) -> None:
    """Correct the number in the form that came back, and send it."""
    expect(page.get_by_role("alert")).to_contain_text("Nomor telepon ini tidak lengkap.")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.locator("[data-field=phone] .field-error")).to_be_visible()
    expect(page.get_by_label("Apa yang ingin Anda adukan?")).to_have_value(TEXT)
    page.get_by_label("Nomor telepon").fill("0812 0000 0000")
    page.locator(".part-now [data-step='1']").click()
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aduan Anda sudah kami terima")


def test_a_refused_complaint_is_told_everywhere_and_comes_back_into_the_form(
    page: Page, tmp_path: Path
) -> None:
    lose_connection(page)
    write_with_a_wrong_phone(page, tmp_path)
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.locator("[data-queue] li")).to_contain_text("menunggu sambungan.")
    page.context.set_offline(False)
    expect(page.locator("[data-queue] li").first).to_contain_text("belum dapat diterima")
    page.goto("/")
    strip = page.get_by_label("Antrean di perangkat ini")
    expect(strip).to_contain_text("1 aduan di perangkat ini belum dapat diterima")
    strip.get_by_role("link", name="Lihat").click()
    expect(page.locator("[data-queue]")).to_contain_text("Nomor telepon ini tidak lengkap.")
    assert axe_faults(page) == []
    page.get_by_role("link", name="Perbaiki").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert axe_faults(page) == []
    mend(page)
    complaint = Complaint.objects.get()
    assert (complaint.area.name, complaint.attachments.count()) == ("Pajang", 1)
    # The receipt asks the server first; whoever leaves it sooner reads "sudah terkirim" once more.
    page.evaluate(
        """async () => {
             for (let frame = 0; frame < 600 && (await ulasQueue.all()).length; frame++)
               await new Promise(requestAnimationFrame);
           }"""
    )
    page.goto("/luring/")
    expect(page.locator("[data-queue] li")).to_have_count(0)
    expect(strip).to_be_hidden()


def test_a_refused_complaint_can_be_mended_without_connection(page: Page, tmp_path: Path) -> None:
    lose_connection(page)
    write_with_a_wrong_phone(page, tmp_path)
    page.get_by_role("button", name="Kirim aduan").click()
    page.context.set_offline(False)
    expect(page.locator("[data-queue]")).to_contain_text("Nomor telepon ini tidak lengkap.")
    page.context.set_offline(True)
    page.get_by_role("link", name="Perbaiki").click()
    page.get_by_label("Nomor telepon").fill("0812 0000 0000")
    page.locator(".part-now [data-step='1']").click()
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.locator("[data-queue] li")).to_contain_text("menunggu sambungan.")
    page.context.set_offline(False)
    expect(page.locator("[data-queue] li")).to_contain_text("sudah terkirim.")
    assert Complaint.objects.get().attachments.count() == 1


def test_a_refused_complaint_can_be_thrown_away(page: Page, tmp_path: Path) -> None:
    lose_connection(page)
    write_with_a_wrong_phone(page, tmp_path)
    page.get_by_role("button", name="Kirim aduan").click()
    page.context.set_offline(False)
    discard = page.get_by_role("button", name="Buang")
    page.once("dialog", lambda asked: asked.dismiss())
    discard.click()
    expect(page.locator("[data-queue] li").first).to_be_visible()
    page.once("dialog", lambda asked: asked.accept())
    discard.click()
    expect(page.locator("[data-queue] li")).to_have_count(0)
    expect(page.get_by_label("Antrean di perangkat ini")).to_be_hidden()


def test_a_form_opened_without_connection_is_filed_once_when_sent_with_one(
    page: Page, tmp_path: Path
) -> None:
    lose_connection(page)
    write_with_a_wrong_phone(page, tmp_path)
    page.locator(".part-now [data-step='-1']").click()
    page.get_by_label("Nomor telepon").fill("0812 0000 0000")
    page.locator(".part-now [data-step='1']").click()
    page.context.set_offline(False)
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aduan Anda sudah kami terima")
    page.evaluate("ulasQueue.send()")
    assert page.evaluate("ulasQueue.all()") == []
    assert Complaint.objects.get().attachments.count() == 1
    page.goto("/adu/")
    expect(page.get_by_label("Apa yang ingin Anda adukan?")).to_have_value("")


def test_a_form_opened_without_connection_that_is_refused_comes_back_filled_in(
    page: Page, tmp_path: Path
) -> None:
    lose_connection(page)
    write_with_a_wrong_phone(page, tmp_path)
    page.context.set_offline(False)
    page.get_by_role("button", name="Kirim aduan").click()
    mend(page)
    assert Complaint.objects.get().attachments.count() == 1
