"""Stories: the complaint went to the wrong agency (SOP row 4)."""

from datetime import date

import pytest

from town import Town
from ulas.agencies.models import Officer, Post
from ulas.complaints import actions
from ulas.complaints.casefile import FieldRefused, by_officer
from ulas.complaints.models import Complaint, Delivery, Referral
from ulas.complaints.queries.moves import allowed_moves
from ulas.complaints.queries.visible import stubs_of, visible_referrals, visible_to
from ulas.jobs import rounds
from ulas.sop.terms import Role, Verb


def at_transport(town: Town) -> Referral:
    """A broken road that went to the transport agency."""
    town.file()
    town.after(10).do("accept", town.clerk)
    (referral,) = town.after(5).refer("DISHUB")
    return referral


def send(town: Town, referral: Referral, agency: str, **more: object) -> Referral:
    """Re-delegate and deliver at once."""
    new: Referral = town.do(
        "redelegate", town.reviewer, referral_id=referral.pk, agency=agency,
        reason="Jalan kota adalah wewenang DPUPR.", **more,
    )  # fmt: skip
    town.do("deliver", "system", referral_id=new.pk)
    return new


def give_back(town: Town, referral: Referral, **more: object) -> None:
    officer = {"DISHUB": town.transport, "DPUPR": town.roads, "INSPEKTORAT": town.inspector}
    town.do(
        "return_referral", officer[referral.agency.code], referral_id=referral.pk,
        reason="Bukan wewenang kami.", **more,
    )  # fmt: skip


def test_the_wrong_agency_gives_it_back_and_the_right_one_answers(town: Town) -> None:
    wrong = at_transport(town)
    give_back(town.after(20), wrong, proposed_agency="DPUPR")
    assert town.open_steps == ["redelegate"]
    assert town.owner("redelegate") == "POLICY_REVIEWER"
    assert town.phrase == (
        "Kami sedang memastikan instansi mana yang berwenang menangani aduan Anda."
    )
    assert "returned" in town.letters("ROLE")
    right = send(town.after(25), wrong, "DPUPR")
    assert right.replaces_id == wrong.pk
    assert not right.binding
    town.answer(town.roads, right, "Lubang ditambal pagi ini.")
    assert town.state == "ANSWERED"

    assert town.minutes("dispose") == [20, 0]
    assert town.minutes("redelegate") == [25]
    assert town.minutes("send") == [0, 0]
    assert town.events[3:7] == ["DELIVERED", "RETURNED", "REDELEGATED", "DELIVERED"]
    assert town.letters("COMPLAINANT") == ["filed", "distributed", "redelegated", "answered"]
    assert town.facts("RETURNED")["proposed"] == town.cast.roads.pk


def test_misrouted_minutes_are_the_routers(town: Town) -> None:
    wrong = at_transport(town)
    give_back(town.after(20), wrong)
    send(town.after(25), wrong, "DPUPR")
    misrouted = town.runs("dispose").get(referral=wrong)
    assert misrouted.charged_to == "ROUTER"
    assert town.runs("dispose").exclude(referral=wrong).get().charged_to == ""
    wrong.refresh_from_db()
    assert wrong.minutes_charged == 20


def test_the_old_agency_keeps_a_stub_and_no_case(town: Town) -> None:
    wrong = at_transport(town)
    assert visible_to(town.transport).filter(pk=town.complaint.pk).exists()
    give_back(town.after(20), wrong)
    assert not visible_to(town.transport).exists()
    send(town, wrong, "DPUPR")
    assert not visible_to(town.transport).exists()
    assert visible_referrals(town.transport, town.complaint) != visible_referrals(
        town.reviewer, town.complaint
    )
    (stub,) = stubs_of(town.transport)
    assert (stub.complaint.number, stub.return_reason, stub.minutes_charged) == (
        town.number, "Bukan wewenang kami.", 20,
    )  # fmt: skip
    assert allowed_moves(town.transport, town.complaint, [stub]) == []
    assert "wewenang" in town.refused("add_note", town.transport, text="x", referral_id=wrong.pk)
    assert "wewenang" in town.refused("reveal_identity", town.transport, purpose="Ingin tahu")


