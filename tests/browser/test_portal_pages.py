"""Every page of the portal in both sizes and themes: accessible, in its frame, by keyboard."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from PIL import Image
from playwright.sync_api import BrowserContext, Page

import portal_cast
from browser.conftest import DESKTOP, PHONE, PROJECT, axe_faults
from ulas.complaints import actions
from ulas.complaints.casefile import by_officer
from ulas.complaints.models import AnswerLink
from ulas.complaints.sealed.codes import contact_code
from ulas.complaints.sealed.links import my_complaints_token, rights_token, subscription_token
from ulas.complaints.sealed.sealing import blind_index, token_for
from ulas.look.now import freeze

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NOW = portal_cast.START + timedelta(hours=5)
SHOTS = PROJECT / "docs" / "screenshots"
# Pages whose pictures are kept in docs/, taken anew with SCREENSHOTS=yes in the environment.
# SCREENSHOTS=/a/folder takes every page in both themes there, to be looked at.
KEPT = {"home", "file", "receipt", "track", "list", "map", "public", "data"}


@pytest.fixture
def pages() -> Iterator[dict[str, str]]:
    """Name -> address of every page of the portal, in a town where everything happens."""
    freeze(NOW)
    cast = portal_cast.build()
    photo = (portal_cast.prepared("#7c8b6a"),)
    both, (roads, _) = portal_cast.referred(cast, agencies=("DPUPR", "DISHUB"), attachments=photo)
    portal_cast.publish(
        cast, both.complaint, roads, NOW, "Lubang sudah ditambal sementara.", attachments=photo
    )
    answered, _ = portal_cast.answered(cast)
    asked, (referral,) = portal_cast.referred(cast)
    actions.ask_complainant(
        complaint_id=asked.complaint.pk, referral_id=referral.pk, by=by_officer(cast.roads_officer),
        now=NOW, question="Di sisi jalan yang mana lubangnya?",
    )  # fmt: skip
    rejected = portal_cast.filed()
    actions.reject(
        complaint_id=rejected.complaint.pk, by=by_officer(cast.clerk), now=NOW,
        ground="NOT_OURS", explanation="Jalan ini milik provinsi.",
    )  # fmt: skip
    yield {
        **_case_pages(both, asked, answered, rejected),
        **_public_pages(both.complaint.number),
        "answer": f"/jawab/{_answer_link(cast)}/",
        "_rights": rights_token(both.complaint.number, NOW),
        "_code": contact_code(both.complaint),
    }
    freeze(None)


def _answer_link(cast: Any) -> str:
    """The token by which an agency without officers answers."""
    cast.transport_officer.posts.update(active=False)
    cast.transport.mail = "dishub@contoh.id"
    cast.transport.save()
    portal_cast.referred(cast, agencies=("DISHUB",))
    return token_for(str(AnswerLink.objects.get().pk), "answer")


def _case_pages(both: Any, asked: Any, answered: Any, rejected: Any) -> dict[str, str]:
    def case(filed: Any) -> str:
        return f"/aduan/{filed.complaint.number}/{filed.token}/"

    picture = both.complaint.attachments.filter(purpose="ANSWER").get()
    mine = my_complaints_token(blind_index("siti@contoh.id", "email"), NOW)
    return {
        "track": case(both),
        "track_asked": case(asked),
        "track_rejected": case(rejected),
        "track_answered": case(answered),
        "receipt": case(both) + "tanda-terima/",
        "verify": case(both) + "pasti/",
        "facts": case(asked) + "keterangan/",
        "feedback": case(answered) + "penilaian/",
        "reopen": case(answered) + "buka-lagi/",
        "objection": case(rejected) + "keberatan/",
        "withdraw": case(both) + "cabut/",
        "dispute": f"{case(both)}berkas/{picture.pk}/sanggah/",
        "data_code": case(asked) + "data/",
        "data": case(both) + "data/",
        "mine": f"/aduan-saya/{mine}/",
    }


def _public_pages(number: str) -> dict[str, str]:
    return {
        "home": "/",
        "file": "/adu/",
        "find": "/lacak/",
        "privacy": "/privasi/",
        "mine_ask": "/aduan-saya/",
        "list": "/publik/",
        "list_empty": "/publik/?cari=zzzz",
        "map": "/peta/",
        "public": f"/publik/{number}/",
        "explore": "/jelajah/",
        "agency": "/instansi/DPUPR/",
        "area": "/kelurahan/33.72.01.1001/",
        "category": "/kategori/jalan/",
        "follow": f"/langganan/?aduan={number}",
        "follow_choose": f"/langganan/{subscription_token(1)}/",
        "offline": "/luring/",
        "not_found": "/tidak-ada/",
        "showcase": "/tampilan/",
    }


@pytest.fixture
def opened(contexts: Callable[..., BrowserContext], pages: dict[str, str], live_server: Any):
    """Opens a named page in a size and theme."""

    def open_page(context: BrowserContext, name: str) -> Page:
        context.add_cookies([{"name": "hak", "value": pages["_rights"], "url": live_server.url}])
        view = context.pages[0] if context.pages else context.new_page()
        view.goto(pages[name])
        if name == "map":
            view.wait_for_selector("[data-public-map][data-ready]")
        return view

    return open_page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_page_has_a_fault(
    contexts, pages, opened, size: dict[str, int], theme: str, monkeypatch
) -> None:
    monkeypatch.setattr(settings, "ULAS_DEMO", True)
    context = contexts(size, color_scheme=theme, reduced_motion="reduce")
    found = []
    for name in [one for one in pages if not one.startswith("_")]:
        view = opened(context, name)
        found += [f"{name}: {fault}" for fault in axe_faults(view)]
        found += [f"{name}: {fault}" for fault in _out_of_frame(view, size["width"])]
        if size is PHONE:
            found += [f"{name}: {fault}" for fault in _small_targets(view)]
        _keep(view, name, size, theme)
    assert not found, "\n".join(found)


def test_every_page_can_be_used_by_keyboard(contexts, pages, opened) -> None:
    context = contexts(DESKTOP)
    found = []
    for name in ("home", "file", "track", "feedback", "list", "data"):
        view = opened(context, name)
        wanted = view.evaluate(_COUNT_REACHABLE)
        reached, unseen = _walk(view, wanted + 5)
        if reached < wanted:
            found.append(f"{name}: {reached} of {wanted} reached")
        found += [f"{name}: no visible focus on {one}" for one in unseen]
    assert not found, "\n".join(found)


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
    for name in ("home", "file", "track", "list", "receipt"):
        view = opened(context, name)
        view.wait_for_load_state("networkidle")
        assert view.evaluate("window.shifts") < 0.01, name


def test_the_pages_speak_english_without_a_word_left_over(contexts, pages, opened) -> None:
    context = contexts(DESKTOP)
    view = opened(context, "home")
    view.get_by_role("link", name="English").click()
    for name in ("home", "file", "find", "list", "privacy", "explore"):
        text = opened(context, name).inner_text("body")
        assert not re.search(r"\b(aduan|yang|dengan|tidak|Anda)\b", _without_names(text)), name


def _without_names(text: str) -> str:
    return text.replace("Jalan di depan pasar berlubang besar, dua orang sudah jatuh.", "")


def _out_of_frame(view: Page, width: int) -> list[str]:
    wide = view.evaluate("document.documentElement.scrollWidth")
    return [f"scrolls sideways: {wide} px"] if wide > width else []


def _small_targets(view: Page) -> list[str]:
    """Buttons, fields and stand-alone links under 44 px; links inside sentences are exempt."""
    return view.evaluate(
        """() => [...document.querySelectorAll(
             'button, .btn, select, textarea, input:not([type=hidden]), summary, nav a')]
           .filter((one) => one.checkVisibility() && !one.closest('.leaflet-container'))
           .map((one) => [one, (one.matches('[type=checkbox],[type=radio]')
                ? one.closest('.choice') : one).getBoundingClientRect()])
           .filter(([, box]) => box.height < 43.5 && box.height > 0)
           .map(([one, box]) => `small target ${one.outerHTML.slice(0, 80)}: ${box.height} px`)"""
    )


def _keep(view: Page, name: str, size: dict[str, int], theme: str) -> None:
    """A picture for docs/ in few colours to keep it small, or one of each page to look at."""
    wanted = os.environ.get("SCREENSHOTS", "")
    if "/" in wanted:
        view.screenshot(path=f"{wanted}/{name}-{size['width']}-{theme}.png", full_page=True)
    elif wanted and name in KEPT and theme == "light":
        SHOTS.mkdir(parents=True, exist_ok=True)
        taken = io.BytesIO(view.screenshot(full_page=size is DESKTOP))
        picture = Image.open(taken).convert("RGB").quantize(128)
        picture.save(SHOTS / f"{name}-{size['width']}.png", optimize=True)


_COUNT_REACHABLE = """() => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter((one) => one.checkVisibility() && !one.disabled)
  .filter((one) => one.type !== 'radio' || one.checked
      || one.form[one.name][0] === one && !one.form[one.name].value).length"""


def _walk(view: Page, steps: int) -> tuple[int, list[str]]:
    """Tab through a page: how many different stops, and which show no focus."""
    seen: set[str] = set()
    unseen: list[str] = []
    view.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    for _ in range(steps):
        view.keyboard.press("Tab")
        stop = view.evaluate(
            """() => { const one = document.activeElement;
               if (one === document.body) return null;
               window.stops ??= new Map();
               if (!window.stops.has(one)) window.stops.set(one, window.stops.size);
               const style = getComputedStyle(one);
               return [String(window.stops.get(one)), one.outerHTML.slice(0, 80),
                       style.outlineStyle !== 'none' || style.boxShadow !== 'none']; }"""
        )
        if stop and stop[0] not in seen:
            seen.add(stop[0])
            if not stop[2]:
                unseen.append(stop[1])
    return len(seen), unseen
