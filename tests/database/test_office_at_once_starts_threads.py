"""Two of the office change the same thing at the same moment; real transactions, both databases.

It starts threads: the tables are emptied afterwards, nothing is rolled back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from database.test_many_at_once_starts_threads import together
from town import Town
from ulas.agencies.actions import AdministrationRefused, Closing, declare_closing
from ulas.agencies.actions.staffing.end_posts import end_posts
from ulas.agencies.actions.staffing.offer_post import offer_post
from ulas.agencies.models import Agency, Officer, Post, WorkingCalendar
from ulas.clock import HolidayKind
from ulas.sop.terms import Role

FIRST = date(2026, 9, 1)


@pytest.fixture
def town(emptied: None) -> Town:
    return Town()


def ending(town: Town, leaver: Officer, by: Officer, agency: str = "") -> Callable[[], str]:
    """Who ends whose posts; what came of it in words."""
    place = Agency.objects.filter(code=agency).first()

    def act() -> str:
        try:
            end_posts(officer_id=leaver.pk, agency=place, by=by, now=town.now)
        except AdministrationRefused as refused:
            return str(refused)
        return "done"

    return act


def test_two_administrators_who_end_each_other_leave_one(town: Town) -> None:
    one = town.officer("one", Role.ADMINISTRATOR, "")
    other = town.officer("other", Role.ADMINISTRATOR, "")
    told = together([ending(town, one, other), ending(town, other, one)])
    assert told.count("done") == 1
    assert any("diatur oleh" in str(line) for line in told), "the one who was ended ends nobody"
    assert Post.objects.filter(role=Role.ADMINISTRATOR, active=True).count() == 1


def test_the_last_two_of_an_agency_ended_at_once_ask_for_a_yes(town: Town) -> None:
    """One of two was the last: without that yes the agency would be empty and nobody told."""
    second = town.officer("second", Role.AGENCY_OFFICER, "DPUPR")
    told = together(
        [
            ending(town, town.roads, town.clerk, "DPUPR"),
            ending(town, second, town.reviewer, "DPUPR"),
        ]
    )
    assert told.count("done") == 1
    assert any("admin terakhir" in str(line) for line in told)


def test_a_post_offered_twice_at_once_is_given_once(town: Town) -> None:
    Officer.objects.filter(pk=town.transport.pk).update(email="t@kota.contoh.id")
    place = Agency.objects.get(code="DPUPR")

    def act() -> str:
        try:
            offer_post(
                email="t@kota.contoh.id", role=Role.AGENCY_OFFICER, agency=place,
                by=town.clerk, now=town.now,
            )  # fmt: skip
        except AdministrationRefused as refused:
            return str(refused)
        return "done"

    assert together([act] * 4).count("done") == 1
    assert Post.objects.filter(officer=town.transport, agency=place, active=True).count() == 1


def test_days_that_eight_declare_at_once_are_all_closed(town: Town) -> None:
    boss = town.officer("boss", Role.ADMINISTRATOR, "")
    days = [FIRST + timedelta(days=number) for number in range(8)]

    def declaring(day: date) -> Callable[[], object]:
        closing = Closing(day, day, f"Libur {day.day}", HolidayKind.HOLIDAY.value)
        return lambda: declare_closing(
            closing=closing, calendars=["default"], by=boss, now=town.now
        )

    together([declaring(day) for day in days])
    held = WorkingCalendar.objects.get(code="default").current
    assert held is not None
    closed = {one.day for one in held.calendar().holidays}
    assert closed >= set(days)
