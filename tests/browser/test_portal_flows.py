"""A citizen's way through the portal in a real browser, with and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import portal_cast
from browser.conftest import DESKTOP, PHONE
from ulas.complaints.models import Complaint, Feedback
from ulas.complaints.sealed.codes import contact_code
from ulas.look.now import freeze

BOTH_SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = "Jalan di depan pasar berlubang dalam, motor sering jatuh kalau malam."


@pytest.fixture(autouse=True)
def cast():
    freeze(portal_cast.START + timedelta(hours=2))
    yield portal_cast.build()
    freeze(None)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "lubang.jpg"
    path.write_bytes(portal_cast.photo("orange", 3000))
    return path


def fill(page: Page, *, step: bool) -> None:
    """Fill the form in; `step` turns its pages on a phone."""
    following = lambda: page.locator(".part-now [data-step='1']").click()  # noqa: E731
    page.get_by_label("Apa yang ingin Anda adukan?").fill(TEXT)
    if step:
        following()
        following()
    page.get_by_label("Kelurahan tempat kejadian").select_option(label="Pajang")
    page.get_by_label("Alamat atau patokan").fill("Depan Pasar Jongke")
    if step:
        following()
    page.get_by_label("Nama Anda").fill("Siti Aminah")
    page.get_by_label("Surel").fill("siti@contoh.id")
    if step:
        following()


@BOTH_SIZES
def test_filing_and_following(
    contexts: Callable[..., BrowserContext], picture: Path, size: dict[str, int]
) -> None:
    page = contexts(size).new_page()
    page.goto("/")
    page.get_by_role("link", name="Tulis aduan").first.click()
    page.get_by_label("Foto atau PDF").set_input_files(picture)
    page.wait_for_selector("[data-photos][data-ready='1']", state="attached")
    assert page.locator(".picked img").count() == 1
    fill(page, step=size is PHONE)
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.get_by_role("heading", name="Aduan Anda sudah kami terima")).to_be_visible()
    assert re.search(r"\d{4}-\d{3}-\d{3}", page.inner_text("main"))
    complaint = Complaint.objects.get()
    assert complaint.area.name == "Pajang"
    assert complaint.attachments.get().width == 1600
    page.get_by_role("link", name="Tulis kodenya").click()
    page.get_by_label("Kode enam angka").fill(contact_code(complaint))
    page.get_by_role("button", name="Pastikan").click()
    expect(page.get_by_text("Kontak Anda sudah dipastikan.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aduan Anda")


@BOTH_SIZES
def test_filing_works_without_javascript(
    contexts: Callable[..., BrowserContext], picture: Path, size: dict[str, int]
) -> None:
    page = contexts(size, java_script_enabled=False).new_page()
    page.goto("/adu/")
    page.get_by_label("Foto atau PDF").set_input_files(picture)
    fill(page, step=False)
    page.get_by_label("Nama Anda").fill("")
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.get_by_role("alert")).to_contain_text("Nama belum ditulis")
    expect(page.get_by_label("Apa yang ingin Anda adukan?")).to_have_value(TEXT)
    expect(page.locator(".kept")).to_contain_text("lubang.jpg")
    page.get_by_label("Nama Anda").fill("Siti Aminah")
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.get_by_role("heading", name="Aduan Anda sudah kami terima")).to_be_visible()
    assert Complaint.objects.get().attachments.count() == 1


def test_errors_are_read_first_and_lead_to_the_field_on_a_phone(page: Page) -> None:
    page.goto("/adu/")
    page.get_by_label("Apa yang ingin Anda adukan?").fill(TEXT)
    for _ in range(4):
        page.locator(".part-now [data-step='1']").click()
    page.get_by_role("button", name="Kirim aduan").click()
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    alert.get_by_role("link", name="Nama Anda").click()
    expect(page.get_by_label("Nama Anda")).to_be_focused()
    assert Complaint.objects.count() == 0


def test_two_quick_taps_file_one_complaint(page: Page) -> None:
    page.goto("/adu/")
    fill(page, step=True)
    page.get_by_role("button", name="Kirim aduan").dblclick()
    expect(page.get_by_role("heading", name="Aduan Anda sudah kami terima")).to_be_visible()
    assert Complaint.objects.count() == 1


def test_sending_again_after_the_back_button_files_nothing_twice(page: Page) -> None:
    page.goto("/adu/")
    fill(page, step=True)
    page.get_by_role("button", name="Kirim aduan").click()
    page.wait_for_url("**/tanda-terima/")
    page.go_back()
    page.evaluate("document.querySelector('[data-filing]').noValidate = true")
    if page.get_by_label("Apa yang ingin Anda adukan?").input_value() == TEXT:
        page.evaluate("document.querySelector('[data-filing]').submit()")
        page.wait_for_load_state()
    assert Complaint.objects.count() == 1


def test_two_tabs_file_two_complaints(contexts: Callable[..., BrowserContext]) -> None:
    context = contexts(DESKTOP)
    for _ in range(2):
        tab = context.new_page()
        tab.goto("/adu/")
        fill(tab, step=False)
    for tab in context.pages:
        tab.get_by_role("button", name="Kirim aduan").click()
        expect(tab.get_by_role("heading", name="Aduan Anda sudah kami terima")).to_be_visible()
    assert Complaint.objects.count() == 2


@BOTH_SIZES
def test_judging_and_reopening(
    contexts: Callable[..., BrowserContext], cast: portal_cast.Cast, size: dict[str, int]
) -> None:
    filed, _ = portal_cast.answered(cast)
    page = contexts(size).new_page()
    page.goto(f"/aduan/{filed.complaint.number}/{filed.token}/")
    page.get_by_role("link", name="Beri penilaian").click()
    page.get_by_label("2 – kurang").check()
    page.get_by_label("Belum", exact=True).check()
    page.get_by_role("button", name="Kirim penilaian").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Belum selesai: buka kembali")
    page.get_by_label("Apa yang belum selesai?").fill("Lubangnya terbuka lagi setelah hujan.")
    page.get_by_role("button", name="Buka kembali").click()
    expect(page.get_by_text("Aduan dibuka kembali.")).to_be_visible()
    assert Feedback.objects.get().rating == 2
    assert Complaint.objects.get().round == 2


@BOTH_SIZES
def test_a_person_sees_corrects_restricts_and_erases_the_own_data(
    contexts: Callable[..., BrowserContext], cast: portal_cast.Cast, size: dict[str, int]
) -> None:
    filed, _ = portal_cast.answered(cast)
    page = contexts(size).new_page()
    page.goto(f"/aduan/{filed.complaint.number}/{filed.token}/data/")
    assert "Siti Aminah" not in page.content()
    page.get_by_label("Kode enam angka").fill(contact_code(filed.complaint))
    page.get_by_role("button", name="Buka data saya").click()
    expect(page.get_by_label("Nama Anda")).to_have_value("Siti Aminah")
    page.get_by_label("Nama Anda").fill("Siti Aminah Rahayu")
    page.get_by_role("button", name="Simpan perbaikan").click()
    expect(page.get_by_text("Data diri Anda sudah diperbaiki.")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Unduh data saya").click()
    assert "Siti Aminah Rahayu" in Path(saved.value.path()).read_text(encoding="utf-8")
    page.get_by_role("button", name="Batasi pemrosesan").click()
    expect(page.get_by_text("Data Anda kini dibatasi.")).to_be_visible()
    assert page.goto(f"/publik/{filed.complaint.number}/").status == 404
    page.goto(f"/aduan/{filed.complaint.number}/{filed.token}/penilaian/")
    page.get_by_label("5 – sangat baik").check()
    page.get_by_label("Sudah", exact=True).check()
    page.get_by_role("button", name="Kirim penilaian").click()
    page.get_by_role("link", name="Data saya").click()
    page.get_by_role("button", name="Hapus data saya").click()
    expect(page.get_by_text("Centang bahwa Anda yakin")).to_be_visible()
    page.get_by_label("Ya, hapus untuk selamanya").check()
    page.get_by_role("button", name="Hapus data saya").click()
    expect(page.get_by_text("Data pribadi Anda sudah dihapus.")).to_be_visible()
    erased = Complaint.objects.get()
    assert (erased.body, erased.complainant.email_index) == ("", "")
    assert Feedback.objects.get().rating == 5


def test_the_map_groups_points_and_leads_to_a_complaint(
    contexts: Callable[..., BrowserContext], cast: portal_cast.Cast
) -> None:
    for east in range(3):
        portal_cast.answered(cast, longitude=110.787 + east * 0.0001)
    far, _ = portal_cast.answered(cast, latitude=-7.5702, longitude=110.7999)
    page = contexts(DESKTOP).new_page()
    page.goto("/peta/")
    page.wait_for_selector("[data-public-map][data-ready='4']")
    expect(page.locator(".cluster")).to_have_text("3")
    page.locator(".map .dot").click()
    page.wait_for_url(f"**/publik/{far.complaint.number}/")


def test_search_forgives_a_typing_error(page: Page, cast: portal_cast.Cast) -> None:
    portal_cast.answered(cast)
    page.goto("/publik/")
    page.get_by_label("Cari").fill("pasra berlubag")
    page.get_by_role("button", name="Cari").click()
    expect(page.get_by_text("Tidak ada yang cocok dengan tulisan Anda")).to_be_visible()
    expect(page.locator(".row-public")).to_have_count(1)


def test_the_theme_switch_is_remembered(page: Page) -> None:
    page.goto("/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("link", name="Gelap").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.goto("/lacak/")
    assert page.evaluate("document.documentElement.dataset.bsTheme") == "dark"


def test_forms_say_when_the_connection_to_the_token_is_lost(
    contexts: Callable[..., BrowserContext],
) -> None:
    context = contexts()
    page = context.new_page()
    page.goto("/lacak/")
    context.clear_cookies()
    page.get_by_label("Nomor aduan").fill("2648310572")
    page.get_by_label("Kode lacak").fill("abc")
    page.get_by_role("button", name="Lacak", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Formulir ini sudah kedaluwarsa")
