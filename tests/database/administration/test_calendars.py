"""Calendars in the console: preview, new revisions, closed days after the fact."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from console_cast import read
from journeys.test_time import local
from town import Town
from ulas.agencies.actions import revise_calendar
from ulas.agencies.models import AdministrationEvent, Officer, WorkingCalendar
from ulas.clock import Calendar
from ulas.jobs.sweep import sweep

pytestmark = pytest.mark.django_db
HOURS = "Senin-Jumat: 07:30-12:00, 12:30-16:00"


def typed(**more: str) -> dict[str, str]:
    """What the form of the calendar sends."""
    return {
        "name": "Kota", "weekly": HOURS, "first": "", "reason": "Perwali baru",
        "p-TOTAL_FORMS": "2", "p-INITIAL_FORMS": "0", **more,
    }  # fmt: skip


def post(browser: Client, status: int, code: str = "default", **more: str) -> str:
    answer = browser.post(f"/petugas/atur/jam-kerja/{code}/", typed(**more))
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return answer.content.decode()


def current() -> Calendar:
    found = WorkingCalendar.objects.get(code="default").current
    assert found is not None
    return found.calendar()


def apply(browser: Client, **more: str) -> None:
    """Look at the effect, then save."""
    page = post(browser, 200, look="1", **more)
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    post(browser, 302, apply="1", seen=found.group(1), **more)


@pytest.mark.parametrize(
    ("weekly", "sentence"),
    [
        ("", "Kalender harus punya jam kerja sedikitnya pada satu hari."),
        ("Senin: libur", "Kalender harus punya jam kerja sedikitnya pada satu hari."),
        ("Senin: 16:00-07:30", "jam selesai 07:30 tidak sesudah jam mulai 16:00"),
        ("Sening: 07:30-16:00", "Baris 1: tulis hari lalu jamnya"),
        ("Senin: pagi", "Baris 1: “pagi” bukan rentang jam"),
        ("Senin-Rabu: 08:00-12:00\nSelasa: 08:00-12:00", "Baris 2: Selasa sudah ditulis"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused(
    town: Town, browser: Client, weekly: str, sentence: str
) -> None:
    page = post(browser, 422, weekly=weekly, look="1")
    assert sentence in page
    assert "Perwali baru" in page, "nothing typed is lost"
    assert current().number == 1 or current().number == 0


def test_the_effect_is_shown_before_anything_is_saved(town: Town, browser: Client) -> None:
    town.at("2026-01-14", "15:30").file()
    page = post(browser, 200, weekly="Senin-Jumat: 07:30-15:00", look="1")
    assert "1 batas waktu mundur" in page
    assert WorkingCalendar.objects.get(code="default").revisions.count() == 1
    assert not AdministrationEvent.objects.exists()


def test_a_change_after_the_look_is_looked_at_again(town: Town, browser: Client) -> None:
    page = post(browser, 200, weekly="Senin-Jumat: 08:00-15:00", look="1")
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen
    post(browser, 200, weekly="Senin-Jumat: 08:00-14:00", apply="1", seen=seen.group(1))
    assert WorkingCalendar.objects.get(code="default").revisions.count() == 1


def test_new_hours_hold_from_their_date(town: Town, browser: Client) -> None:
    apply(browser, weekly="Senin-Kamis: 08:00-15:00", first="2026-02-02")
    calendar = current()
    assert [len(calendar.hours_on(date(2026, 1, day))) for day in (29, 30)] == [2, 2]
    assert [len(calendar.hours_on(date(2026, 2, day))) for day in (2, 6)] == [1, 0]
    event = AdministrationEvent.objects.get()
    assert (event.kind, event.subject) == ("CALENDAR_REVISED", "calendar:default")
    assert "Perwali baru" in read(browser, "atur/jam-kerja/default/")
    assert "Perwali baru" in read(browser, "atur/riwayat/")


def test_a_second_change_from_an_earlier_date_replaces_the_first(
    town: Town, browser: Client
) -> None:
    apply(browser, weekly="Senin: 08:00-15:00", first="2026-02-02")
    apply(browser, weekly="Selasa: 08:00-15:00", first="2026-01-26")
    calendar = current()
    open_days = [d for d in range(19, 32) if calendar.hours_on(date(2026, 1, d))]
    assert open_days == [19, 20, 21, 22, 23, 27]
    assert not calendar.hours_on(date(2026, 2, 2))


def test_a_special_period_is_added_and_removed(town: Town, browser: Client) -> None:
    period = {
        "p-0-name": "Ramadan", "p-0-first": "2026-02-19", "p-0-last": "2026-03-20",
        "p-0-weekly": "Senin-Jumat: 08:00-14:00",
    }  # fmt: skip
    apply(browser, **period)
    assert current().hours_on(date(2026, 2, 20))[0].end == "14:00"
    without = {**period, "p-INITIAL_FORMS": "1", "p-0-gone": "on"}
    apply(browser, **without)
    assert current().hours_on(date(2026, 2, 20))[0].end == "12:00"
    wrong = post(browser, 422, look="1", **{**period, "p-0-last": ""})
    assert "Isian ini tidak boleh kosong." in wrong


def test_a_holiday_after_the_fact_excuses_and_moves(town: Town, browser: Client) -> None:
    town.at("2026-01-14", "15:30").file()
    ended, open_run = town.number, None
    town.do("accept", town.clerk)
    before = list(town.runs("receive").values())
    late = town.runs("distribute").get()
    town.at("2026-01-15", "15:45").file()
    moving = town.number
    town.at("2026-01-15", "15:50")
    typed_day = {
        "what": "declare", "name": "Libur mendadak", "first": "2026-01-15", "kind": "HOLIDAY",
        "calendars": "default",
    }  # fmt: skip
    from ulas.look.now import freeze

    freeze(town.now)
    assert browser.post("/petugas/atur/hari-libur/", typed_day).status_code == 302
    swept = sweep(town.after(1).now)
    assert swept.recomputed == 2
    town.number = ended
    assert list(town.runs("receive").values()) == before, "ended steps are untouched"
    late.refresh_from_db()
    assert (late.excused, late.due_at) == (True, local(town, "2026-01-15", "08:00"))
    town.number = moving
    open_run = town.runs("receive").get()
    assert open_run.due_at == local(town, "2026-01-16", "08:30")
    page = read(browser, "atur/hari-libur/")
    assert "Libur mendadak" in page
    lift = {"what": "lift", "day": "2026-01-15", "calendar": "default"}
    assert browser.post("/petugas/atur/hari-libur/", lift).status_code == 302
    assert current().hours_on(date(2026, 1, 15))


def test_a_closing_needs_a_calendar_and_a_sane_span(town: Town, browser: Client) -> None:
    given = {"what": "declare", "name": "Libur", "first": "2026-01-15", "kind": "HOLIDAY"}
    page = browser.post("/petugas/atur/hari-libur/", given)
    assert page.status_code == 422
    assert "Pilih sedikitnya satu kalender." in page.content.decode()
    backwards = {**given, "calendars": "default", "last": "2026-01-01"}
    page = browser.post("/petugas/atur/hari-libur/", backwards)
    assert "tidak boleh mendahului" in page.content.decode()


def test_a_new_calendar_for_one_agency(town: Town, browser: Client) -> None:
    new = {"code": "malam", "name": "Jaga malam", "always_open": "on", "weekly": ""}
    page = browser.post("/petugas/atur/jam-kerja/baru/", typed(**new, look="1"))
    seen = re.search(r'name="seen" value="(\w+)"', page.content.decode())
    assert seen, page.content.decode()[-2000:]
    sent = typed(**new, apply="1", seen=seen.group(1))
    assert browser.post("/petugas/atur/jam-kerja/baru/", sent).status_code == 302
    made = WorkingCalendar.objects.get(code="malam")
    assert made.current and made.current.calendar().always_open
    again = browser.post("/petugas/atur/jam-kerja/baru/", sent)
    assert "Kode ini sudah dipakai." in again.content.decode()


def declared(browser: Client, status: int, *codes: str, day: str = "2026-03-02") -> str:
    """Declare a closed day in these calendars; the page that answers."""
    sent = {"what": "declare", "name": "Libur", "first": day, "kind": "HOLIDAY", "calendars": codes}
    answer = browser.post("/petugas/atur/hari-libur/", sent)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return answer.content.decode()


def test_a_single_day_of_former_hours_can_be_closed(town: Town, browser: Client) -> None:
    apply(browser, weekly="Senin-Jumat: 08:00-15:00", first="2026-03-02")
    apply(browser, weekly="Senin-Jumat: 08:00-14:00", first="2026-03-03")
    assert current().hours_on(date(2026, 3, 2)) == (("08:00", "15:00"),)
    declared(browser, 302, "default")
    assert current().hours_on(date(2026, 3, 2)) == ()
    browser.post(
        "/petugas/atur/hari-libur/", {"what": "lift", "day": "2026-03-02", "calendar": "default"}
    )
    assert current().hours_on(date(2026, 3, 2)) == (("08:00", "15:00"),)


def test_days_are_declared_where_they_are_not_yet_closed(
    town: Town, browser: Client, administrator: Officer
) -> None:
    city = WorkingCalendar.objects.get(code="default").current
    assert city is not None
    revise_calendar(
        code="puskesmas",
        definition={**city.calendar().to_data(), "name": "Puskesmas"},
        reason="Kalender sendiri",
        by=administrator,
        now=town.now,
    )
    declared(browser, 302, "default")
    declared(browser, 302, "default", "puskesmas")
    for code in ("default", "puskesmas"):
        found = WorkingCalendar.objects.get(code=code)
        assert found.current and found.current.calendar().holiday_on(date(2026, 3, 2))
    assert WorkingCalendar.objects.get(code="default").revisions.count() == 2
    page = declared(browser, 422, "default", "puskesmas")
    assert "Tidak ada yang berubah pada kalender yang dipilih." in page
    assert "Libur" in page, "nothing typed is lost"


def test_a_day_is_lifted_where_it_was_declared(
    town: Town, browser: Client, administrator: Officer
) -> None:
    declared(browser, 302, "default")
    held = current().to_data()
    revise_calendar(
        code="puskesmas",
        definition={**held, "name": "Puskesmas", "holidays": {}},
        reason="Kalender sendiri",
        by=administrator,
        now=town.now,
    )
    lift = {"what": "lift", "day": "2026-03-02", "calendar": ["default", "puskesmas"]}
    browser.post("/petugas/atur/hari-libur/", lift)
    assert current().holiday_on(date(2026, 3, 2)) is None
