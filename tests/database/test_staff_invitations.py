"""Invitations: who may invite whom, the link that serves once, a new password by mail."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from console_cast import at, desk, read
from town import Town
from ulas.agencies.models import AdministrationEvent, Invitation, Officer
from ulas.channels.rendering import render
from ulas.complaints.models import Delivery
from ulas.look.now import freeze
from ulas.sop.terms import Role

pytestmark = pytest.mark.django_db
PASSWORD = "kembang-setaman-7"


@pytest.fixture
def town():
    town = Town()
    at(town.now)
    yield town
    freeze(None)


def invite(town: Town, by: Officer, agency: str = "DPUPR", **typed: object):
    form = {"email": "baru@kota.contoh.id", "role": "AGENCY_OFFICER", **typed}
    return desk(by).post(f"/petugas/tim/undang/?instansi={agency}", form)


def link(town: Town) -> str:
    """The address in the newest letter, below the site."""
    letter = render(Delivery.objects.order_by("pk").last(), town.now)
    found = re.search(r"/petugas/undangan/\S+", letter.body)
    assert found, letter.body
    return found[0]


def join(address: str, client: Client | None = None, **typed: str):
    form = {"full_name": "Ratna", "username": "ratna", "password": PASSWORD, "again": PASSWORD}
    return (client or Client()).post(address, {**form, **typed})


def test_an_agencys_admin_invites_and_the_invited_works_there(town: Town) -> None:
    assert invite(town, town.roads).status_code == 302
    letter = render(Delivery.objects.get(recipient="INVITED"), town.now)
    assert letter.to == ("baru@kota.contoh.id",)
    assert "Roads" not in letter.subject
    assert town.roads.full_name in letter.body
    page = Client().get(link(town)).content.decode()
    assert "Dinas Pekerjaan Umum" in page
    assert join(link(town)).headers["Location"] == "/petugas/masuk/"
    officer = Officer.objects.get(username="ratna")
    assert officer.agency_ids() == {town.cast.roads.pk}
    assert officer.email == "baru@kota.contoh.id"
    client = Client()
    client.post("/petugas/masuk/", {"login": "ratna", "password": PASSWORD})
    town.file()
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    assert town.number in client.get("/petugas/").content.decode()
    kinds = list(AdministrationEvent.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["OFFICER_INVITED", "OFFICER_JOINED"]


def test_a_link_serves_once_and_says_so_the_second_time(town: Town) -> None:
    invite(town, town.roads)
    address = link(town)
    join(address)
    again = join(address, username="lain")
    assert again.status_code == 410
    assert "sudah dipakai" in again.content.decode()
    assert not Officer.objects.filter(username="lain").exists()


def test_a_link_ends_after_a_week_and_when_it_is_withdrawn(town: Town) -> None:
    invite(town, town.roads)
    address = link(town)
    at(town.now + timedelta(days=7, minutes=1))
    assert "kedaluwarsa" in Client().get(address).content.decode()
    at(town.now)
    pk = Invitation.objects.get().pk
    desk(town.roads).post(f"/petugas/tim/undangan/{pk}/batal/?instansi=DPUPR")
    assert "dibatalkan" in Client().get(address).content.decode()
    assert render(Delivery.objects.get(), town.now).to == ()


def test_inviting_again_makes_the_first_link_void(town: Town) -> None:
    invite(town, town.roads)
    first = link(town)
    invite(town, town.roads)
    assert Client().get(first).status_code == 410
    assert Client().get(link(town)).status_code == 200


def test_two_open_invitations_never_make_two_accounts_of_one_address(town: Town) -> None:
    invite(town, town.roads)
    first = link(town)
    invite(town, town.transport, "DISHUB")
    second = link(town)
    assert join(first).status_code == 302
    refused = join(second, username="ratna2")
    assert refused.status_code == 422
    assert "sudah mempunyai akun" in refused.content.decode()
    assert Officer.objects.filter(email="baru@kota.contoh.id").count() == 1
    invite(town, town.transport, "DISHUB")
    officer = Officer.objects.get(username="ratna")
    assert officer.agency_ids() == {town.cast.roads.pk, town.cast.transport.pk}


@pytest.mark.parametrize("address", ["/petugas/undangan/forged/", "/petugas/undangan/999:x/"])
def test_a_forged_link_tells_nothing(town: Town, address: str) -> None:
    assert Client().get(address).status_code == 410


def test_what_is_wrong_is_told_at_the_field_and_nothing_typed_is_lost(town: Town) -> None:
    invite(town, town.roads)
    address = link(town)
    weak = join(address, password="pendek", again="pendek").content.decode()
    assert 'value="Ratna"' in weak
    assert "12" in weak
    taken = join(address, username="clerk").content.decode()
    assert "sudah dipakai" in taken
    assert "Kedua kata sandi tidak sama" in join(address, again="lain").content.decode()
    assert invite(town, town.roads, email="bukan surel").status_code == 422


def test_nobody_invites_where_it_is_not_theirs(town: Town) -> None:
    assert invite(town, town.transport, "DPUPR").status_code == 404
    assert invite(town, town.roads, "kota", role="ADMINISTRATOR").status_code == 404
    assert invite(town, town.road_works).status_code == 404
    assert invite(town, town.roads, role="POLICY_REVIEWER").status_code == 422
    assert invite(town, town.clerk, "kota", role="ADMINISTRATOR").status_code == 422
    assert not Invitation.objects.exists()
    assert invite(town, town.clerk, "DISHUB").status_code == 302
    boss = town.officer("boss", Role.ADMINISTRATOR, "")
    assert invite(town, boss, "kota", role="ADMINISTRATOR").status_code == 302


def test_an_invitation_ends_with_the_posts_that_entitled_to_it(town: Town) -> None:
    boss = town.officer("boss", Role.ADMINISTRATOR, "")
    other = town.officer("other", Role.ADMINISTRATOR, "")
    boss.posts.create(role=Role.INFORMATION_CLERK, agency=town.cast.roads, since=town.now)
    invite(town, boss, "kota", role="ADMINISTRATOR")
    administrator = link(town)
    boss.posts.create(role=Role.AGENCY_OFFICER, agency=town.cast.transport, since=town.now)
    invite(town, boss, "DISHUB", email="dishub@kota.contoh.id")
    agencys = link(town)
    page = read(desk(other), f"tim/{boss.pk}/akhiri/?instansi=kota")
    assert "1 tautan yang dikirimnya dan belum dipakai dibatalkan" in page
    answer = desk(other).post(f"/petugas/tim/{boss.pk}/akhiri/?instansi=kota")
    assert answer.status_code == 302
    assert join(administrator).status_code == 410
    assert not Officer.objects.filter(username="ratna").exists()
    assert "INVITATION_WITHDRAWN" in AdministrationEvent.objects.values_list("kind", flat=True)
    assert "baru@kota.contoh.id" not in read(desk(other), "tim/?instansi=kota")
    assert render(Delivery.objects.order_by("pk").first(), town.now).to == ()
    assert join(agencys).status_code == 302, "the post that remains still entitles to this one"


def test_an_invitation_serves_nobody_once_its_sender_lost_the_right_otherwise(town: Town) -> None:
    """By whatever way: the link asks at the moment of use."""
    invite(town, town.roads)
    address = link(town)
    town.roads.posts.update(role=Role.DIVISION_OFFICER, division=town.cast.division)
    refused = join(address)
    assert refused.status_code == 410
    assert "tidak lagi berwenang" in refused.content.decode()
    assert not Officer.objects.filter(username="ratna").exists()


def test_a_password_link_ends_with_the_posts_of_its_sender(town: Town) -> None:
    town.road_works.email = "bm@kota.contoh.id"
    town.road_works.save()
    desk(town.roads).post(f"/petugas/tim/{town.road_works.pk}/sandi/?instansi=DPUPR")
    address = link(town)
    assert Client().get(address).status_code == 200
    gone = {"confirmed": "on"}
    desk(town.clerk).post(f"/petugas/tim/{town.roads.pk}/akhiri/?instansi=DPUPR", gone)
    assert Client().get(address).status_code == 410
    town.road_works.refresh_from_db()
    assert not town.road_works.check_password(PASSWORD)


def test_a_division_officer_needs_a_division_of_that_agency(town: Town) -> None:
    missing = invite(town, town.roads, role="DIVISION_OFFICER")
    assert "Pilih bidang" in missing.content.decode()
    assert (
        invite(town, town.roads, role="DIVISION_OFFICER", division=town.drains.pk).status_code
        == 302
    )
    join(link(town))
    assert Officer.objects.get(username="ratna").division_ids() == {town.drains.pk}


def test_who_has_an_account_gets_the_post_at_once(town: Town) -> None:
    town.transport.email = "dishub@kota.contoh.id"
    town.transport.save()
    invite(town, town.roads, email="DISHUB@kota.contoh.id")
    assert not Invitation.objects.exists()
    officer = Officer.objects.get(pk=town.transport.pk)
    assert town.cast.roads.pk in officer.agency_ids()
    letter = render(Delivery.objects.get(), town.now)
    assert letter.to == ("dishub@kota.contoh.id",)
    assert "admin instansi, Dinas Pekerjaan Umum" in letter.body
    again = invite(town, town.roads, email="dishub@kota.contoh.id")
    assert "sudah memegang" in again.content.decode()


def test_a_new_password_by_a_link_ends_the_old_sessions(town: Town) -> None:
    town.road_works.email = "bm@kota.contoh.id"
    town.road_works.save()
    signed_in = desk(town.road_works)
    assert signed_in.get("/petugas/").status_code == 200
    asked = desk(town.roads).post(
        f"/petugas/tim/{town.road_works.pk}/sandi/?instansi=DPUPR", follow=True
    )
    assert "Tautan sandi baru dikirim" in asked.content.decode()
    address = link(town)
    Client().post(address, {"password": PASSWORD, "again": PASSWORD})
    town.road_works.refresh_from_db()
    assert town.road_works.check_password(PASSWORD)
    assert signed_in.get("/petugas/").status_code == 302
    assert Client().get(address).status_code == 410


def test_the_new_password_opens_a_door_that_wrong_ones_had_locked(town: Town) -> None:
    town.road_works.email = "bm@kota.contoh.id"
    town.road_works.save()

    def sign_in(password: str, name: str = "road_works"):
        return Client().post("/petugas/masuk/", {"login": name, "password": password})

    for number in range(5):
        sign_in(f"salah-{number}")
        sign_in(f"salah-{number}", "drain_works")
    assert sign_in("apa pun").status_code == 429
    desk(town.roads).post(f"/petugas/tim/{town.road_works.pk}/sandi/?instansi=DPUPR")
    Client().post(link(town), {"password": PASSWORD, "again": "lain"})
    assert sign_in("apa pun").status_code == 429, "not before the new password is set"
    Client().post(link(town), {"password": PASSWORD, "again": PASSWORD})
    assert sign_in(PASSWORD).headers["Location"] == "/petugas/"
    assert sign_in("apa pun", "drain_works").status_code == 429, "another's door stays locked"


def test_no_link_for_somebody_elses_officer(town: Town) -> None:
    town.clerk.email = "clerk@kota.contoh.id"
    town.clerk.save()
    answer = desk(town.roads).post(
        f"/petugas/tim/{town.clerk.pk}/sandi/?instansi=DPUPR", follow=True
    )
    assert "tidak ada di antara petugas Anda" in answer.content.decode()
    assert not Delivery.objects.exists()


def test_the_page_lists_officers_invitations_and_changes_of_the_own_agency(town: Town) -> None:
    invite(town, town.roads)
    page = read(desk(town.roads), "tim/")
    for told in ("Road_Works", "Drain_Works", "baru@kota.contoh.id", "mengundang petugas baru"):
        assert told in page
    assert "baru@kota.contoh.id" not in read(desk(town.transport), "tim/")
    assert "mengundang petugas baru" not in read(desk(town.transport), "tim/")
    assert "Polresta" in read(desk(town.clerk), "tim/")
