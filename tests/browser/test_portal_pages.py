"""Every page of the portal in both sizes and themes: accessible, in its frame, by keyboard."""

from __future__ import annotations

import io
import os

import pytest
from django.conf import settings
from PIL import Image
from playwright.sync_api import Page

from browser.conftest import DESKTOP, LOOKS, PHONE, PROJECT, axe_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHOTS = PROJECT / "docs" / "screenshots"
# Pages whose pictures are kept in docs/, taken anew with SCREENSHOTS=yes in the environment.
# SCREENSHOTS=/a/folder takes every page in both themes there, to be looked at.
KEPT = {"home", "file", "receipt", "track", "list", "map", "public", "data"}


@LOOKS
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
    for name in [one for one in pages if not one.startswith("_")]:
        view = opened(context, name)
        wanted = view.evaluate(_COUNT_REACHABLE)
        reached, unseen = _walk(view, wanted + 5)
        if reached < wanted:
            found.append(f"{name}: {reached} of {wanted} reached")
        found += [f"{name}: no visible focus on {one}" for one in unseen]
    assert not found, "\n".join(found)


def _out_of_frame(view: Page, width: int) -> list[str]:
    wide = view.evaluate("document.documentElement.scrollWidth")
    return [f"scrolls sideways: {wide} px"] if wide > width else []


def _small_targets(view: Page) -> list[str]:
    """Buttons, fields and stand-alone links under 44 px; links inside sentences are exempt."""
    return view.evaluate(
        """() => [...document.querySelectorAll(
             'button, .btn, select, textarea, input:not([type=hidden]), summary, nav a, ' +
             '.columns a, .ways-list a, .danger-top a, main .frame > p.quiet > a:first-child')]
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
