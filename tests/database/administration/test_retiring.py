"""A division or an agency goes out of use: no open case is left behind."""

from __future__ import annotations

import pytest
from django.test import Client

from console_cast import desk, read
from town import Town
from ulas.agencies.actions import AdministrationRefused
from ulas.agencies.models import AdministrationEvent, Officer
from ulas.complaints import actions
from ulas.complaints.models import Assignment

pytestmark = pytest.mark.django_db


def assigned(town: Town) -> object:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.do(
        "assign", town.roads, referral_id=referral.pk, divisions=[town.cast.division.pk],
        instruction="Tambal hari ini.",
    )  # fmt: skip
    return referral


def test_a_division_with_open_cases_is_not_removed(town: Town, browser: Client) -> None:
    assigned(town)
    answer = browser.post(f"/petugas/atur/bidang/{town.cast.division.pk}/pakai/", {"sure": "1"})
    assert answer.status_code == 422
    assert "masih memegang 1 aduan terbuka" in answer.content.decode()
    town.cast.division.refresh_from_db()
    assert town.cast.division.active
    assert not AdministrationEvent.objects.exists()


@pytest.mark.parametrize("who", ["administrator", "agency"])
def test_or_its_cases_go_to_another_with_their_minutes(
    town: Town, administrator: Officer, who: str
) -> None:
    referral = assigned(town)
    run = town.runs("answer").get()
    town.after(20)
    by = administrator if who == "administrator" else town.roads
    count = actions.retire_division(
        division_id=town.cast.division.pk, successor_id=town.drains.pk, by=by, now=town.now
    )
    assert count == 1
    held = Assignment.objects.get(referral=referral, state="OPEN")
    assert (held.division, held.instruction) == (town.drains, "Tambal hari ini.")
    assert town.runs("answer").get().pk == run.pk, "the same run: its minutes go on"
    assert town.events[-2:] == ["ASSIGNED", "ASSIGNMENT_RETURNED"]
    assert town.number in read(desk(town.drain_works), "").replace("-", "")
    assert town.number not in read(desk(town.road_works), "").replace("-", "")
    town.cast.division.refresh_from_db()
    assert not town.cast.division.active
    assert AdministrationEvent.objects.get().kind == "REFERENCE_RETIRED"
    assert town.faults() == []


def test_another_agencys_officer_cannot(town: Town) -> None:
    with pytest.raises(AdministrationRefused):
        actions.retire_division(division_id=town.cast.division.pk, by=town.transport, now=town.now)


def test_an_agency_with_open_cases_is_not_removed(town: Town, administrator: Officer) -> None:
    assigned(town)
    with pytest.raises(AdministrationRefused, match="masih menangani 1 aduan terbuka"):
        actions.retire_agency(agency_id=town.cast.roads.pk, by=administrator, now=town.now)
    actions.retire_agency(agency_id=town.cast.transport.pk, by=administrator, now=town.now)
    town.cast.transport.refresh_from_db()
    assert not town.cast.transport.active


def test_an_agency_that_once_gave_a_case_back_can_be_removed(
    town: Town, administrator: Officer
) -> None:
    town.file()
    town.do("accept", town.clerk)
    (wrong,) = town.refer("DISHUB")
    town.do("return_referral", town.transport, referral_id=wrong.pk, reason="Bukan kami.")
    with pytest.raises(AdministrationRefused, match="masih menangani 1 aduan terbuka"):
        actions.retire_agency(agency_id=town.cast.transport.pk, by=administrator, now=town.now)
    town.do("redelegate", town.reviewer, referral_id=wrong.pk, agency="DPUPR", reason="Jalan kota.")
    actions.retire_agency(agency_id=town.cast.transport.pk, by=administrator, now=town.now)
    town.cast.transport.refresh_from_db()
    assert not town.cast.transport.active


def test_whoever_runs_the_flow_stays(town: Town, browser: Client) -> None:
    from ulas.agencies.models import Agency

    flow = Agency.objects.get(coordinates=True)
    answer = browser.post(f"/petugas/atur/instansi/{flow.pk}/pakai/", {"sure": "1"})
    assert "Pengelola aduan tidak dapat dinonaktifkan." in answer.content.decode()


def test_an_agency_without_officer_surfaces_at_diskominfo(town: Town) -> None:
    assigned(town)
    town.roads.posts.update(active=False)
    town.road_works.posts.update(active=False)
    assert town.number in read(desk(town.clerk), "").replace("-", "")
