"""Walking through pages as officers: faults, small targets, sideways scroll, pictures."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from browser.conftest import PHONE, axe_faults
from ulas.agencies.models import Officer

Route = tuple[str, Officer | None, str]

SHOTS = os.environ.get("CONSOLE_SHOTS", "")
SMALL = """() => [...document.querySelectorAll(
    'button, .btn, select, textarea, input:not([type=hidden]), summary, nav a, .row-link')]
  .filter((one) => one.checkVisibility())
  .map((one) => [one, (one.matches('[type=checkbox],[type=radio]')
     ? one.closest('.choice, .row-pick')
     : one.matches('.row-link') ? one.closest('.row-card') : one).getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5 && box.height > 0)
  .map(([one, box]) => `small target ${one.outerHTML.slice(0, 80)}: ${box.height} px`)"""


def sign_in(context: BrowserContext, officer: Officer, address: str) -> None:
    """Give the browser the officer's session."""
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])


def walk(
    contexts: Callable[..., BrowserContext],
    address: str,
    routes: Iterable[Route],
    size: dict[str, int],
    theme: str,
) -> list[str]:
    """Open each page as its officer; every fault under the page's name.

    A route is a name, who opens it, and the address below /petugas/. With CONSOLE_SHOTS set to
    a folder a picture of each page is left there.
    """
    views: dict[int | None, Page] = {}
    found = []
    for name, officer, path in routes:
        key = officer.pk if officer else None
        if key not in views:
            context = contexts(size, color_scheme=theme, reduced_motion="reduce")
            if officer:
                sign_in(context, officer, address)
            views[key] = context.new_page()
        view = views[key]
        view.goto(f"/petugas/{path}")
        found += [f"{name}: {fault}" for fault in _faults(view, officer, size)]
        if SHOTS:
            view.screenshot(
                path=Path(SHOTS) / f"{name}_{size['width']}_{theme}.png", full_page=True
            )
    return found


def _faults(view: Page, officer: Officer | None, size: dict[str, int]) -> list[str]:
    found = axe_faults(view)
    if officer and "/masuk/" in view.url:
        found.append("sent to sign in")
    wide = view.evaluate("document.documentElement.scrollWidth")
    if wide > size["width"]:
        found.append(f"scrolls sideways, {wide} px")
    if size is PHONE:
        found += view.evaluate(SMALL)
    return found
