"""The form in an agency's own website: framed where allowed, without cookies, filed once."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

import portal_cast
from database.test_portal_filing import FORM
from ulas.agencies import city
from ulas.complaints.models import Complaint
from ulas.complaints.refusals import KeyInFlight

pytestmark = pytest.mark.django_db
ORIGIN = "https://dpupr.contoh.id"


@pytest.fixture(autouse=True)
def cast(monkeypatch: pytest.MonkeyPatch) -> portal_cast.Cast:
    allowed = {"DPUPR": (ORIGIN,), "TIDAK-ADA": (ORIGIN,)}
    monkeypatch.setattr("ulas.portal.pages.embed.embeds", lambda: allowed)
    return portal_cast.build()


@pytest.fixture
def strict() -> Client:
    """A browser that refuses what has no protection token, and keeps no cookie."""
    return Client(enforce_csrf_checks=True)


def test_only_the_agencys_own_website_may_frame_it(strict: Client) -> None:
    answer = strict.get("/embed/DPUPR/")
    assert f"frame-ancestors {ORIGIN}" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert "Dinas Pekerjaan Umum" in answer.content.decode()
    ordinary = strict.get("/adu/")
    assert "frame-ancestors 'none'" in ordinary.headers["Content-Security-Policy"]
    assert ordinary.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("code", ["DISHUB", "TIDAK-ADA", "xyz"])
def test_what_is_not_allowed_is_not_there(strict: Client, code: str) -> None:
    assert strict.get(f"/embed/{code}/").status_code == 404
    assert strict.post(f"/embed/{code}/", FORM).status_code == 404


def test_it_files_once_without_any_cookie(strict: Client) -> None:
    for _ in range(2):
        answer = strict.post("/embed/DPUPR/", FORM)
        assert answer.status_code == 200
        assert not answer.cookies
        assert f"frame-ancestors {ORIGIN}" in answer.headers["Content-Security-Policy"]
    complaint = Complaint.objects.get()
    assert complaint.chosen_agency.code == "DPUPR"
    page = answer.content.decode()
    assert f"/aduan/{complaint.number}/" in page
    other = {**FORM, "text": "Sesuatu yang lain sama sekali."}
    changed = strict.post("/embed/DPUPR/", other, follow=True)
    assert complaint.number in changed.content.decode()
    assert Complaint.objects.count() == 1


def test_a_second_tap_waits_for_the_first_and_ends_at_number_and_code(
    strict: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict.post("/embed/DPUPR/", FORM)

    def still_written(**_: Any) -> None:
        raise KeyInFlight

    monkeypatch.setattr("ulas.portal.pages.filing.actions.file_complaint", still_written)
    waiting = strict.post("/embed/DPUPR/", FORM)
    assert waiting.status_code == 302
    shown = strict.get(waiting.url)
    assert Complaint.objects.get().number in shown.content.decode()
    assert f"frame-ancestors {ORIGIN}" in shown.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in shown.headers
    assert "no-store" in shown.headers["Cache-Control"]


def test_a_key_that_filed_nothing_is_told_in_the_frame(strict: Client) -> None:
    answer = strict.get("/embed/DPUPR/terkirim/tidak-pernah-terkirim/")
    assert answer.status_code == 404
    assert 'href="/embed/DPUPR/"' in answer.content.decode()
    assert f"frame-ancestors {ORIGIN}" in answer.headers["Content-Security-Policy"]
    assert strict.get("/embed/DISHUB/terkirim/tidak-pernah-terkirim/").status_code == 404


def test_a_mistake_keeps_what_was_typed(strict: Client) -> None:
    answer = strict.post("/embed/DPUPR/", {**FORM, "name": ""})
    assert answer.status_code == 422
    assert FORM["text"] in answer.content.decode()
    assert 'name="csrfmiddlewaretoken"' not in answer.content.decode()


def test_suggestions_come_without_a_cookie_but_nothing_to_support_with(
    strict: Client, cast: Any
) -> None:
    portal_cast.answered(cast)
    typed = {"text": "Jalan berlubang besar di depan pasar", "area": "33.72.01.1001"}
    told = strict.post("/adu/saran/", typed).content.decode()
    assert told
    assert "hx-post" not in told


def test_the_citys_file_is_read(settings: Any, tmp_path: Any) -> None:
    settings.ULAS_CITY_FOLDER = tmp_path
    city.embeds.cache_clear()
    assert city.embeds() == {}
    (tmp_path / "embeds.toml").write_text(f'[embed.DPUPR]\norigins = ["{ORIGIN}"]\n')
    city.embeds.cache_clear()
    assert city.embeds() == {"DPUPR": (ORIGIN,)}
    city.embeds.cache_clear()
