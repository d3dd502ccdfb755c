"""An agency's own website shows the form in a frame; another website cannot."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, expect

import portal_cast
from browser.conftest import DESKTOP
from browser.test_portal_flows import TEXT
from ulas.complaints.models import Complaint

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server: Any) -> Iterator[Callable[[], str]]:
    """Starts websites that frame the form; each is an origin of its own."""
    page = f'<iframe width="900" height="2000" src="{live_server.url}/embed/DPUPR/"></iframe>'
    servers: list[HTTPServer] = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    def start() -> str:
        servers.append(HTTPServer(("127.0.0.1", 0), Site))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def framed(
    browser: Browser, site: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., FrameLocator]]:
    """Opens the agency's own website, or another one."""
    portal_cast.build()
    own = site()
    monkeypatch.setattr("ulas.portal.pages.embed.embeds", lambda: {"DPUPR": (own,)})
    context = browser.new_context(viewport=DESKTOP)

    def open_site(*, foreign: bool = False) -> FrameLocator:
        page = context.new_page()
        page.goto(site() if foreign else own)
        return page.frame_locator("iframe")

    yield open_site
    assert [one for one in context.cookies() if "csrf" in one["name"]] == []
    context.close()


def test_a_complaint_is_filed_from_the_agencys_website(framed) -> None:
    form = framed()
    form.get_by_label("Apa yang ingin Anda adukan?").fill(TEXT)
    form.get_by_label("Kelurahan tempat kejadian").select_option(label="Pajang")
    form.get_by_label("Nama Anda").fill("Siti Aminah")
    form.get_by_label("Surel").fill("siti@contoh.id")
    form.get_by_role("button", name="Kirim aduan").click()
    expect(form.get_by_role("heading", name="Aduan Anda sudah kami terima")).to_be_visible()
    assert Complaint.objects.get().chosen_agency.code == "DPUPR"


def test_another_website_cannot_frame_it(framed) -> None:
    form = framed(foreign=True)
    expect(form.get_by_label("Apa yang ingin Anda adukan?")).to_have_count(0)
