"""What the system does by itself after a complaint came in, and what it leaves to people."""

from datetime import timedelta

import pytest

from town import Town
from ulas.agencies.models import Category
from ulas.complaints.models import Complaint
from ulas.complaints.queries.routing import propose_for
from ulas.jobs import automatic, rounds
from ulas.jobs.sweep import sweep
from ulas.routing import Verdict
from ulas.sop.terms import Role

COMPLETE = {"verified": True}


@pytest.fixture
def town(db: None) -> Town:
    return Town()


def advance(town: Town) -> bool:
    return automatic.advance(town.complaint.pk, town.now)


def test_a_complete_complaint_reaches_its_agency_without_a_person(town: Town) -> None:
    town.file(**COMPLETE)
    assert advance(town)
    assert town.state == "REFERRED"
    assert town.open_steps == ["dispose"]
    assert town.events == ["FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED"]
    referral = town.complaint.referrals.get()
    assert referral.agency.code == "DPUPR"
    assert "Jalan dan Drainase" in referral.reasons[0]
    assert town.faults() == []


def test_the_system_signs_what_it_did(town: Town) -> None:
    town.file(**COMPLETE)
    advance(town)
    roles = town.complaint.events.exclude(kind="FILED").values_list("role", flat=True)
    assert set(roles) == {Role.SYSTEM}


def test_a_flagged_complaint_waits_for_the_clerk(town: Town) -> None:
    town.file()
    assert not advance(town)
    assert town.state == "FILED"
    assert town.letters("ROLE") == ["to_receive"]


