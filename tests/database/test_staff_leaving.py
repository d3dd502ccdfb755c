"""An officer leaves or is away: what stays with whom, who is told, what ends by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from console_cast import at, desk, read
from town import Town
from ulas.agencies.actions import AdministrationRefused, set_absence
from ulas.agencies.models import AdministrationEvent, Officer
from ulas.channels.recipients import recipients_of
from ulas.channels.rendering import render
from ulas.complaints.models import Delivery
from ulas.jobs.sweep import sweep
from ulas.look.now import freeze
from ulas.sop.terms import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    town = Town()
    for officer in Officer.objects.all():
        officer.email = f"{officer.username}@kota.contoh.id"
        officer.save()
    at(town.now)
    yield town
    freeze(None)


def leave(by: Officer, leaver: Officer, agency: str = "DPUPR", **typed: str):
    return desk(by).post(f"/petugas/tim/{leaver.pk}/akhiri/?instansi={agency}", typed)


def at_the_roads(town: Town, minutes: float = 0) -> None:
    """A complaint that waits at DPUPR."""
    town.file()
    town.do("accept", town.clerk)
    (town.referral,) = town.refer("DPUPR")
    town.after(minutes)
    at(town.now)


def test_cases_stay_in_the_queue_of_whoever_remains(town: Town) -> None:
    second = town.officer("second", Role.AGENCY_OFFICER, "DPUPR")
    at_the_roads(town, 90)
    preview = read(desk(second), f"tim/{town.roads.pk}/akhiri/?instansi=DPUPR")
    assert "1 langkah terbuka tetap di antrean instansi (1 terlambat): Second." in preview
    assert "admin terakhir" not in preview
    signed_in = desk(town.roads)
    assert leave(second, town.roads).status_code == 302
    assert signed_in.get("/petugas/").status_code == 302
    assert town.number in read(desk(second), "")
    assert not Officer.objects.get(pk=town.roads.pk).is_active
    kinds = set(AdministrationEvent.objects.values_list("kind", flat=True))
    assert kinds == {"POST_ENDED", "OFFICER_LEFT"}


def test_the_last_admin_leaves_only_with_a_yes_and_diskominfo_is_told(town: Town) -> None:
    at_the_roads(town)
    Delivery.objects.all().delete()
    assert town.number not in read(desk(town.reviewer), "")
    preview = read(desk(town.clerk), f"tim/{town.roads.pk}/akhiri/?instansi=DPUPR")
    assert "Ini admin terakhir" in preview
    refused = leave(town.clerk, town.roads)
    assert refused.status_code == 422
    assert 'id="f_confirmed_error"' in refused.content.decode()
    assert Officer.objects.get(pk=town.roads.pk).is_active
    assert leave(town.clerk, town.roads, confirmed="on").status_code == 302
    assert town.number in read(desk(town.reviewer), "")
    assert "tanpa petugas" in read(desk(town.reviewer), "")
    letters = [render(row, town.now) for row in Delivery.objects.order_by("pk")]
    assert {to for letter in letters for to in letter.to} == {
        "clerk@kota.contoh.id",
        "reviewer@kota.contoh.id",
    }
    assert all("Dinas Pekerjaan Umum" in letter.subject for letter in letters)
    assert "tim/?instansi=DPUPR" in letters[0].body


def test_a_division_without_officers_is_answered_by_the_admins(town: Town) -> None:
    at_the_roads(town)
    town.assign(town.roads, town.referral, town.cast.division)
    preview = read(desk(town.roads), f"tim/{town.road_works.pk}/akhiri/?instansi=DPUPR")
    assert "1 disposisi terbuka, diteruskan admin instansi." in preview
    leave(town.roads, town.road_works)
    assert town.number in read(desk(town.roads), "")


def test_nobody_ends_their_own_post_or_one_elsewhere(town: Town) -> None:
    assert "rekan" in leave(town.roads, town.roads).content.decode()
    assert leave(town.roads, town.transport, "DISHUB").status_code == 404
    assert leave(town.roads, town.transport).status_code == 404
    assert leave(town.road_works, town.drain_works).status_code == 404
    boss = town.officer("boss", Role.ADMINISTRATOR, "")
    assert "tidak dapat Anda akhiri" in leave(town.clerk, boss, "kota").content.decode()


def test_who_holds_posts_elsewhere_keeps_the_account(town: Town) -> None:
    town.officer("second", Role.AGENCY_OFFICER, "DPUPR")
    town.roads.posts.create(role=Role.AGENCY_OFFICER, agency=town.cast.transport, since=town.now)
    leave(town.clerk, town.roads)
    roads = Officer.objects.get(pk=town.roads.pk)
    assert roads.is_active
    assert roads.agency_ids() == {town.cast.transport.pk}


def away(town: Town, officer: Officer, stand_in: Officer | None, days: float = 3):
    until = (town.now + timedelta(days=days, hours=7)).strftime("%Y-%m-%dT%H:%M")
    typed = {"until": until, "stand_in": stand_in.pk if stand_in else ""}
    return desk(officer).post("/petugas/akun/tidak-bertugas/", typed, follow=True)


def test_a_stand_in_gets_queue_and_notices_until_the_time_is_over(town: Town) -> None:
    at_the_roads(town)
    town.assign(town.roads, town.referral, town.cast.division)
    assert town.number not in read(desk(town.drain_works), "")
    page = away(town, town.road_works, town.drain_works).content.decode()
    assert "Anda tercatat tidak bertugas" in page
    assert "Drain_Works" in page
    assert town.number in read(desk(town.drain_works), "")
    assert town.number in read(desk(town.drain_works), f"aduan/{town.number}/")
    assert "Anda sedang menjadi wakil" in read(desk(town.drain_works), "akun/tidak-bertugas/")
    notice = Delivery.objects.filter(role="DIVISION_OFFICER").latest("pk")
    assert recipients_of(notice, town.now).to == ("drain_works@kota.contoh.id",)
    town.after(3 * 24 * 60 + 1)
    at(town.now)
    assert sweep(town.now).back == 1
    assert sweep(town.now).back == 0
    assert town.number not in read(desk(town.drain_works), "")
    assert recipients_of(notice, town.now).to == ("road_works@kota.contoh.id",)
    assert "tercatat tidak bertugas" not in read(desk(town.road_works), "akun/tidak-bertugas/")


def test_coming_back_early_gives_the_posts_back(town: Town) -> None:
    away(town, town.road_works, town.drain_works)
    desk(town.road_works).post("/petugas/akun/kembali/")
    assert Officer.objects.get(pk=town.drain_works.pk).division_ids() == {town.drains.pk}


def test_only_a_present_colleague_stands_in(town: Town) -> None:
    page = read(desk(town.road_works), "akun/tidak-bertugas/")
    assert "Drain_Works" in page
    assert "Roads" in page
    assert "Transport" not in page
    for other in (town.transport, town.mayor, town.road_works):
        with pytest.raises(AdministrationRefused):
            set_absence(
                officer=town.road_works,
                until=town.now + timedelta(days=1),
                stand_in=other,
                now=town.now,
            )
    away(town, town.drain_works, None)
    assert "Drain_Works" not in read(desk(town.road_works), "akun/tidak-bertugas/")
    assert "belum lewat" in away(town, town.road_works, None, days=-1).content.decode()


def test_a_stand_in_appoints_nobody(town: Town) -> None:
    away(town, town.roads, town.road_works)
    stand_in = Officer.objects.get(pk=town.road_works.pk)
    assert stand_in.agency_ids() == {town.cast.roads.pk}
    assert desk(stand_in).get("/petugas/tim/").status_code == 404


def test_when_a_stand_in_leaves_the_lent_posts_go_back(town: Town) -> None:
    away(town, town.road_works, town.drain_works)
    preview = read(desk(town.roads), f"tim/{town.drain_works.pk}/akhiri/?instansi=DPUPR")
    assert "Tidak lagi menjadi wakil: Road_Works." in preview
    leave(town.roads, town.drain_works)
    absent = Officer.objects.get(pk=town.road_works.pk)
    assert absent.stand_in is None
    assert not Officer.objects.get(pk=town.drain_works.pk).posts.filter(active=True).exists()
