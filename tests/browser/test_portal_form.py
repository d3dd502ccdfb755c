"""The form while it is filled in: suggestions, neighbours, place, photos, draft, keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import portal_cast
from browser.conftest import DESKTOP, PHONE
from browser.test_portal_flows import TEXT, fill
from ulas.complaints.models import Attachment, Complaint
from ulas.look.now import freeze

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def cast():
    freeze(portal_cast.START + timedelta(hours=2))
    yield portal_cast.build()
    freeze(None)


def pictures(folder: Path, *colours: str) -> list[Path]:
    made = []
    for colour in colours:
        path = folder / f"{colour}.jpg"
        path.write_bytes(portal_cast.photo(colour))
        made.append(path)
    return made


def test_one_thing_at_a_time_on_a_phone_and_one_page_on_a_desktop(
    contexts: Callable[..., BrowserContext],
) -> None:
    for size, seen in ((PHONE, 1), (DESKTOP, 5)):
        page = contexts(size).new_page()
        page.goto("/adu/")
        expect(page.locator("[data-part]:visible")).to_have_count(seen)
    page = contexts(PHONE).new_page()
    page.goto("/adu/")
    page.get_by_label("Apa yang ingin Anda adukan?").fill(TEXT)
    for number in range(2, 6):
        page.locator(".part-now [data-step='1']").click()
        expect(page.locator(".part-now h2")).to_be_focused()
        expect(page.get_by_text(f"Langkah {number} dari 5")).to_be_visible()
    page.locator(".part-now [data-step='-1']").click()
    expect(page.get_by_role("heading", name="4. Anda")).to_be_focused()


@pytest.mark.parametrize("missing", ["filing", "draft"])
def test_without_one_of_its_modules_the_whole_form_is_in_sight(
    contexts: Callable[..., BrowserContext], missing: str
) -> None:
    page = contexts(PHONE, service_workers="block").new_page()
    page.route(re.compile(rf"/portal/{missing}\."), lambda route: route.abort())
    page.goto("/adu/")
    expect(page.locator("[data-part]:visible")).to_have_count(5)
    expect(page.get_by_role("button", name="Lanjut")).to_have_count(0)
    fill(page, step=False)
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.get_by_role("heading", name="Aduan Anda sudah kami terima")).to_be_visible()


def test_a_module_that_does_not_come_is_not_waited_for(
    contexts: Callable[..., BrowserContext],
) -> None:
    page = contexts(PHONE, service_workers="block").new_page()
    held: list[object] = []
    page.route(re.compile(r"/portal/draft\."), lambda route: held.append(route))
    page.clock.install()
    page.goto("/adu/", wait_until="commit")
    expect(page.locator("[data-part]:visible")).to_have_count(1)
    page.clock.fast_forward(10_000)
    expect(page.locator("[data-part]:visible")).to_have_count(5)


def test_the_enter_key_turns_the_page_and_only_the_last_one_sends(page: Page) -> None:
    page.goto("/adu/")
    page.get_by_label("Apa yang ingin Anda adukan?").fill(TEXT)
    page.locator(".part-now [data-step='1']").click()
    page.get_by_label("Judul singkat").press("Enter")
    expect(page.get_by_role("heading", name="3. Tempatnya")).to_be_focused()
    page.get_by_label("Alamat atau patokan").fill("Depan Pasar Jongke")
    page.get_by_label("Alamat atau patokan").press("Enter")
    expect(page.get_by_role("heading", name="4. Anda")).to_be_focused()
    assert Complaint.objects.count() == 0


def test_photos_are_gathered_one_by_one_and_can_be_taken_out(page: Page, tmp_path: Path) -> None:
    red, blue, green = pictures(tmp_path, "red", "blue", "green")
    page.goto("/adu/")
    chooser = page.get_by_label("Foto atau PDF")
    for number, photo in enumerate((red, blue, green), start=1):
        chooser.set_input_files(photo)
        page.wait_for_selector(f"[data-photos][data-ready='{number}']", state="attached")
    page.get_by_label("Apa yang ingin Anda adukan?").fill(TEXT)
    page.locator(".part-now [data-step='1']").click()
    page.get_by_role("button", name="Buang blue.jpg").click()
    page.locator(".part-now [data-step='-1']").click()
    fill(page, step=True)
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.get_by_role("heading", name="Aduan Anda sudah kami terima")).to_be_visible()
    assert Attachment.objects.count() == 2


def test_a_sixth_photo_is_told_at_once(page: Page, tmp_path: Path) -> None:
    six = pictures(tmp_path, "red", "blue", "green", "white", "black", "yellow")
    page.goto("/adu/")
    page.get_by_label("Apa yang ingin Anda adukan?").fill(TEXT)
    page.locator(".part-now [data-step='1']").click()
    page.get_by_label("Foto atau PDF").set_input_files(six)
    expect(page.get_by_text("Paling banyak 5 berkas; yang selebihnya")).to_be_visible()
    expect(page.locator(".picked figure")).to_have_count(5)


def test_a_camera_is_offered_on_a_touch_screen(
    contexts: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = contexts(PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto("/adu/")
    page.get_by_label("Apa yang ingin Anda adukan?").fill(TEXT)
    page.locator(".part-now [data-step='1']").click()
    for number, shot in enumerate(pictures(tmp_path, "red", "blue"), start=1):
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Ambil foto").click()
        assert not chooser.value.is_multiple()
        chooser.value.set_files(shot)
        expect(page.locator(".picked figure")).to_have_count(number)


def test_a_draft_survives_a_wrong_tap_and_ends_with_sending(page: Page) -> None:
    page.goto("/adu/")
    page.get_by_label("Apa yang ingin Anda adukan?").fill(TEXT)
    page.get_by_label("Tentang apa?").select_option("lampu")
    page.get_by_label("Apa yang rusak?").select_option("WIRE")
    page.goto("/lacak/")
    page.goto("/adu/")
    expect(page.get_by_label("Apa yang ingin Anda adukan?")).to_have_value(TEXT)
    expect(page.get_by_label("Apa yang rusak?")).to_have_value("WIRE")
    fill(page, step=True)
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.get_by_role("heading", name="Aduan Anda sudah kami terima")).to_be_visible()
    page.goto("/adu/")
    expect(page.get_by_label("Apa yang ingin Anda adukan?")).to_have_value("")
    assert Complaint.objects.get().details == {"dark": "WIRE"}


def test_a_neighbour_is_supported_without_leaving_the_form(
    contexts: Callable[..., BrowserContext], cast: portal_cast.Cast
) -> None:
    other, _ = portal_cast.answered(cast)
    page = contexts(DESKTOP).new_page()
    page.goto("/adu/")
    page.get_by_label("Kelurahan tempat kejadian").select_option(label="Pajang")
    box = page.get_by_label("Apa yang ingin Anda adukan?")
    box.press_sequentially("Jalan depan pasar berlubang besar, ada dua orang jatuh")
    page.locator("#hints").get_by_role("button", name="Dukung").click()
    expect(page.locator("#hints").get_by_role("status")).to_have_text("Dukungan Anda tercatat.")
    expect(box).to_have_value(re.compile("Jalan depan pasar"))
    assert other.complaint.supports.count() == 1
    assert Complaint.objects.count() == 1


def test_a_slow_suggestion_never_blocks_typing(contexts: Callable[..., BrowserContext]) -> None:
    page = contexts(DESKTOP).new_page()
    held: list[object] = []
    page.route("**/adu/saran/", lambda route: held.append(route))
    page.goto("/adu/")
    box = page.get_by_label("Apa yang ingin Anda adukan?")
    with page.expect_request("**/adu/saran/"):
        box.press_sequentially("Jalan berlubang di depan pasar")
    box.press_sequentially(" dan gelap")
    expect(box).to_have_value("Jalan berlubang di depan pasar dan gelap")
    fill(page, step=False)
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.get_by_role("heading", name="Aduan Anda sudah kami terima")).to_be_visible()


def test_the_category_is_suggested_with_its_reason_and_danger_comes_first(
    contexts: Callable[..., BrowserContext],
) -> None:
    page = contexts(DESKTOP).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/adu/")
    asked.clear()
    box = page.get_by_label("Apa yang ingin Anda adukan?")
    box.press_sequentially("Penerangan jalan di gang kami mati sudah lama", delay=5)
    expect(page.locator("#hints")).to_contain_text("Penerangan Jalan")
    assert len([url for url in asked if "/adu/saran/" in url]) == 1
    page.get_by_role("button", name="Pakai kategori ini").click()
    expect(page.get_by_label("Tentang apa?")).to_have_value("lampu")
    expect(page.get_by_label("Apa yang rusak?")).to_be_visible()
    expect(page.get_by_label("Sejak kapan mati?")).to_be_hidden()
    page.get_by_label("Apa yang rusak?").select_option("OFF")
    expect(page.get_by_label("Sejak kapan mati?")).to_be_visible()
    box.fill("Ada kebakaran di rumah sebelah, tolong!")
    expect(page.get_by_role("link", name=re.compile("112 Panggilan"))).to_be_visible()


def test_a_neighbours_complaint_is_shown_and_supported(
    contexts: Callable[..., BrowserContext], cast: portal_cast.Cast
) -> None:
    other, _ = portal_cast.answered(cast)
    page = contexts(DESKTOP).new_page()
    page.goto("/adu/")
    page.get_by_label("Kelurahan tempat kejadian").select_option(label="Pajang")
    page.get_by_label("Apa yang ingin Anda adukan?").press_sequentially(
        "Jalan depan pasar berlubang besar, ada dua orang jatuh"
    )
    expect(page.locator("#hints")).to_contain_text("Mungkin sudah dilaporkan")
    with page.expect_popup() as opened:
        page.locator(".similar a").first.click()
    neighbour = opened.value
    neighbour.get_by_role("button", name="Saya juga").click()
    expect(neighbour.get_by_text("1 warga mendukung aduan ini.")).to_be_visible()
    neighbour.get_by_role("button", name="Saya juga").click()
    expect(neighbour.get_by_text("1 warga mendukung aduan ini.")).to_be_visible()
    assert other.complaint.supports.count() == 1


def pin(page: Page) -> list[str]:
    return [page.locator(f"[name={name}]").input_value() for name in ("latitude", "longitude")]


def test_a_pin_outside_the_city_does_not_hold_the_complaint_up(
    contexts: Callable[..., BrowserContext],
) -> None:
    context = contexts(DESKTOP, geolocation={"latitude": -6.2, "longitude": 106.8})
    context.grant_permissions(["geolocation"])
    page = context.new_page()
    page.goto("/adu/")
    page.get_by_role("button", name="Pakai lokasi saya").click()
    expect(page.get_by_text("Titik ini di luar kota.")).to_be_visible()
    assert pin(page) == ["", ""]
    fill(page, step=False)
    page.get_by_role("button", name="Kirim aduan").click()
    expect(page.get_by_role("heading", name="Aduan Anda sudah kami terima")).to_be_visible()


def test_a_pin_can_be_taken_back(contexts: Callable[..., BrowserContext]) -> None:
    context = contexts(DESKTOP, geolocation={"latitude": -7.5701, "longitude": 110.7940})
    context.grant_permissions(["geolocation"])
    page = context.new_page()
    page.goto("/adu/")
    page.get_by_label("Apa yang ingin Anda adukan?").fill(TEXT)
    expect(page.get_by_role("button", name="Hapus titik")).to_be_hidden()
    page.get_by_role("button", name="Pakai lokasi saya").click()
    expect(page.get_by_label("Kelurahan tempat kejadian")).to_have_value("33.72.01.1002")
    page.get_by_role("button", name="Tunjuk di peta").click()
    page.wait_for_selector(".leaflet-marker-icon")
    page.reload()
    page.get_by_role("button", name="Tunjuk di peta").click()
    page.wait_for_selector(".leaflet-marker-icon")
    remove = page.get_by_role("button", name="Hapus titik")
    assert remove.bounding_box()["height"] >= 44
    remove.press("Enter")
    expect(page.get_by_text("Titik dihapus.")).to_be_visible()
    expect(page.get_by_role("button", name="Pakai lokasi saya")).to_be_focused()
    expect(page.locator(".leaflet-marker-icon")).to_have_count(0)
    assert pin(page) == ["", ""]


def test_a_map_that_cannot_be_loaded_says_so(contexts: Callable[..., BrowserContext]) -> None:
    page = contexts(DESKTOP, service_workers="block").new_page()
    page.route(re.compile(r"/leaflet\."), lambda route: route.abort())
    page.goto("/adu/")
    page.get_by_role("button", name="Tunjuk di peta").click()
    expect(page.get_by_text("Peta tidak dapat dimuat.")).to_be_visible()
    expect(page.get_by_role("button", name="Tunjuk di peta")).to_be_visible()


def test_the_device_or_the_map_gives_the_place(contexts: Callable[..., BrowserContext]) -> None:
    context = contexts(DESKTOP, geolocation={"latitude": -7.5701, "longitude": 110.7940})
    context.grant_permissions(["geolocation"])
    page = context.new_page()
    page.goto("/adu/")
    page.get_by_role("button", name="Pakai lokasi saya").click()
    expect(page.get_by_label("Kelurahan tempat kejadian")).to_have_value("33.72.01.1002")
    page.get_by_role("button", name="Tunjuk di peta").click()
    page.wait_for_selector(".leaflet-marker-icon")
    before = page.locator("[name=latitude]").input_value()
    page.locator("[data-canvas]").click(position={"x": 60, "y": 60})
    assert page.locator("[name=latitude]").input_value() != before