def test_what_the_clerk_accepted_goes_on_by_itself(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    assert advance(town)
    assert town.open_steps == ["dispose"]


def test_without_a_hard_fact_the_reviewer_decides_with_a_proposal(town: Town) -> None:
    Category.objects.update(keywords=["berlubang"])
    town.file(category="", **COMPLETE)
    assert advance(town)
    assert town.state == "ACCEPTED"
    assert town.complaint.proposal
    assert town.complaint.proposal[0]["reasons"]
    run = town.runs("distribute").get()
    assert run.owner_role == Role.POLICY_REVIEWER
    assert "to_distribute" in town.letters("ROLE")
    assert not advance(town), "the reviewer's turn is not taken from them"


def test_an_agency_that_gave_it_back_is_not_proposed_again(town: Town) -> None:
    town.file(**COMPLETE)
    advance(town)
    referral = town.complaint.referrals.get()
    town.do("return_referral", town.roads, referral_id=referral.pk, reason="Bukan jalan kota.")
    found = propose_for(town.complaint)
    assert found.verdict is not Verdict.SEND
    assert "DPUPR" not in [candidate.code for candidate in found.agencies]


def test_a_complaint_about_staff_goes_to_the_inspectorate_alone(town: Town) -> None:
    town.file(accused_agency="DPUPR", text="Petugas dinas meminta uang saat mengurus izin.")
    assert not advance(town), "a person looks first"
    town.do("accept", town.clerk)
    assert advance(town)
    assert [r.agency.code for r in town.complaint.referrals.all()] == ["INSPEKTORAT"]


def test_where_the_inspectorate_itself_is_accused_a_person_decides(town: Town) -> None:
    town.file(accused_agency="INSPEKTORAT", text="Petugas inspektorat meminta uang kepada saya.")
    found = propose_for(town.complaint)
    assert found.verdict is Verdict.ASK
    assert "INSPEKTORAT" not in [candidate.code for candidate in found.agencies]


def test_an_agency_that_never_signs_in_gets_a_mail(town: Town) -> None:
    town.file(category="", agency="POLRESTA", **COMPLETE)
    advance(town)
    assert town.open_steps == ["dispose"]
    assert town.letters("AGENCY") == ["answer_link"]


def test_an_agency_that_nobody_can_reach_stays_with_the_clerk(town: Town) -> None:
    town.file(category="", agency="PN", **COMPLETE)
    assert advance(town)
    assert town.open_steps == ["send"]
    assert town.runs("send").get().owner_role == Role.INFORMATION_CLERK
    assert town.complaint.automatic_at is None


def test_a_fault_loses_nothing_and_is_no_storm(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    town.file(**COMPLETE)

    def broken(complaint: Complaint) -> None:
        raise RuntimeError("the router fell over")

    with monkeypatch.context() as patch:
        patch.setattr(automatic, "propose_for", broken)
        assert not advance(town)
        assert town.state == "ACCEPTED", "what was done before the fault stays done"
        assert town.complaint.automatic_at == town.now + timedelta(minutes=1)
        assert town.complaint.number in caplog.text
        town.after(10)
        assert automatic.run_due(town.now) == 0
        assert town.complaint.automatic_at == town.now + timedelta(minutes=10)
    town.after(11)
    assert automatic.run_due(town.now) == 1
    assert town.open_steps == ["dispose"]


def test_a_dead_workers_work_is_taken_over(town: Town) -> None:
    town.file(**COMPLETE)
    lease = town.now + automatic.LEASE
    Complaint.objects.filter(number=town.number).update(automatic_at=lease)
    assert automatic.run_due(town.now) == 0
    town.after(2)
    assert automatic.run_due(town.now) == 1


def test_words_of_the_citizen_before_the_first_look_hold_nothing_up(town: Town) -> None:
    town.file(**COMPLETE)
    town.after(1).do("add_facts", None, text="Lubangnya dekat gapura.")
    assert advance(town), "the facts are no reason to wait for the clerk"
    assert town.open_steps == ["dispose"]


def test_a_warning_leaves_the_acceptance_to_the_system(town: Town) -> None:
    town.file(**COMPLETE)
    assert sweep(town.after(45).now).warned == 1
    assert advance(town)
    assert town.open_steps == ["dispose"]


def test_after_an_outage_the_system_goes_on_and_warns_nobody(town: Town) -> None:
    town.file(**COMPLETE)
    first = town.complaint
    town.file(**COMPLETE)
    rounds.slow(town.after(45).now)
    assert "ESCALATED" not in town.events, "the round itself settled it"
    assert town.open_steps == ["dispose"]
    assert town.about(first).open_steps == ["dispose"]


def test_what_a_person_asked_about_stays_with_the_person(town: Town) -> None:
    town.file(**COMPLETE)
    town.do("ask_complainant", town.clerk, question="Di sebelah mana?")
    town.after(5).do("add_facts", None, text="Di sebelah timur.")
    assert not advance(town)
    assert (town.state, town.open_steps) == ("FILED", ["receive"])


def test_what_was_parted_from_its_parent_stays_with_a_person(town: Town) -> None:
    parent = town.file()
    town.file(**COMPLETE)
    town.do("merge", town.clerk, into_id=parent.pk, reason="Sama.")
    town.do("unmerge", town.clerk, reason="Ternyata lain.")
    town.do("add_facts", None, text="Lubangnya lain.")
    assert not advance(town)
    assert town.state == "FILED"


def test_what_the_clerk_made_confidential_waits_for_the_clerk(town: Town) -> None:
    town.file()
    town.do("set_visibility", town.clerk, visibility="CONFIDENTIAL")
    town.do("verify_contact", None)
    rounds.everything(town.after(1).now)
    assert (town.state, town.open_steps) == ("FILED", ["receive"])
    assert "CONFIDENTIAL" in town.complaint.flags
    town.do("accept", town.clerk)
    assert town.complaint.flags == [], "a person has looked"


def test_the_clerk_hears_of_what_was_the_systems_until_then(town: Town) -> None:
    town.file(**COMPLETE)
    assert town.letters("ROLE") == []
    town.do("set_visibility", town.reviewer, accused_agency="DISHUB")
    assert town.complaint.flags == ["CONFIDENTIAL", "ACCUSES_STAFF"]
    assert town.letters("ROLE") == ["to_receive"]
    assert not advance(town)
    town.do("set_visibility", town.reviewer, accused_agency="", reason="Keliru dibaca.")
    assert town.complaint.flags == ["CONFIDENTIAL"]
    assert town.letters("ROLE") == ["to_receive"], "told once"


def test_the_system_looks_once_more_before_it_accepts(town: Town) -> None:
    """The worker had read the case before the clerk made it confidential."""
    town.file(**COMPLETE)
    town.do("set_visibility", town.clerk, visibility="CONFIDENTIAL")
    assert "menunggu petugas" in town.refused("accept", "system")
    Complaint.objects.filter(number=town.number).update(flags=[], automatic_at=town.now)
    assert not advance(town), "one that was made so before flags were kept"
    assert "menunggu petugas" in town.refused("accept", "system")
    assert town.complaint.automatic_at is None