def test_diskominfo_sees_the_error_itself(town: Town) -> None:
    wrong = at_transport(town)
    right = send(town.after(15), wrong, "DPUPR")
    wrong.refresh_from_db()
    assert (wrong.state, right.state) == ("WITHDRAWN", "SENT")
    assert town.open_steps == ["dispose"]
    assert town.runs("dispose").get(referral=wrong).charged_to == "ROUTER"


def test_a_refused_return_costs_the_agency_its_waiting(town: Town) -> None:
    right = at_transport(town)
    give_back(town.after(10), right)
    town.after(20).do(
        "refuse_return", town.reviewer, referral_id=right.pk, reason="Rambu adalah tugas Dishub."
    )
    assert town.open_steps == ["dispose"]
    assert town.phrase.startswith("Instansi sudah menerima aduan Anda")
    run = town.runs("dispose").last()
    assert run is not None
    assert run.carried_seconds == (10 + 20) * 60, "its own ten minutes, and the wait"
    assert (run.due_at - run.started_at).total_seconds() == 30 * 60
    assert town.runs("redelegate").get().charged_to == "DISHUB"
    right.refresh_from_db()
    assert (right.state, right.minutes_charged) == ("SENT", 20)
    assert town.letters("ROLE")[-1] == "return_refused"
    assert town.events[-1] == "RETURN_REFUSED"
    town.after(5)
    town.answer(town.transport, right, "Rambu dipasang.")
    assert town.minutes("dispose") == [10, 5]
    assert not town.runs("dispose").filter(overdue=True).exists()


def test_the_waiting_is_not_forgotten_when_the_disposition_follows(town: Town) -> None:
    """SOP row 6 is one hour for disposition and answer, the refused wait included."""
    town.file()
    town.do("accept", town.clerk)
    (right,) = town.refer("DPUPR")
    give_back(town.after(10), right)
    town.after(30).do("refuse_return", town.reviewer, referral_id=right.pk, reason="Tetap DPUPR.")
    town.assign(town.roads, right, town.cast.division)
    run = town.runs("answer").get()
    assert run.carried_seconds == 40 * 60
    assert run.due_at is not None
    assert (run.due_at - run.started_at).total_seconds() == 20 * 60


def bounced_twice(town: Town) -> Referral:
    first = at_transport(town)
    give_back(town.after(5), first)
    second = send(town.after(5), first, "INSPEKTORAT")
    give_back(town.after(5), second)
    return second


def test_after_two_returns_the_decision_binds(town: Town) -> None:
    second = bounced_twice(town)
    assert town.complaint.bounces == 2
    third = send(town.after(5), second, "DPUPR")
    assert third.binding
    assert town.facts("REDELEGATED")["binding"] is True
    told = Delivery.objects.get(complaint=town.complaint, template="binding")
    assert told.role == "LEADER"
    sentence = town.refused(
        "return_referral", town.roads, referral_id=third.pk, reason="Bukan kami."
    )
    assert "mengikat" in sentence
    assert town.minutes("redelegate") == [5, 5]
    assert town.story() == {
        "minutes": {
            "receive": [10], "distribute": [5], "send": [0, 0, 0], "dispose": [5, 5, None],
            "redelegate": [5, 5],
        },
        "events": [
            "FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "RETURNED", "REDELEGATED",
            "DELIVERED", "RETURNED", "REDELEGATED", "DELIVERED"
        ],
        "to the complainant": ["filed", "distributed", "redelegated", "redelegated"],
        "to officers": [
            "to_receive", "to_dispose", "returned", "to_dispose", "returned", "binding",
            "to_dispose"
        ],
        "phrase": (
            "Instansi sudah menerima aduan Anda dan sedang menunjuk bagian yang menanganinya."
        ),
    }  # fmt: skip


def test_a_refused_return_binds_too_once_the_limit_is_reached(town: Town) -> None:
    """Two agencies play ping-pong only until the reviewer decides, whichever way."""
    second = bounced_twice(town)
    town.do("refuse_return", town.reviewer, referral_id=second.pk, reason="Tetap Inspektorat.")
    second.refresh_from_db()
    assert second.binding
    assert "binding" in town.letters("ROLE")
    assert "mengikat" in town.refused(
        "return_referral", town.inspector, referral_id=second.pk, reason="Bukan kami."
    )


