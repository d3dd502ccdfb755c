"""Following a complaint and speaking on, with the token of the receipt alone."""

import json
from typing import Any

import pytest
from django.test import Client

from town import Town
from ulas.api.telling import UNTOLD
from ulas.complaints.sealed.sealing import token_for
from ulas.portal.words import events as portal_events


def door(town: Town, what: str = "", token: str | None = None, number: str = "") -> str:
    number = number or town.number
    given = token_for(number) if token is None else token
    return f"/api/v1/complaints/{number}{what}?token={given}"


def say(machine: Client, address: str, body: Any) -> Any:
    return machine.post(address, json.dumps(body), content_type="application/json")


def answered(town: Town) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.do("add_note", town.clerk, text="Catatan dapur.")
    town.after(30)
    town.answer(town.roads, referral, "Lubang ditambal hari ini.")


def test_the_case_is_told_with_timeline_referrals_and_answers(town: Town, machine: Client) -> None:
    answered(town)
    answer = machine.get(door(town))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    case = answer.json()
    assert case["state"] == "ANSWERED"
    assert "sudah dijawab" in case["phrase"]
    kinds = [one["kind"] for one in case["timeline"]]
    assert kinds[:4] == ["FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED"]
    assert "NOTE_ADDED" not in kinds
    assert case["timeline"][3]["agency"]["code"] == "DPUPR"
    (referral,) = case["referrals"]
    assert referral["state"] == "ANSWERED"
    assert referral["answers"][0]["text"] == "Lubang ditambal hari ini."
    assert case["may"] == ["give_feedback", "reopen"] or "give_feedback" in case["may"]
    assert "Catatan dapur" not in answer.content.decode()


def test_an_answer_that_is_not_published_is_not_there(town: Town, machine: Client) -> None:
    town.file()
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.do(
        "submit_answer", town.roads, referral_id=referral.pk, text="Masih naskah: lubang ditambal."
    )
    case = machine.get(door(town)).json()
    assert case["referrals"][0]["answers"] == []
    assert case["referrals"][0]["step"] == "publish"


def test_a_wrong_token_and_an_unknown_number_read_the_same(town: Town, machine: Client) -> None:
    town.file()
    other = "2600000000"
    found = []
    for address in (
        door(town, token="salah"),
        door(town, token=""),
        door(town, number=other, token=token_for(town.number)),
        door(town, number="bukan-nomor", token="x"),
    ):
        answer = machine.get(address)
        assert answer.status_code == 404
        found.append({**answer.json(), "number": ""})
    assert all(one == found[0] for one in found)


def test_guessing_is_slowed_down(
    town: Town, machine: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ulas.api.client.WRONG_GUESSES_AN_HOUR", 2)
    town.file()
    codes = [machine.get(door(town, token="salah")).status_code for _ in range(3)]
    assert codes == [404, 404, 429]
    assert machine.get(door(town)).status_code == 200, "who holds the token is not shut out"


def test_facts_answer_a_question(town: Town, machine: Client) -> None:
    town.file()
    town.do("ask_complainant", town.clerk, question="Di depan rumah siapa?")
    answer = say(machine, door(town, "/facts"), {"text": "Di depan rumah Pak Lurah."})
    assert answer.status_code == 200
    case = answer.json()
    assert case["state"] == "FILED"
    assert [one["kind"] for one in case["messages"]] == ["QUESTION", "FACTS"]


def test_a_reason_with_a_nul_is_kept_without_it(town: Town, machine: Client) -> None:
    answered(town)
    body = {"rating": 2, "solved": False, "reasons": ["lama\u0000", "x" * 80]}
    assert say(machine, door(town, "/feedback"), body).status_code == 200
    assert town.complaint.feedback.get().reasons == ["lama", "x" * 60]


def test_feedback_closes_and_is_given_once(town: Town, machine: Client) -> None:
    answered(town)
    body = {"rating": 4, "solved": True, "text": "Terima kasih."}
    assert say(machine, door(town, "/feedback"), body).json()["state"] == "CLOSED"
    again = say(machine, door(town, "/feedback"), body)
    assert again.status_code == 409
    assert "sudah Anda berikan" in again.json()["detail"]


def test_reopening_starts_a_new_round(town: Town, machine: Client) -> None:
    answered(town)
    case = say(machine, door(town, "/reopen"), {"reason": "Masih berlubang."}).json()
    assert (case["state"], case["round"]) == ("ACCEPTED", 2)
    assert case["referrals"][0]["answers"], "old answers stay"


@pytest.mark.parametrize(
    ("what", "body", "field"),
    [
        ("/facts", {"text": " "}, "text"),
        ("/facts", {"texts": "x"}, "texts"),
        ("/feedback", {"rating": 6, "solved": True}, "rating"),
        ("/feedback", {"rating": 4.5, "solved": True}, "rating"),
        ("/feedback", {"rating": 4, "solved": "ya"}, "solved"),
        ("/reopen", {"reason": ""}, "reason"),
    ],
)
def test_wrong_fields_are_named(
    town: Town, machine: Client, what: str, body: Any, field: str
) -> None:
    answered(town)
    answer = say(machine, door(town, what), body)
    assert answer.status_code == 422
    assert answer.json()["errors"][field]


@pytest.mark.parametrize("what", ["/facts", "/feedback", "/reopen"])
def test_nobody_speaks_without_the_token(town: Town, machine: Client, what: str) -> None:
    answered(town)
    before = town.events
    assert say(machine, door(town, what, token="salah"), {}).status_code == 404
    assert town.events == before


def test_what_is_not_possible_now_is_said(town: Town, machine: Client) -> None:
    town.file()
    answer = say(machine, door(town, "/feedback"), {"rating": 5, "solved": True})
    assert answer.status_code == 409
    assert "tidak dapat dilakukan" in answer.json()["detail"]


def test_portal_and_api_keep_the_same_things_to_the_officers() -> None:
    assert portal_events.UNTOLD == UNTOLD


def test_following_stays_within_its_statements(
    town: Town, machine: Client, django_assert_max_num_queries: Any
) -> None:
    answered(town)
    machine.get(door(town))
    with django_assert_max_num_queries(8):
        machine.get(door(town))
