"""Presence runs out by itself; drafts are one officer's own; a mention reaches who may read."""

from __future__ import annotations

from datetime import timedelta

import pytest

from town import Town
from ulas.complaints import actions
from ulas.complaints.casefile import CaseNotFound, FieldRefused
from ulas.complaints.models import Delivery, Draft, Presence
from ulas.complaints.queries.desk.case import sight_of
from ulas.complaints.queries.desk.drafts import draft_of
from ulas.complaints.queries.desk.presence import others_present

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    town = Town()
    town.file()
    town.do("accept", town.clerk)
    town.roads_part, town.transport_part = town.refer("DPUPR", "DISHUB")
    return town


def here(town: Town, officer) -> list[str]:
    sight = sight_of(officer, town.complaint)
    return [one.officer.username for one in others_present(sight, town.now)]


def arrive(town: Town, officer, verb: str = "") -> None:
    actions.mark_present(complaint_id=town.complaint.pk, officer=officer, now=town.now, verb=verb)


def test_who_else_is_here_and_gone_again_without_a_word(town: Town) -> None:
    arrive(town, town.clerk)
    arrive(town, town.roads, "submit_answer")
    assert here(town, town.clerk) == [town.roads.username]
    assert set(here(town, town.transport)) == {town.clerk.username, town.roads.username}
    town.after(2)
    arrive(town, town.clerk)
    town.after(2)
    assert here(town, town.reviewer) == [town.clerk.username]
    assert Presence.objects.count() == 2


def test_agencies_of_a_confidential_case_do_not_meet_here(town: Town) -> None:
    town.do("set_visibility", town.reviewer, visibility="CONFIDENTIAL")
    for officer in (town.clerk, town.roads, town.transport):
        arrive(town, officer)
    assert here(town, town.roads) == [town.clerk.username]
    assert set(here(town, town.reviewer)) == {
        town.clerk.username, town.roads.username, town.transport.username,
    }  # fmt: skip


def test_an_agency_that_gave_the_case_back_is_not_seen_there_any_more(town: Town) -> None:
    arrive(town, town.roads, "return_referral")
    part = town.roads_part.pk
    town.do("return_referral", town.roads, referral_id=part, reason="Rambu.")
    assert here(town, town.transport) == []
    assert here(town, town.reviewer) == [town.roads.username]


def keep(town: Town, officer, text: str, verb: str = "add_note", **more) -> None:
    actions.keep_draft(
        complaint_id=town.complaint.pk,
        officer=officer,
        now=town.now,
        verb=verb,
        typed={"text": text, "divisions": ["1", "2"]} if text else {},
        **more,
    )


def test_a_draft_is_ones_own_and_the_newest_wins(town: Town) -> None:
    keep(town, town.roads, "Sudah dicek,")
    keep(town, town.roads, "Sudah dicek, besok ditambal.")
    mine = draft_of(town.roads, town.complaint, "add_note", 0)
    assert mine is not None
    assert mine.typed == {"text": "Sudah dicek, besok ditambal.", "divisions": ["1", "2"]}
    assert draft_of(town.transport, town.complaint, "add_note", 0) is None
    keep(town, town.roads, "")
    assert not Draft.objects.exists()


def test_a_draft_goes_when_its_move_is_made_and_no_other(town: Town) -> None:
    part = town.roads_part.pk
    keep(town, town.roads, "catatan")
    keep(town, town.roads, "jawaban", "submit_answer", referral_id=part)
    keep(town, town.transport, "jawaban lain", "submit_answer", referral_id=part)
    town.submit(town.roads, town.roads_part, "Lubang ditambal pagi ini oleh regu jalan.")
    assert set(Draft.objects.values_list("officer", "verb")) == {
        (town.roads.pk, "add_note"),
        (town.transport.pk, "submit_answer"),
    }
    town.do("add_note", town.roads, text="catatan", referral_id=part)
    assert not Draft.objects.filter(officer=town.roads).exists()


def test_a_draft_that_comes_after_its_move_is_late(town: Town) -> None:
    seen = town.complaint.length
    town.do("add_note", town.roads, text="Sudah dicek.")
    keep(town, town.roads, "Sudah dicek", seen=seen)
    assert not Draft.objects.exists()
    keep(town, town.transport, "Lain lagi", seen=seen)
    keep(town, town.roads, "Catatan kedua", seen=town.complaint.length)
    assert Draft.objects.count() == 2


def test_no_draft_on_a_case_that_is_not_there_or_erased(town: Town) -> None:
    with pytest.raises(CaseNotFound):
        keep(town, town.inspector, "intip")
    with pytest.raises(FieldRefused):
        keep(town, town.roads, "x" * 40_001)
    town.do("reject", town.clerk, ground="UNTRUE", explanation="Bukan urusan kota.")
    town.after(60 * 24 * 30)
    town.do("erase_identity", town.reviewer)
    with pytest.raises(CaseNotFound):
        keep(town, town.clerk, "nama orangnya")


def test_what_nobody_needs_any_more_is_swept(town: Town) -> None:
    arrive(town, town.clerk)
    keep(town, town.roads, "lupa")
    actions.forget_old_keys(now=town.now + timedelta(hours=23))
    assert (Presence.objects.count(), Draft.objects.count()) == (1, 1)
    actions.forget_old_keys(now=town.now + timedelta(days=61))
    assert (Presence.objects.count(), Draft.objects.count()) == (0, 0)


def mentioned(town: Town) -> list[str]:
    rows = Delivery.objects.filter(template="mentioned").select_related("officer")
    return [one.officer.username for one in rows]


def test_a_mention_reaches_those_who_may_read_the_note(town: Town) -> None:
    reviewer, transport = town.reviewer.username, town.transport.username
    town.do(
        "add_note",
        town.roads,
        text=f"@{reviewer} mohon arahan, @{transport}. Surel warga: a@{transport}.id",
    )
    assert sorted(mentioned(town)) == sorted([reviewer, transport])
    assert town.facts("NOTE_ADDED")["mentions"] == sorted([town.reviewer.pk, town.transport.pk])


@pytest.mark.parametrize("name", ["inspector", "siapa-ini", "mayor"])
def test_whoever_may_not_see_the_case_reads_like_nobody(town: Town, name: str) -> None:
    told = town.refused("add_note", town.roads, text=f"@{name} lihat ini")
    assert told.startswith(f"@{name} bukan nama petugas yang dapat membaca catatan ini.")
    assert mentioned(town) == []


def test_a_note_of_one_agency_calls_nobody_of_another(town: Town) -> None:
    name = town.transport.username
    told = town.refused(
        "add_note", town.roads, text=f"@{name} bantu", referral_id=town.roads_part.pk
    )
    assert f"@{name}" in told