def test_nobody_gets_back_what_they_gave_back_but_by_a_binding_decision(town: Town) -> None:
    first = at_transport(town)
    give_back(town, first)
    second = send(town, first, "INSPEKTORAT")
    give_back(town, second)
    Complaint.objects.filter(number=town.number).update(bounces=1)
    sentence = town.refused(
        "redelegate", town.reviewer, referral_id=second.pk, agency="DISHUB", reason="Coba lagi."
    )
    assert "sudah mengembalikan" in sentence
    assert send(town, second, "DISHUB", binding=True).binding


@pytest.mark.parametrize("agency", ["DISHUB", "TIDAK-ADA", ""])
def test_a_target_that_cannot_be_chosen_is_refused_at_its_field(town: Town, agency: str) -> None:
    wrong = at_transport(town)
    with pytest.raises(FieldRefused) as refused:
        actions.redelegate(
            complaint_id=town.complaint.pk, referral_id=wrong.pk, by=by_officer(town.reviewer),
            now=town.now, agency=agency, reason="Salah.",
        )  # fmt: skip
    assert refused.value.field == "agency"
    assert town.open_steps == ["dispose"]


def test_where_nobody_reviews_the_clerk_decides(town: Town) -> None:
    """A step of an empty post stands in the other's queue, and can be done there."""
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.do("return_referral", town.roads, referral_id=referral.pk, reason="Milik Dishub.")
    redelegate = {"referral_id": referral.pk, "agency": "DISHUB", "reason": "Rambu."}
    assert "wewenang" in town.refused("redelegate", town.clerk, **redelegate)
    Post.objects.filter(role=Role.POLICY_REVIEWER).update(active=False)
    town.do("redelegate", Officer.objects.get(pk=town.clerk.pk), **redelegate)
    assert town.complaint.referrals.get(ended_at=None).agency.code == "DISHUB"


def promised(town: Town) -> Referral:
    """The transport agency has promised a date."""
    referral = at_transport(town)
    town.answer(
        town.transport, referral, "Rambu dipesan.", kind="INTERIM",
        promised_date=date(2026, 1, 16),
    )  # fmt: skip
    return referral


def test_an_agency_cannot_give_back_what_it_is_about_to_answer(town: Town) -> None:
    """Row 7 has begun: the answer is published or refused first, then row 4 can follow."""
    referral = promised(town)
    final = town.submit(town.transport, referral, "Rambu dipasang.")
    assert Verb.RETURN_REFERRAL not in moves(town, referral), "nor is there a button for it"
    sentence = town.refused(
        "return_referral", town.transport, referral_id=referral.pk, reason="Bukan kami."
    )
    assert "kembalikan dahulu jawaban yang menunggu" in sentence
    town.do(
        "return_answer", town.transport, referral_id=referral.pk, answer_id=final.pk,
        reason="Bukan wewenang kami.",
    )  # fmt: skip
    assert Verb.RETURN_REFERRAL in moves(town, referral)
    give_back(town, referral)
    assert sorted(town.open_steps) == ["follow_up", "redelegate"]
    rounds.everything(town.after(70).now)
    late = Delivery.objects.filter(complaint=town.complaint, template="overdue")
    assert late.exists(), "the reviewer is late"
    assert not late.filter(agency=referral.agency).exists()


def test_what_a_division_handed_in_survives_a_refused_return_under_a_promise(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.answer(
        town.roads, referral, "Aspal dipesan.", kind="INTERIM", promised_date=date(2026, 1, 16)
    )
    town.assign(town.roads, referral, town.cast.division, town.drains)
    part = town.submit(town.road_works, referral, "Lubang ditambal.")
    town.do("return_referral", town.roads, referral_id=referral.pk, reason="Milik provinsi.")
    town.do("refuse_return", town.reviewer, referral_id=referral.pk, reason="Jalan kota.")
    assert sorted(town.open_steps) == ["follow_up", "publish"]
    town.do("publish_answer", town.roads, referral_id=referral.pk, answer_id=part.pk)
    assert town.state == "ANSWERED"


def moves(town: Town, referral: Referral) -> set[Verb]:
    found = allowed_moves(town.transport, town.complaint, [referral])
    return {one.move.verb for one in found}
