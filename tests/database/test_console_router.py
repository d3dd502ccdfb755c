"""The page of the router: who opens it, what it shows, another version, a text to try."""

import re
from datetime import timedelta

import pytest
from django.test import Client

import console_cast
from town import Town
from ulas.complaints import actions
from ulas.complaints.models import Complaint, RouterModel, RouterSwitch
from ulas.complaints.queries.router.active import in_use
from ulas.complaints.queries.router.quality import misrouted_by_week
from ulas.jobs import automatic, training

PAGE = "penentu/"


@pytest.fixture
def town(db: None) -> Town:
    town = Town()
    console_cast.at(town.now)
    return town


@pytest.fixture
def reviewer(town: Town) -> Client:
    return console_cast.desk(town.reviewer)


def plain(page: str) -> str:
    """The page's words without tags, blanks joined."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def go_wrong(town: Town) -> None:
    """The system proposes the roads agency, the case belongs to transport in the end."""
    town.file(verified=True, category="", text="Jalan berlubang dan rambu hilang di simpang.")
    automatic.advance(town.complaint.pk, town.now)
    (wrong,) = town.refer("DPUPR")
    town.do("return_referral", town.roads, referral_id=wrong.pk, reason="Rambu urusan Dishub.")
    town.do("redelegate", town.reviewer, referral_id=wrong.pk, agency="DISHUB", reason="Rambu.")


def test_only_reviewer_and_administrator_open_it(town: Town, reviewer: Client) -> None:
    console_cast.read(reviewer, PAGE)
    console_cast.read(console_cast.desk(town.clerk), PAGE, 404)
    console_cast.read(console_cast.desk(town.roads), PAGE, 404)


def test_before_any_model_it_says_what_proposes(reviewer: Client) -> None:
    page = plain(console_cast.read(reviewer, PAGE))
    assert "Belum ada model: usulan memakai aturan dan kata kunci saja." in page


def test_misrouted_weeks_and_agencies_are_counted(town: Town, reviewer: Client) -> None:
    go_wrong(town)
    town.file(verified=True)
    town.do("accept", town.clerk)
    town.refer("DPUPR")
    week = misrouted_by_week(town.now)[-1]
    assert (week.sent, week.misrouted, week.share) == (2, 1, 0.5)
    page = plain(console_cast.read(reviewer, PAGE))
    assert "50 % 2" in page
    assert "Dinas Perhubungan 1 0 %" in page


def test_a_week_begins_on_monday_at_midnight_in_the_city(town: Town) -> None:
    town.at("2026-03-09", "00:30")
    assert misrouted_by_week(town.now)[-1].monday.isoformat() == "2026-03-09"


def test_versions_are_shown_and_rolled_back(town: Town, reviewer: Client) -> None:
    training.train_now(town.now)
    first = RouterModel.objects.get()
    town.cast.roads.aliases = ["dinas pu"]
    town.cast.roads.save()
    training.train_now(town.now + timedelta(days=1))
    console_cast.at(town.after(2 * 24 * 60).now)
    page = plain(console_cast.read(reviewer, PAGE))
    assert first.version[:8] in page and "Model pertama: belum ada pembanding." in page
    empty = reviewer.post(f"/petugas/{PAGE}", {"version": first.version, "reason": ""})
    assert empty.status_code == 422 and "Tulis alasan" in empty.content.decode()
    refused = reviewer.post(
        f"/petugas/{PAGE}", {"version": first.version, "reason": "Coba.", "may_send": "on"}
    )
    assert refused.status_code == 422
    assert "belum terbukti cukup tepat" in refused.content.decode()
    done = reviewer.post(
        f"/petugas/{PAGE}", {"version": first.version, "reason": "Yang baru sering keliru."}
    )
    assert done.status_code == 302
    now = in_use()
    assert now is not None and now.version == first.version
    shown = plain(console_cast.read(reviewer, PAGE))
    assert "Yang baru sering keliru." in shown and town.reviewer.full_name in shown


def test_a_text_is_tried_and_not_kept(town: Town, reviewer: Client) -> None:
    training.train_now(town.now)
    before = Complaint.objects.count()
    answer = reviewer.post(
        f"/petugas/{PAGE}coba/", {"text": "Lampu lalu lintas padam, ada yang kecelakaan."}
    )
    page = plain(answer.content.decode())
    assert "Dinas Perhubungan · yakin" in page
    assert "Kata yang menggerakkan model" in page
    assert "Ada bahaya bagi nyawa" in page
    assert Complaint.objects.count() == before
    assert reviewer.post(f"/petugas/{PAGE}coba/", {"text": " "}).status_code == 422


def test_a_broken_model_and_missing_libraries_are_told(town: Town, reviewer: Client) -> None:
    training.train_now(town.now)
    RouterModel.objects.update(data=b"broken", version="f" * 64)
    actions.begin_training(day=town.now.date() + timedelta(days=1), now=town.now)
    actions.end_training(
        day=town.now.date() + timedelta(days=1),
        now=town.now,
        outcome="NO_LIBRARY",
        remark=training.NO_LIBRARY,
    )
    page = plain(console_cast.read(reviewer, PAGE))
    assert "usulan memakai aturan saja" in page
    assert "Pelatihan terakhir tidak berjalan" in page and "./ulas routing nightly" in page
    assert RouterSwitch.objects.count() == 1


def test_the_page_costs_few_statements(town: Town, reviewer: Client) -> None:
    training.train_now(town.now)
    for _ in range(3):
        go_wrong(town)
    assert len(console_cast.statements(reviewer, f"/petugas/{PAGE}")) <= 16
