"""What a first visit costs on a cheap phone's connection, and what the public pages cost us."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import BrowserContext, Response

import portal_cast
from browser.conftest import PHONE
from ulas.complaints.models import Complaint
from ulas.look.now import freeze

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KB = 1024
HEADERS = 350
SQUEEZED = ("text/", "javascript", "json", "svg", "manifest")
CONTROL = {"BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK"}


@pytest.fixture(autouse=True)
def cast():
    freeze(portal_cast.START + timedelta(hours=2))
    yield portal_cast.build()
    freeze(None)


def on_the_wire(response: Response) -> int:
    """Bytes of a response as the server sends it: pages by our gzip, files compressed ahead."""
    kind = response.headers.get("content-type", "")
    body = response.body()
    if any(part in kind for part in SQUEEZED):
        body = gzip.compress(body, 6)
    return len(body) + HEADERS


def visit(contexts: Callable[..., BrowserContext], *, with_map: bool) -> dict[str, int]:
    page = contexts(PHONE, service_workers="block").new_page()
    seen: list[Response] = []
    page.on("response", lambda response: seen.append(response))
    page.goto("/adu/")
    page.wait_for_load_state("networkidle")
    if with_map:
        page.get_by_label("Apa yang ingin Anda adukan?").fill("Jalan berlubang di depan pasar")
        for _ in range(2):
            page.locator(".part-now [data-step='1']").click()
        page.get_by_role("button", name="Tunjuk di peta").click()
        page.wait_for_selector(".leaflet-overlay-pane path", state="attached")
        page.wait_for_load_state("networkidle")
    return {response.url: on_the_wire(response) for response in seen}


def test_the_first_visit_of_the_form_is_small(contexts) -> None:
    sizes = visit(contexts, with_map=False)
    assert sum(sizes.values()) <= 130 * KB, sizes


def test_the_form_with_its_map_is_small(contexts) -> None:
    sizes = visit(contexts, with_map=True)
    assert any("leaflet." in url for url in sizes)
    assert sum(sizes.values()) <= 260 * KB, sizes


def test_pages_travel_compressed(client: Client) -> None:
    answer = client.get("/adu/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"


def test_list_and_map_of_4000_points_need_four_statements(client: Client, cast) -> None:
    portal_cast.answered(cast)
    seed = Complaint.objects.get()
    person = seed.complainant_id
    Complaint.objects.bulk_create(
        Complaint(
            number=f"26{number:08d}",
            state="CLOSED",
            complainant_id=person,
            channel="WEBSITE",
            category_id=seed.category_id,
            area_id=seed.area_id,
            latitude=-7.57 + number % 63 * 0.0005,
            longitude=110.79 + number // 63 * 0.0005,
            received_at=seed.received_at,
            filed_at=seed.filed_at,
            procedure_version_id=seed.procedure_version_id,
            public_body=f"Jalan berlubang nomor {number}",
            public_search="jalan lubang nomor",
            released_at=seed.released_at,
        )
        for number in range(3999)
    )
    for address in ("/publik/", "/publik/?cari=lubang&hal=7", "/peta/", "/peta/titik.json"):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        asked = [q["sql"] for q in captured if q["sql"].split()[0] not in CONTROL]
        assert len(asked) <= 4, "\n".join(asked)
        assert answer.status_code == 200
    assert len(answer.json()["points"]) == 4000


def test_suggesting_is_one_short_request(client: Client, cast) -> None:
    portal_cast.answered(cast)
    typed = {"text": "Jalan berlubang di depan pasar, bahaya", "area": "33.72.01.1001"}
    client.post("/adu/saran/", typed)
    with CaptureQueriesContext(connection) as captured:
        answer = client.post("/adu/saran/", typed)
    asked = [q["sql"] for q in captured if q["sql"].split()[0] not in CONTROL]
    assert len(asked) <= 4, "\n".join(asked)
    assert "Mungkin sudah dilaporkan" in answer.content.decode()
