"""A division or an agency goes out of use: no open case is left behind."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.test import Client

from console_cast import desk, read
from town import Town
from ulas.agencies.actions import AdministrationRefused, set_absence
from ulas.agencies.models import AdministrationEvent, Invitation, Officer
from ulas.complaints import actions
from ulas.complaints.models import Assignment
from ulas.complaints.queries.visible import visible_to
from ulas.sop.terms import Role

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


def staffed(town: Town) -> None:
    """Transport answers a case, so that there is something to see."""
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DISHUB")
    town.answer(town.transport, referral, "Rambu sudah dipasang hari ini oleh petugas kami.")


def test_the_officers_of_a_retired_agency_are_let_go_with_it(
    town: Town, browser: Client, administrator: Officer
) -> None:
    staffed(town)
    chief = town.officer("chief", Role.LEADER, "DISHUB")
    both = town.officer("both", Role.AGENCY_OFFICER, "DISHUB")
    both.posts.create(role=Role.AGENCY_OFFICER, agency=town.cast.roads, since=town.now)
    set_absence(officer=both, until=town.now + timedelta(days=3), stand_in=town.roads, now=town.now)
    for email in ("baru@kota.contoh.id", "lagi@kota.contoh.id"):
        actions.invite_officer(
            email=email, role=Role.AGENCY_OFFICER, agency=town.cast.transport, now=town.now,
            by=administrator if email == "baru@kota.contoh.id" else town.transport,
        )  # fmt: skip
    client = desk(town.transport)
    assert client.get(f"/petugas/aduan/{town.number}/").status_code == 200
    address = f"/petugas/atur/instansi/{town.cast.transport.pk}/pakai/"
    page = browser.get(address).content.decode()
    assert "3 petugas kehilangan perannya di instansi ini" in page
    assert browser.post(address, {"sure": "1"}).status_code == 302
    assert client.get("/petugas/").status_code == 302, "signed out"
    for gone in (town.transport, chief):
        assert not Officer.objects.get(pk=gone.pk).is_active
        assert not visible_to(Officer.objects.get(pk=gone.pk)).exists()
    both = Officer.objects.get(pk=both.pk)
    assert both.is_active and both.agency_ids() == {town.cast.roads.pk}
    assert not visible_to(both).exists()
    stand_in = Officer.objects.get(pk=town.roads.pk)
    assert stand_in.agency_ids() == {town.cast.roads.pk}, "what was lent went too"
    assert not Invitation.objects.filter(withdrawn_at=None).exists()
    events = AdministrationEvent.objects.filter(performed_by=administrator)
    kinds = Counter(events.values_list("kind", flat=True))
    assert (kinds["POST_ENDED"], kinds["OFFICER_LEFT"]) == (3, 2)
    assert kinds["INVITATION_WITHDRAWN"] == 2
    page = browser.get(address).content.decode()
    assert "Peran petugasnya tidak kembali" in page
    assert browser.post(address, {"sure": "1"}).status_code == 302
    assert not Officer.objects.get(pk=town.transport.pk).is_active
    assert "belum mempunyai petugas" in read(desk(town.clerk), "tim/?instansi=DISHUB")


def test_an_administrator_retires_the_agency_where_they_hold_a_post_too(
    town: Town, administrator: Officer
) -> None:
    administrator.posts.create(role=Role.AGENCY_OFFICER, agency=town.cast.transport, since=town.now)
    count = actions.retire_agency(agency_id=town.cast.transport.pk, by=administrator, now=town.now)
    assert count == 2
    assert Officer.objects.get(pk=administrator.pk).roles == {Role.ADMINISTRATOR}


def test_nobody_joins_an_agency_that_is_out_of_use(town: Town, administrator: Officer) -> None:
    actions.retire_agency(agency_id=town.cast.transport.pk, by=administrator, now=town.now)
    town.cast.transport.refresh_from_db()
    with pytest.raises(AdministrationRefused, match="tidak dipakai"):
        actions.invite_officer(
            email="baru@kota.contoh.id", role=Role.AGENCY_OFFICER, agency=town.cast.transport,
            by=administrator, now=town.now,
        )  # fmt: skip
