"""The daily letter: once a working morning, only to whom something waits, never a secret."""

from __future__ import annotations

from datetime import timedelta

import pytest

from console_cast import desk, read
from journeys.test_time import holiday, new_revision
from town import Town
from ulas.agencies.models import Officer
from ulas.channels.rendering import render
from ulas.complaints import actions
from ulas.complaints.models import Delivery
from ulas.jobs import rounds

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    town = Town()
    Officer.objects.filter(pk__in=[town.clerk.pk, town.roads.pk]).update(email="a@contoh.id")
    town.file()
    town.at("2026-01-13", "07:29")
    return town


def letters() -> list[Delivery]:
    return list(Delivery.objects.filter(template="digest").select_related("officer"))


def test_it_goes_out_when_the_offices_open_and_once(town: Town) -> None:
    rounds.slow(town.now)
    assert letters() == [], "not before the offices open"
    rounds.slow(town.after(1).now)
    rounds.slow(town.after(1).now)
    (letter,) = letters()
    assert letter.officer == town.clerk, "nothing waits for the agency"
    text = render(letter, town.now)
    assert text.to == ("a@contoh.id",)
    assert text.subject == "Surat harian: 1 menunggu, 1 terlambat"
    assert "Menerima aduan: Batas waktunya Senin, 12 Januari 2026 pukul 10.00" in text.body
    assert "/petugas/" in text.body
    rounds.slow(town.at("2026-01-14", "08:00").now)
    assert len(letters()) == 2, "and again the next morning"


def test_what_comes_later_in_the_day_waits_for_the_next_letter(town: Town) -> None:
    rounds.slow(town.at("2026-01-13", "08:00").now)
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    rounds.slow(town.at("2026-01-13", "11:00").now)
    assert [one.officer for one in letters()] == [town.clerk]


def test_none_on_a_closed_day(town: Town) -> None:
    new_revision(town, holidays=holiday("2026-01-13"))
    assert actions.send_digests(now=town.at("2026-01-13", "09:00").now) == 0
    assert actions.send_digests(now=town.at("2026-01-17", "09:00").now) == 0, "Saturday"


def test_none_for_whoever_is_away_or_switched_it_off(town: Town) -> None:
    actions.set_daily_digest(wanted=False, by=town.clerk)
    assert actions.send_digests(now=town.at("2026-01-13", "08:00").now) == 0
    actions.set_daily_digest(wanted=True, by=town.clerk)
    Officer.objects.filter(pk=town.clerk.pk).update(
        digest_on=None, absent_until=town.now + timedelta(days=3)
    )
    assert actions.send_digests(now=town.now) == 0
    assert letters() == []


def test_an_officer_switches_it_off_on_the_own_page(town: Town) -> None:
    client = desk(town.clerk)
    assert "Surat harian dikirim." in read(client, "akun/surat-harian/")
    client.post("/petugas/akun/surat-harian/", {"wanted": "0"})
    assert "Surat harian dimatikan." in read(client, "akun/surat-harian/")
    assert actions.send_digests(now=town.at("2026-01-13", "08:00").now) == 0
    client.post("/petugas/akun/surat-harian/", {"wanted": "1"})
    assert actions.send_digests(now=town.now) == 1


def test_a_confidential_case_is_not_named(town: Town) -> None:
    town.file(category="pungli", visibility="CONFIDENTIAL")
    actions.send_digests(now=town.at("2026-01-13", "08:00").now)
    body = render(letters()[0], town.now).body
    assert "aduan rahasia: " in body
    assert town.number[4:7] + "-" + town.number[7:] not in body


def test_english_for_whoever_reads_english(town: Town) -> None:
    Officer.objects.filter(pk=town.clerk.pk).update(language="en")
    actions.send_digests(now=town.at("2026-01-13", "08:00").now)
    assert render(letters()[0], town.now).subject == "Daily letter: 1 waiting, 1 late"
