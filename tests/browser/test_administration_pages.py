"""Every page of the administration in both sizes and themes, with a form that went wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from browser.conftest import DESKTOP, LOOKS, PHONE, axe_faults
from browser.walking import SMALL, sign_in
from town import Town
from ulas.agencies.actions import put_reference
from ulas.agencies.models import Category, RoutingRule
from ulas.look.now import freeze
from ulas.sop.terms import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHOTS = os.environ.get("CONSOLE_SHOTS", "")


@pytest.fixture
def town() -> Iterator[Town]:
    town = Town()
    town.atmin = town.officer("atmin", Role.ADMINISTRATOR, "")
    town.file()
    put_reference(
        table="agency",
        pk=town.cast.roads.pk,
        values={"mail": "pu@contoh.id", "aliases": ["pu", "bina marga", "jalan berlubang"]},
        by=town.atmin,
        now=town.now,
    )
    RoutingRule.objects.create(
        key="lampu", position=1, words=["lampu jalan", "pju"], agency=town.cast.transport,
        hard=True, reason="Lampu jalan dirawat Dinas Perhubungan.",
    )  # fmt: skip
    town.at("2026-01-12", "11:00")
    freeze(town.now)
    yield town
    freeze(None)


def addresses(town: Town) -> list[tuple[str, str]]:
    """Name and address below /petugas/atur/."""
    lamps = Category.objects.get(code="lampu").pk
    return [
        ("index", ""),
        ("agencies", "instansi/"),
        ("agency", f"instansi/{town.cast.roads.pk}/"),
        ("retire", f"bidang/{town.cast.division.pk}/pakai/"),
        ("divisions", "bidang/?cari=zzz"),
        ("categories", "kategori/"),
        ("questions", f"kategori/{lamps}/pertanyaan/"),
        ("areas", "wilayah/"),
        ("outlines", "wilayah/garis-batas/"),
        ("rules", "aturan/"),
        ("rule", "aturan/baru/"),
        ("try", "aturan/coba/"),
        ("calendars", "jam-kerja/"),
        ("calendar", "jam-kerja/default/"),
        ("closings", "hari-libur/"),
        ("procedures", "sop/"),
        ("version", "sop/baru/"),
        ("promises", "sop/janji/"),
        ("files", "berkas/"),
        ("changes", "riwayat/"),
        ("template", "templat/baru/"),
        ("macro", "makro/baru/"),
    ]


def faults(view: Page, name: str, size: dict[str, int], theme: str) -> list[str]:
    found = [f"{name}: {fault}" for fault in axe_faults(view)]
    wide = view.evaluate("document.documentElement.scrollWidth")
    found += [f"{name}: scrolls sideways, {wide} px"] if wide > size["width"] else []
    if size is PHONE:
        found += [f"{name}: {fault}" for fault in view.evaluate(SMALL)]
    if SHOTS and theme == "light":
        view.screenshot(path=Path(SHOTS) / f"adm_{name}_{size['width']}.png", full_page=True)
    return found


@LOOKS
def test_no_page_has_a_fault(
    contexts: Callable[..., BrowserContext], town, live_server, size, theme
) -> None:
    context = contexts(size, color_scheme=theme, reduced_motion="reduce")
    sign_in(context, town.atmin, live_server.url)
    view = context.new_page()
    found = []
    for name, address in addresses(town):
        view.goto(f"/petugas/atur/{address}")
        found += faults(view, name, size, theme)
    view.goto("/petugas/atur/jam-kerja/default/")
    view.fill("#f_weekly", "Senin-Kamis: 07:30-12:00, 13:00-15:00")
    view.fill("#f_reason", "Perwali baru")
    view.click("button[name=look]")
    found += faults(view, "effect", size, theme)
    view.fill("#f_weekly", "")
    view.click("button[name=look]")
    found += faults(view, "refused", size, theme)
    view.goto("/petugas/atur/sop/baru/")
    text = view.input_value("#f_text")
    view.fill("#f_text", text.replace("minutes = 60", "minutes = 45", 1))
    view.fill("#f_valid_from", "2026-02-01")
    view.fill("#f_reason", "Dipercepat")
    view.click("button[name=compare]")
    found += faults(view, "compared", size, theme)
    view.goto("/petugas/atur/aturan/coba/")
    view.fill("#f_text", "Lampu jalan mati di depan pasar sejak Senin malam.")
    view.click("main button[type=submit]")
    found += faults(view, "tried", size, theme)
    assert not found, "\n".join(found)


def test_an_agency_is_added_with_the_keyboard_alone(
    contexts: Callable[..., BrowserContext], town, live_server
) -> None:
    context = contexts(DESKTOP)
    sign_in(context, town.atmin, live_server.url)
    view = context.new_page()
    view.goto("/petugas/atur/instansi/")
    view.get_by_role("link", name="Tambah instansi").focus()
    view.keyboard.press("Enter")
    view.wait_for_url("**/baru/")
    view.get_by_label("Kode").focus()
    for typed in ("BARU", "Dinas Baru"):
        view.keyboard.type(typed)
        view.keyboard.press("Tab")
    view.get_by_role("button", name="Simpan").focus()
    view.keyboard.press("Enter")
    view.wait_for_url("**/instansi/")
    assert view.get_by_text("Dinas Baru").is_visible()
