"""A real Chromium against a server of this process; two sizes, both themes."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import TransactionTestCase, override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from browser import portal_atlas
from ulas.complaints.casefile import guards
from ulas.config import settings as in_production
from ulas.look.now import freeze

# The browser's driver runs an event loop in this thread; Django's guard against it is no help.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

expect.set_options(timeout=10_000)

PROJECT = Path(__file__).resolve().parents[2]
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}
# Every page in each size and each theme; ALL_LOOKS=yes crosses them, as pictures for docs/ do.
EVERY_LOOK = [(size, theme) for size in (PHONE, DESKTOP) for theme in ("light", "dark")]
CROSSED = os.environ.get("ALL_LOOKS") or os.environ.get("SCREENSHOTS")
LOOKS = pytest.mark.parametrize(
    ("size", "theme"),
    EVERY_LOOK if CROSSED else [(PHONE, "light"), (DESKTOP, "dark")],
    ids=lambda one: f"{one['width']}" if isinstance(one, dict) else one,
)
AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session", autouse=True)
def emptying_lifts_the_guards() -> Iterator[None]:
    """Tables are emptied between these tests; events refuse that without their guards lifted."""
    emptied = TransactionTestCase._fixture_teardown

    def lifted(self: Any) -> None:
        with guards.lifted():
            emptied(self)

    TransactionTestCase._fixture_teardown = lifted
    yield
    TransactionTestCase._fixture_teardown = emptied


@pytest.fixture(scope="session")
def static_files() -> override_settings:
    """Static files named by their content, as in production, and collected once."""
    named = override_settings(STORAGES=in_production.STORAGES)
    with named:
        call_command("collectstatic", interactive=False, verbosity=0)
    return named


@pytest.fixture(scope="module")
def live_server(static_files: override_settings) -> Iterator[LiveServer]:
    """The house's own server of static files, in place of Django's for tests."""
    with static_files:
        server = LiveServer("localhost", start=False)
        server.thread.static_handler = lambda application: application
        server.start()
        yield server
        server.stop()


@pytest.fixture
def contexts(browser: Browser, live_server: Any) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts on the server; every complaint of a page's console is an error."""
    made: list[BrowserContext] = []
    troubles: list[str] = []

    def make(size: dict[str, int] = PHONE, **more: Any) -> BrowserContext:
        context = browser.new_context(viewport=size, base_url=live_server.url, **more)
        # Generous: a busy machine is slow, a fault still fails.
        context.set_default_timeout(20_000)
        context.on("weberror", lambda error: troubles.append(str(error.error)))
        context.on("console", lambda said: troubles.extend(_told(said)))
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    _let_the_server_finish()
    assert troubles == []


def _let_the_server_finish() -> None:
    """Wait for what the browser still asked: emptying the tables would deadlock with it."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=8)


@pytest.fixture
def page(contexts: Callable[..., BrowserContext]) -> Page:
    """A page on a phone."""
    return contexts().new_page()


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Name -> address of every page of the portal."""
    allowed = {"DPUPR": ("https://dpupr.contoh.id",)}
    monkeypatch.setattr("ulas.portal.pages.embed.embeds", lambda: allowed)
    freeze(portal_atlas.NOW)
    yield portal_atlas.pages()
    freeze(None)


@pytest.fixture
def opened(
    contexts: Callable[..., BrowserContext], pages: dict[str, str], live_server: Any
) -> Callable[[BrowserContext, str], Page]:
    """Opens a named page of the portal in a context."""

    def open_page(context: BrowserContext, name: str) -> Page:
        context.add_cookies([{"name": "hak", "value": pages["_rights"], "url": live_server.url}])
        view = context.pages[0] if context.pages else context.new_page()
        view.goto(pages[name])
        if name == "map":
            view.wait_for_selector("[data-public-map][data-ready]")
        return view

    return open_page


def _told(said: Any) -> list[str]:
    """What a console message complains of; a failed request is told by the test that wants it."""
    if said.type != "error" or said.text.startswith(("Failed to load resource", "htmx:")):
        return []
    return [f"{said.text} at {said.location.get('url')}"]


def axe_faults(page: Page) -> list[str]:
    """Accessibility faults of a page as axe sees them (WCAG 2.2 A and AA, best practices)."""
    # Through the driver's own channel: the page's content policy lets no foreign script in.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]
