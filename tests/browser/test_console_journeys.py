"""From the inbox to the published answer, each in their post, with and without JavaScript."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import portal_cast
from browser.conftest import DESKTOP, LOOKS, PHONE, axe_faults
from browser.walking import SMALL, sign_in
from town import Town, put_writing
from ulas.agencies.models import Category, Officer
from ulas.complaints.casefile.routed import Routed
from ulas.complaints.models import Attachment, Complaint, Draft
from ulas.look.now import freeze
from ulas.sop.terms import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHOTS = os.environ.get("CONSOLE_SHOTS", "")
TEXT = "Lubang ditambal Senin pagi oleh regu Bina Marga. Telepon kami 0271-123-4567."
Desk = Callable[[Officer], Page]


@pytest.fixture
def town() -> Any:
    """A complaint with a photo and a phone number in its text; DPUPR wants a second person."""
    town = Town()
    town.cast.roads.second_person = True
    town.cast.roads.save()
    town.second = town.officer("roads_chief", Role.AGENCY_OFFICER, "DPUPR")
    photos = (portal_cast.prepared("#7c8b6a"), portal_cast.prepared("#8a6a5a"))
    town.file(
        text="Jalan di depan pasar berlubang besar, hubungi 0812 3456 7890.",
        attachments=photos,
        latitude=-7.5668,
        longitude=110.7871,
    )
    freeze(town.now)
    yield town
    freeze(None)


def desks(contexts: Callable[..., BrowserContext], address: str, size: Any, **more: Any) -> Desk:
    """One browser an officer, kept for the whole story."""
    views: dict[int, Page] = {}

    def desk(officer: Officer) -> Page:
        if officer.pk not in views:
            context = contexts(size, reduced_motion="reduce", **more)
            sign_in(context, officer, address)
            views[officer.pk] = context.new_page()
        return views[officer.pk]

    return desk


def start_main_move(view: Page, title: str, label: str) -> None:
    """From the inbox into the case, then the main move: at the thumb, or on top of the side."""
    view.goto("/petugas/")
    view.get_by_role("link", name=title).first.click()
    thumb = view.locator(".thumb .btn-main")
    main = thumb if thumb.is_visible() else view.locator(".move-first a")
    expect(main).to_contain_text(label)
    main.click()
    expect(view.get_by_role("heading", level=1)).to_contain_text(label)


def send(view: Page, label: str) -> None:
    view.locator("form.card-paper .btn-row button.btn-main").click()
    expect(view.get_by_text(f"“{label}” selesai.")).to_be_visible()


def shot(view: Page, name: str, size: dict[str, int]) -> None:
    """The page as it looks; its faults are errors at once."""
    if SHOTS:
        path = Path(SHOTS) / f"journey_{name}_{size['width']}.png"
        view.screenshot(path=path, full_page=True)
    assert view.evaluate("document.documentElement.scrollWidth") <= size["width"], name
    assert view.evaluate(SMALL) == [], name


def answer_at_the_second_try(view: Page, title: str) -> None:
    """What says nothing comes back with its words; what answers goes on."""
    start_main_move(view, title, "Kirim jawaban")
    view.get_by_label("Isi jawaban").fill("Akan kami koordinasikan.")
    view.locator("form.card-paper .btn-row button.btn-main").click()
    expect(view.get_by_text("Ini belum menjawab").first).to_be_visible()
    expect(view.get_by_label("Isi jawaban")).to_have_value("Akan kami koordinasikan.")
    view.get_by_label("Isi jawaban").fill(TEXT)
    send(view, "Kirim jawaban")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_from_the_inbox_to_the_published_answer(
    contexts: Callable[..., BrowserContext], town, live_server, size, script
) -> None:
    desk = desks(contexts, live_server.url, size, java_script_enabled=script)
    title = "Jalan di depan pasar"

    view = desk(town.clerk)
    start_main_move(view, title, "Terima aduan")
    send(view, "Terima aduan")
    reason = {"agency": "DPUPR", "confidence": 0.6, "reasons": ["Kata “berlubang”."]}
    town.do("propose_agencies", "system", proposal=Routed("ASK", (reason,)))

    view = desk(town.reviewer)
    start_main_move(view, title, "Distribusikan")
    expect(view.get_by_text("Kata “berlubang”.")).to_be_visible()
    view.get_by_label("Dinas Pekerjaan Umum dan Penataan Ruang", exact=True).check()
    send(view, "Distribusikan")
    part = town.complaint.referrals.get()
    town.do("deliver", "system", referral_id=part.pk)

    view = desk(town.roads)
    start_main_move(view, title, "Disposisi ke bidang")
    view.get_by_label("Bidang Bina Marga").check()
    view.get_by_label("Petunjuk").fill("Tambal hari ini, lalu foto.")
    send(view, "Disposisi ke bidang")

    answer_at_the_second_try(desk(town.road_works), title)

    view = desk(town.second)
    start_main_move(view, title, "Terbitkan jawaban")
    expect(view.locator(".public-view mark").first).to_have_text("disamarkan")
    if script:
        shot(view, "publish", size)
    view.locator("input[name=photos]").nth(1).uncheck()
    send(view, "Terbitkan jawaban")

    assert town.state == "ANSWERED"
    shown = Complaint.objects.get(number=town.number)
    assert "0812" not in shown.public_body
    assert Attachment.objects.filter(released_at__isnull=False).count() == 1


def at_the_agency(town: Town) -> Any:
    town.do("accept", town.clerk)
    (part,) = town.refer("DPUPR")
    return part


def test_typing_keeps_itself_and_comes_back(
    contexts: Callable[..., BrowserContext], town, live_server
) -> None:
    part = at_the_agency(town)
    view = desks(contexts, live_server.url, PHONE)(town.roads)
    address = f"/petugas/aduan/{town.number}/submit_answer/?referral={part.pk}"
    view.goto(address)
    view.get_by_label("Sementara: dijadwalkan").check()
    view.get_by_label("Isi jawaban").fill("Aspal dipesan; ditambal Jumat")
    expect(view.locator("[data-draft-said]")).to_contain_text("Draf tersimpan pukul")
    assert Draft.objects.get().typed["text"] == "Aspal dipesan; ditambal Jumat"
    view.goto(address)
    expect(view.get_by_text("Draf Anda dipulihkan")).to_be_visible()
    expect(view.get_by_label("Isi jawaban")).to_have_value("Aspal dipesan; ditambal Jumat")
    expect(view.get_by_label("Sementara: dijadwalkan")).to_be_checked()
    shot(view, "draft", PHONE)
    view.get_by_role("button", name="Buang draf").click()
    expect(view.get_by_label("Isi jawaban")).to_have_value("")


def test_two_write_and_the_second_sees_it(
    contexts: Callable[..., BrowserContext], town, live_server
) -> None:
    part = at_the_agency(town)
    desk = desks(contexts, live_server.url, PHONE)
    first, second = desk(town.roads), desk(town.second)
    address = f"/petugas/aduan/{town.number}/return_referral/?referral={part.pk}"
    second.goto(address)
    second.get_by_label("Mengapa bukan wewenang").fill("Ruas ini milik provinsi.")
    first.goto(f"/petugas/aduan/{town.number}/assign/?referral={part.pk}")
    first.get_by_label("Bidang Bina Marga").check()
    send(first, "Disposisi ke bidang")
    second.locator("form.card-paper .btn-row button.btn-main").click()
    expect(second.get_by_text("Berkas ini berubah setelah Anda membukanya")).to_be_visible()
    expect(second.get_by_text("DPUPR mendisposisikan ke bidang")).to_be_visible()
    expect(second.get_by_label("Mengapa bukan wewenang")).to_have_value("Ruas ini milik provinsi.")
    shot(second, "changed", PHONE)
    assert axe_faults(second) == []
    first.goto(f"/petugas/aduan/{town.number}/")
    expect(first.get_by_text("sedang mengisi “Kembalikan: salah tujuan”")).to_be_visible()
    shot(first, "present", PHONE)


def a_full_case(town: Town) -> Any:
    """At the agency, with template, macro, a note and a category that demands a photo."""
    part = at_the_agency(town)
    Category.objects.filter(pk=town.complaint.category_id).update(photo_after=True)
    lubang = put_writing(
        "template", code="lubang", title="Lubang ditambal",
        body="Lubang di {tempat} ditambal {tanggal}.", by=town.roads, agency=town.cast.roads,
    )  # fmt: skip
    put_writing(
        "macro", code="tambal", title="Sudah ditambal", verb="submit_answer", by=town.roads,
        agency=town.cast.roads, template=lubang, values={"kind": "FINAL"},
    )  # fmt: skip
    town.do("add_note", town.reviewer, text=f"@{town.roads.username} mohon dicek.")
    return part


@LOOKS
def test_the_fullest_case_looks_calm(
    contexts: Callable[..., BrowserContext], town, live_server, size, theme
) -> None:
    """Photo viewer, map, templates, macros, a demanded photo, hints: no fault in either theme."""
    part = a_full_case(town)
    view = desks(contexts, live_server.url, size, color_scheme=theme)(town.roads)
    case = f"/petugas/aduan/{town.number}/"
    faults: list[str] = []

    def look(name: str) -> None:
        shot(view, f"{name}_{theme}", size)
        faults.extend(f"{name}: {fault}" for fault in axe_faults(view))

    view.goto(case)
    expect(view.locator("[data-case-map] .leaflet-marker-icon")).to_be_visible()
    for fold in view.locator("details.clock > summary").all()[:1]:
        fold.click()
    look("full")
    view.locator(".photos a").first.click()
    expect(view.get_by_role("heading", level=1)).to_contain_text("Berkas 1 dari 2")
    look("viewer")
    view.keyboard.press("ArrowRight")
    expect(view.get_by_role("heading", level=1)).to_contain_text("Berkas 2 dari 2")
    view.goto(case)
    view.locator("summary", has_text="Makro").click()
    view.get_by_role("link", name="Sudah ditambal").click()
    filled = "Lubang di Pajang, Depan Pasar Jongke ditambal 12 Januari 2026."
    expect(view.get_by_label("Isi jawaban")).to_have_value(filled)
    look("macro")
    view.goto(f"{case}submit_answer/?referral={part.pk}")
    view.get_by_label("Isi jawaban").fill("Lubang sudah ditambal sampai rata dan kering.")
    view.locator("form.card-paper .btn-row button.btn-main").click()
    expect(view.get_by_text("Belum ada siapa yang mengerjakan.")).to_be_visible()
    look("hints")
    view.locator("form.card-paper .btn-row button.btn-main").click()
    expect(view.get_by_text("menuntut foto sesudah").first).to_be_visible()
    look("photo_demanded")
    view.goto(f"{case}add_note/")
    look("note")
    assert not faults, "\n".join(faults)


def tab_to(view: Page, wanted: str) -> None:
    """Press Tab until something that matches has the focus."""
    for _ in range(80):
        view.keyboard.press("Tab")
        if view.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"no way to {wanted} by keyboard")


def test_a_move_by_keyboard_alone(
    contexts: Callable[..., BrowserContext], town, live_server
) -> None:
    at_the_agency(town)
    view = desks(contexts, live_server.url, DESKTOP)(town.roads)
    view.goto(f"/petugas/aduan/{town.number}/")
    tab_to(view, "details.clock > summary")
    view.keyboard.press("Enter")
    expect(view.locator("details.clock .sum").first).to_be_visible()
    tab_to(view, '.moves a[href*="add_note"]')
    view.keyboard.press("Enter")
    expect(view.get_by_role("heading", level=1)).to_contain_text("Catatan internal")
    tab_to(view, "textarea[name=text]")
    view.keyboard.type("Sudah dicek di lapangan.")
    tab_to(view, "button.btn-main")
    view.keyboard.press("Enter")
    expect(view.get_by_text("“Catatan internal” selesai.")).to_be_visible()
    expect(view.get_by_text("Sudah dicek di lapangan.")).to_be_visible()
