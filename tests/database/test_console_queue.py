"""Hari ini: whose step it is, in which order, at what cost."""

from __future__ import annotations

import re
from datetime import date

import pytest

from console_cast import at, desk, read, statements
from town import Town
from ulas.agencies.models import Officer, Post
from ulas.complaints import actions
from ulas.complaints.models import Delivery
from ulas.look.now import freeze
from ulas.sop.terms import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    town = Town()
    freeze(town.now)
    yield town
    freeze(None)


def numbers(page: str) -> list[str]:
    """Numbers of the rows, from top to bottom."""
    return re.findall(r"/petugas/aduan/(\d{10})/\" data-row", page)


def waiting(town: Town, officer) -> list[str]:
    return numbers(read(desk(officer), ""))


def test_the_least_time_left_stands_on_top(town: Town) -> None:
    filed = []
    for minutes in (0, 20, 10):
        town.at("2026-01-12", "09:00").after(minutes)
        filed.append((minutes, town.file().number))
    at(town.now)
    assert waiting(town, town.clerk) == [number for _, number in sorted(filed)]


def test_a_row_tells_number_step_and_minutes_left(town: Town) -> None:
    number = town.file().number
    at(town.now, 18)
    page = read(desk(town.clerk), "")
    for told in (f"{number[:4]}-{number[4:7]}-{number[7:]}", "Menerima aduan", "sisa 42 menit"):
        assert told in page
    at(town.now, 180)
    assert "terlambat 2 jam" in read(desk(town.clerk), "")


def test_fifty_rows_cost_at_most_six_statements(town: Town) -> None:
    for _ in range(52):
        town.file()
    client = desk(town.clerk)
    assert len(numbers(read(client, ""))) == 50
    asked = statements(client, "/petugas/")
    assert len(asked) <= 6, "\n".join(asked)
    assert len(numbers(read(client, "?hal=2"))) == 2


def test_fifty_rows_of_an_agency_cost_no_more(town: Town) -> None:
    for _ in range(50):
        town.file()
        town.do("accept", town.clerk)
        town.refer("DPUPR")
    client = desk(town.roads)
    assert len(numbers(read(client, ""))) == 50
    asked = statements(client, "/petugas/")
    assert len(asked) <= 6, "\n".join(asked)


def test_each_post_sees_its_own_step(town: Town) -> None:
    number = town.file().number
    assert waiting(town, town.clerk) == [number]
    assert waiting(town, town.reviewer) == []
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    assert waiting(town, town.clerk) == []
    assert waiting(town, town.roads) == [number]
    assert waiting(town, town.transport) == []
    town.assign(town.roads, referral, town.cast.division)
    assert waiting(town, town.road_works) == [number]
    assert waiting(town, town.drain_works) == []
    assert "di bidang" in read(desk(town.roads), "")


def test_a_division_that_answered_waits_no_more(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.assign(town.roads, referral, town.cast.division, town.drains)
    town.submit(town.road_works, referral, "Lubang ditambal hari Jumat oleh regu jalan.")
    assert waiting(town, town.road_works) == []
    assert waiting(town, town.drain_works) == [town.number]


def test_an_agency_without_officers_surfaces_at_diskominfo(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    assert waiting(town, town.reviewer) == []
    town.roads.is_active = False
    town.roads.save()
    assert waiting(town, town.reviewer) == [town.number]
    assert "tanpa petugas" in read(desk(town.reviewer), "")


def test_a_post_that_nobody_holds_falls_to_the_other(town: Town) -> None:
    number = town.file().number
    Post.objects.filter(officer=town.clerk).update(active=False)
    assert waiting(town, town.reviewer) == [number]


def test_the_accused_agency_sees_nothing(town: Town) -> None:
    town.file(accused_agency="DPUPR")
    town.do("accept", town.clerk)
    town.refer("INSPEKTORAT")
    assert waiting(town, town.inspector) == [town.number]
    Post.objects.create(
        officer=town.roads,
        role=Role.AGENCY_OFFICER,
        agency=town.inspector.posts.get().agency,
        since=town.now,
    )
    assert waiting(town, town.roads) == []


def test_what_the_system_left_lying_shows_when_it_is_late(town: Town) -> None:
    number = town.file().number
    town.do("accept", town.clerk)
    assert waiting(town, town.clerk) == []
    at(town.now, 61)
    assert waiting(town, town.clerk) == waiting(town, town.reviewer) == [number]


def test_paused_steps_stand_apart(town: Town) -> None:
    town.file()
    town.do("ask_complainant", town.clerk, question="Di sisi jalan yang mana?")
    page = read(desk(town.clerk), "")
    assert "Jam berhenti: menunggu pengadu" in page
    assert "jam berhenti sementara" in page


def test_the_chips_count_and_filter_by_step(town: Town) -> None:
    first = town.file().number
    town.file()
    town.do("accept", town.clerk)
    town.do("distribute", town.reviewer, agencies=["PN"])  # no officer, no mail: by hand
    page = read(desk(town.clerk), "")
    assert "Mengirim ke instansi" in page
    assert numbers(read(desk(town.clerk), "?langkah=receive")) == [first]


def test_a_leader_is_led_to_the_figures_and_an_empty_account_is_told(town: Town) -> None:
    assert desk(town.mayor).get("/petugas/").headers["Location"] == "/petugas/pimpinan/"
    nobody = town.officer("nobody", Role.AGENCY_OFFICER, "DISHUB")
    nobody.posts.update(active=False)
    assert "belum memegang peran" in read(desk(nobody), "")


def test_what_is_assigned_waits_for_the_division_whoever_owns_the_step(town: Town) -> None:
    """The division's first officer comes later, or another division was first."""
    Post.objects.filter(officer__in=[town.road_works, town.drain_works]).update(active=False)
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.assign(town.roads, referral, town.cast.division)
    assert town.owner("answer") == "AGENCY_OFFICER@DPUPR"
    Post.objects.filter(officer__in=[town.road_works, town.drain_works]).update(active=True)
    assert waiting(town, town.road_works) == [town.number]
    assert waiting(town, town.drain_works) == []
    town.assign(town.roads, referral, town.drains)
    assert waiting(town, town.drain_works) == [town.number]
    assert waiting(town, town.roads) == [town.number]


def test_what_is_assigned_under_a_promise_waits_for_the_division(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.answer(
        town.roads, referral, "Aspal dipesan.", kind="INTERIM", promised_date=date(2026, 1, 16)
    )
    town.assign(town.roads, referral, town.cast.division)
    assert waiting(town, town.road_works) == [town.number]
    Officer.objects.filter(pk=town.road_works.pk).update(email="jalan@contoh.id")
    assert actions.send_digests(now=town.at("2026-01-13", "08:00").now) == 1
    assert Delivery.objects.get(template="digest").officer == town.road_works
    town.submit(town.road_works, referral, "Lubang ditambal hari Jumat oleh regu jalan.")
    assert waiting(town, town.road_works) == []


def test_fifty_rows_of_a_division_cost_no_more(town: Town) -> None:
    for _ in range(50):
        town.file()
        town.do("accept", town.clerk)
        (referral,) = town.refer("DPUPR")
        town.assign(town.roads, referral, town.cast.division)
    client = desk(town.road_works)
    assert len(numbers(read(client, ""))) == 50
    asked = statements(client, "/petugas/")
    assert len(asked) <= 6, "\n".join(asked)
