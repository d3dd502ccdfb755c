"""Two workers at the same moment: every act is carried out once, on either database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import close_old_connections, connection

from town import Town
from ulas.agencies.models import Officer
from ulas.channels.email.fake import FakePost
from ulas.channels.letter import Letter
from ulas.complaints import actions
from ulas.complaints.models import Delivery
from ulas.jobs import automatic, deliveries
from ulas.jobs.sweep import sweep


@pytest.fixture
def town(emptied: None) -> Town:
    return Town()


def twice(act: Callable[[], object]) -> list[object]:
    """Run one act in two threads that start together."""
    start = Barrier(2)

    def one() -> object:
        start.wait(timeout=10)
        try:
            return act()
        finally:
            connection.close()
            close_old_connections()

    with ThreadPoolExecutor(2) as pool:
        return [future.result(timeout=60) for future in [pool.submit(one), pool.submit(one)]]


def test_complaints_are_advanced_once(town: Town) -> None:
    numbers = [town.file(verified=True).number for _ in range(6)]
    done = twice(lambda: automatic.run_due(town.now))
    assert sum(done) == 6
    for number in numbers:
        town.number = number
        assert town.events == ["FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED"]
        assert town.faults() == []


def test_warnings_closings_and_reminders_are_carried_out_once(town: Town) -> None:
    late, answered, silent = (town.file().number for _ in range(3))
    for number in (late, answered):
        town.number = number
        town.do("accept", town.clerk)
        (referral,) = town.refer("DPUPR")
    town.answer(town.roads, referral, "Lubang ditambal.")
    town.number = silent
    town.do("ask_complainant", town.clerk, question="Di jalan mana?")
    town.after(24 * 60 * 2)
    twice(lambda: sweep(town.now))
    kinds = {}
    for number in (late, silent):
        town.number = number
        kinds[number] = town.events
        assert town.faults() == []
    assert kinds[late].count("ESCALATED") == 1
    assert kinds[silent].count("REMINDED") == 1
    town.number = answered
    town.now = town.runs("finish").get().due_at
    twice(lambda: sweep(town.now))
    assert town.events.count("CLOSED") == 1
    town.number = silent
    assert town.events.count("CLOSED") == 1


def test_letters_go_out_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        town.file()
    sent: list[Letter] = []
    monkeypatch.setattr(deliveries, "outgoing", lambda: FakePost(sent))
    twice(lambda: deliveries.send_due(town.now))
    assert Delivery.objects.filter(state="PENDING").count() == 0
    assert len(sent) == 5
    assert len({letter.reference for letter in sent}) == 5


def test_the_daily_letter_is_queued_once(town: Town) -> None:
    Officer.objects.filter(pk=town.clerk.pk).update(email="a@contoh.id")
    town.file()
    town.at("2026-01-13", "08:00")
    assert sum(twice(lambda: actions.send_digests(now=town.now))) == 1
    assert Delivery.objects.filter(template="digest").count() == 1


def test_each_share_of_the_limit_is_told_once(town: Town) -> None:
    """Half an hour, 48 minutes, an hour: two workers sweep each time, each rung hears once."""
    town.file()
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    start = town.now
    for count, minutes in enumerate((30, 48, 60), start=1):
        town.now = start + timedelta(minutes=minutes)
        twice(lambda: sweep(town.now))
        assert town.events.count("ESCALATED") == count
    told = Delivery.objects.filter(template__in=("nearly_overdue", "overdue"))
    assert sorted(told.values_list("role", "facts__share")) == [
        ("AGENCY_OFFICER", 50), ("AGENCY_OFFICER", 80), ("AGENCY_OFFICER", 100),
        ("LEADER", 100), ("LEADER", 100), ("POLICY_REVIEWER", 80), ("POLICY_REVIEWER", 100),
    ]  # fmt: skip
    assert town.faults() == []
