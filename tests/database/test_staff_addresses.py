"""An officer's address is set and changed: by whom, who hears of it, which links end."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from console_cast import at, desk, read
from town import Town
from ulas.agencies.actions import AdministrationRefused
from ulas.agencies.models import AdministrationEvent, Officer
from ulas.channels.rendering import render
from ulas.complaints import actions
from ulas.complaints.models import Delivery
from ulas.look.now import freeze
from ulas.sop.terms import Role

pytestmark = pytest.mark.django_db
OLD, NEW = "lama@kota.contoh.id", "baru@kota.contoh.id"


@pytest.fixture
def town():
    town = Town()
    at(town.now)
    yield town
    freeze(None)


def change(by: Officer, officer: Officer, email: str = NEW, place: str = "DPUPR"):
    return desk(by).post(f"/petugas/tim/{officer.pk}/alamat/?instansi={place}", {"email": email})


def address_of(officer: Officer) -> str:
    return Officer.objects.get(pk=officer.pk).email


def letters(town: Town, template: str = "address_changed"):
    rows = Delivery.objects.filter(template=template).order_by("pk")
    return [render(row, town.now) for row in rows]


def test_the_first_administrator_sets_an_address_and_gets_a_password_link(town: Town) -> None:
    boss = town.officer("boss", Role.ADMINISTRATOR, "")
    assert f"tim/{boss.pk}/alamat/" in read(desk(boss), "tim/?instansi=kota")
    assert change(boss, boss, place="kota").status_code == 302
    assert address_of(boss) == NEW
    (letter,) = letters(town)
    assert letter.to == (NEW,)
    colleague = town.officer("colleague", Role.ADMINISTRATOR, "")
    sent = desk(colleague).post(f"/petugas/tim/{boss.pk}/sandi/?instansi=kota", follow=True)
    assert "Tautan sandi baru dikirim" in sent.content.decode()
    assert letters(town, "new_password")[0].to == (NEW,)


def test_a_change_is_told_at_both_addresses_and_recorded(town: Town) -> None:
    Officer.objects.filter(pk=town.road_works.pk).update(email=OLD)
    page = read(desk(town.roads), f"tim/{town.road_works.pk}/alamat/?instansi=DPUPR")
    assert f'value="{OLD}"' in page
    answer = desk(town.roads).post(
        f"/petugas/tim/{town.road_works.pk}/alamat/?instansi=DPUPR", {"email": NEW}, follow=True
    )
    assert "Alamat surel Road_Works diubah" in answer.content.decode()
    assert address_of(town.road_works) == NEW
    told = letters(town)
    assert [letter.to for letter in told] == [(OLD,), (NEW,)]
    assert all("road_works" in letter.body and "Roads" in letter.body for letter in told)
    assert NEW not in told[0].body, "whoever reads the old box need not know the new one"
    event = AdministrationEvent.objects.get()
    assert (event.kind, event.performed_by) == ("ADDRESS_CHANGED", town.roads)
    assert (event.officer, event.agency) == (town.road_works, town.cast.roads)
    assert OLD not in event.facts and NEW not in event.facts
    assert "mengubah alamat surel" in read(desk(town.roads), "tim/")
    change(town.roads, town.road_works, "lagi@kota.contoh.id")
    assert [letter.to for letter in letters(town)[:2]] == [(OLD,), (NEW,)], "as it was then"


def test_an_open_password_link_at_the_old_address_ends(town: Town) -> None:
    Officer.objects.filter(pk=town.road_works.pk).update(email=OLD)
    desk(town.roads).post(f"/petugas/tim/{town.road_works.pk}/sandi/?instansi=DPUPR")
    (letter,) = letters(town, "new_password")
    found = re.search(r"/petugas/undangan/\S+", letter.body)
    assert found
    assert Client().get(found[0]).status_code == 200
    change(town.roads, town.road_works)
    assert Client().get(found[0]).status_code == 410
    assert letters(town, "new_password")[0].to == ()


@pytest.mark.parametrize(
    ("role", "code"),
    [
        (Role.AGENCY_OFFICER, "DISHUB"),
        (Role.INFORMATION_CLERK, ""),
        (Role.ADMINISTRATOR, ""),
        (Role.LEADER, "DPUPR"),
    ],
)
def test_an_agencys_admin_takes_over_no_account_with_a_post_that_is_not_theirs_to_give(
    town: Town, role: Role, code: str
) -> None:
    place = town.cast.transport if code == "DISHUB" else town.cast.roads if code else None
    town.road_works.posts.create(role=role, agency=place, since=town.now)
    assert f"tim/{town.road_works.pk}/alamat/" not in read(desk(town.roads), "tim/")
    assert change(town.roads, town.road_works).status_code == 404
    with pytest.raises(AdministrationRefused, match="seluruh perannya"):
        actions.change_address(
            officer_id=town.road_works.pk, email=NEW, by=town.roads, now=town.now
        )
    assert address_of(town.road_works) == ""
    mighty = town.officer("mighty", Role.ADMINISTRATOR, "")
    assert change(mighty, town.road_works).status_code == 302


def test_a_post_of_the_city_that_is_only_lent_counts_too(town: Town) -> None:
    lent = town.clerk.posts.get()
    town.road_works.posts.create(role=lent.role, since=town.now, borrowed_from=lent)
    assert change(town.roads, town.road_works).status_code == 404


def test_only_an_administrator_changes_an_administrators_address(town: Town) -> None:
    boss = town.officer("boss", Role.ADMINISTRATOR, "")
    assert change(town.clerk, boss, place="kota").status_code == 404
    assert change(town.clerk, town.reviewer, place="kota").status_code == 302
    assert change(boss, town.clerk, "clerk@kota.contoh.id", "kota").status_code == 302
    assert change(town.road_works, town.drain_works).status_code == 404


def test_an_address_belongs_to_one_officer_and_is_complete(town: Town) -> None:
    Officer.objects.filter(pk=town.transport.pk).update(email=NEW.upper())
    taken = change(town.roads, town.road_works)
    assert taken.status_code == 422
    assert "sudah dipakai petugas lain" in taken.content.decode()
    assert 'id="f_email_error"' in taken.content.decode()
    for wrong in ("", "bukan surel", "a@b", "x" * 260 + "@kota.contoh.id"):
        assert change(town.roads, town.road_works, wrong).status_code == 422, wrong
    assert address_of(town.road_works) == ""
    assert not Delivery.objects.exists()
    Officer.objects.filter(pk=town.road_works.pk).update(email=OLD)
    assert "sudah tercatat" in change(town.roads, town.road_works, OLD).content.decode()
    assert not AdministrationEvent.objects.exists()


def test_no_post_is_caught_by_typing_the_address_of_whoever_will_be_invited(town: Town) -> None:
    """The account that an agency's admin gave the mayor's address is not the mayor's."""
    boss = town.officer("boss", Role.ADMINISTRATOR, "")
    change(town.roads, town.road_works, "walikota@kota.contoh.id")

    def invite(by: Officer, place: str, role: str):
        typed = {"email": "Walikota@kota.contoh.id", "role": role}
        return desk(by).post(f"/petugas/tim/undang/?instansi={place}", typed)

    refused = invite(boss, "kota", "ADMINISTRATOR")
    assert refused.status_code == 422
    assert "belum pernah dipakai pemiliknya" in refused.content.decode()
    assert invite(town.roads, "DPUPR", "AGENCY_OFFICER").status_code == 302, "their own to give"
    assert Officer.objects.get(pk=town.road_works.pk).roles == {
        Role.DIVISION_OFFICER, Role.AGENCY_OFFICER,
    }  # fmt: skip
    desk(boss).post(f"/petugas/tim/{town.road_works.pk}/sandi/?instansi=DPUPR")
    found = re.search(r"/petugas/undangan/\S+", letters(town, "new_password")[0].body)
    assert found
    Client().post(found[0], {"password": "kembang-setaman-7", "again": "kembang-setaman-7"})
    assert invite(boss, "kota", "LEADER").status_code == 302, "whoever reads it used a link"
