"""A complaint's history held against the procedure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulas.sop.conformance import Deviation, Happening, conform, straight_way
from ulas.sop.moves import Subject
from ulas.sop.procedure import Procedure, parse
from ulas.sop.terms import Role

START = datetime(2026, 1, 12, 1, 0, tzinfo=UTC)
CASE, FIRST, SECOND = "aduan", "rujukan 1", "rujukan 2"
WHO = {
    "file_complaint": Role.COMPLAINANT,
    "accept": Role.INFORMATION_CLERK,
    "distribute": Role.SYSTEM,
    "deliver": Role.SYSTEM,
    "assign": Role.AGENCY_OFFICER,
    "submit_answer": Role.DIVISION_OFFICER,
    "publish_answer": Role.AGENCY_OFFICER,
    "give_feedback": Role.COMPLAINANT,
    "return_referral": Role.AGENCY_OFFICER,
    "redelegate": Role.POLICY_REVIEWER,
    "refuse_return": Role.POLICY_REVIEWER,
    "return_answer": Role.AGENCY_OFFICER,
    "return_assignment": Role.DIVISION_OFFICER,
    "withdraw_referral": Role.POLICY_REVIEWER,
    "reject": Role.INFORMATION_CLERK,
    "object_to_rejection": Role.COMPLAINANT,
    "reinstate": Role.POLICY_REVIEWER,
    "reopen": Role.COMPLAINANT,
    "close": Role.SYSTEM,
}


def history(*words: str, minutes: dict[str, int] | None = None) -> list[Happening]:
    """Happenings a minute apart: `VERB`, `VERB@SUBJECT` or `VERB.QUALIFIER@SUBJECT`."""
    found = []
    for position, word in enumerate(words):
        trigger, _, subject_id = word.partition("@")
        verb = trigger.partition(".")[0]
        triggers = {trigger} if trigger == "redelegate.old" else {verb, trigger}
        found.append(
            Happening(
                verb=verb,
                triggers=frozenset(triggers),
                at=START + timedelta(minutes=position),
                subject=Subject.REFERRAL if subject_id else Subject.COMPLAINT,
                subject_id=subject_id or CASE,
                role=WHO[verb],
                minutes=minutes or {},
            )
        )
    return found


STRAIGHT = (
    "file_complaint",
    "accept",
    "distribute",
    f"distribute@{FIRST}",
    f"deliver@{FIRST}",
    f"assign@{FIRST}",
    f"submit_answer.complete@{FIRST}",
    f"publish_answer.final@{FIRST}",
    "publish_answer.last",
    "give_feedback",
)


def kinds(found: tuple[Deviation, ...]) -> list[tuple[str, str | None]]:
    return [(one.kind, one.step) for one in found]


def test_a_straight_run_conforms(sop: Procedure) -> None:
    assert conform(sop, history(*STRAIGHT)) == ()


@given(st.integers(min_value=0, max_value=len(STRAIGHT)))
def test_a_run_under_way_conforms_as_far_as_it_has_come(sop: Procedure, length: int) -> None:
    assert conform(sop, history(*STRAIGHT[:length])) == ()


@pytest.mark.parametrize(
    "verb", ["accept", "distribute", "deliver", "submit_answer", "publish_answer"]
)
def test_whatever_is_left_out_shows(sop: Procedure, verb: str) -> None:
    words = [word for word in STRAIGHT if not word.startswith(verb)]
    assert "SKIPPED" in [one.kind for one in conform(sop, history(*words))]


def test_an_agency_may_answer_without_assigning(sop: Procedure) -> None:
    words = [word for word in STRAIGHT if not word.startswith("assign")]
    events = [
        replace(event, role=Role.AGENCY_OFFICER) if event.verb == "submit_answer" else event
        for event in history(*words)
    ]
    assert conform(sop, events) == ()


def test_a_skipped_step_is_named_with_its_row(sop: Procedure) -> None:
    words = [word for word in STRAIGHT if word != "accept"]
    (found,) = conform(sop, history(*words))
    assert (found.kind, found.step, found.row) == ("SKIPPED", "receive", 2)
    assert found.sentence == "Langkah “Menerima aduan” terlewat sebelum “Distribusikan”."


def test_a_leap_to_the_answer_names_every_step_on_the_way(sop: Procedure) -> None:
    found = conform(sop, history("file_complaint", f"publish_answer.final@{FIRST}"))
    assert kinds(found) == [
        ("SKIPPED", "receive"),
        ("SKIPPED", "distribute"),
        ("SKIPPED", "send"),
        ("SKIPPED", "dispose"),
    ]


def test_a_step_done_afterwards_is_out_of_order_not_skipped(sop: Procedure) -> None:
    found = conform(
        sop,
        history("file_complaint", "distribute", f"distribute@{FIRST}", "accept"),
    )
    assert kinds(found) == [("OUT_OF_ORDER", "receive")]


def test_an_ended_step_cannot_be_done_again(sop: Procedure) -> None:
    words = (*STRAIGHT[:5], f"deliver@{FIRST}")
    assert kinds(conform(sop, history(*words))) == [("OUT_OF_ORDER", "send")]


def test_time_running_backwards_is_out_of_order(sop: Procedure) -> None:
    events = history(*STRAIGHT)
    events[4], events[5] = events[5], events[4]
    assert ("OUT_OF_ORDER", None) in kinds(conform(sop, events))


def test_a_minute_too_many_is_over_time(sop: Procedure) -> None:
    exact = history(*STRAIGHT, minutes={"send": 15, "publish": 60})
    assert conform(sop, exact) == ()
    (found,) = conform(sop, history(*STRAIGHT, minutes={"send": 16}))
    assert (found.kind, found.step, found.row) == ("OVER_TIME", "send", 5)
    assert "16 menit, batasnya 15" in found.sentence


def test_the_limit_is_that_of_the_procedure_given(sop: Procedure, sop_text: str) -> None:
    slower = parse(sop_text.replace("minutes = 15", "minutes = 25"))
    events = history(*STRAIGHT, minutes={"send": 20})
    assert len(conform(sop, events)) == 1
    assert conform(slower, events) == ()


def test_a_stored_deadline_in_days_can_be_missed_too(sop: Procedure) -> None:
    events = history(*STRAIGHT)
    events[-1] = replace(events[-1], late=frozenset({"finish"}))
    assert kinds(conform(sop, events)) == [("OVER_TIME", "finish")]


def test_the_wrong_actor_shows(sop: Procedure) -> None:
    events = history(*STRAIGHT)
    events[4] = replace(events[4], role=Role.DIVISION_OFFICER)
    (found,) = conform(sop, events)
    assert (found.kind, found.step) == ("WRONG_ACTOR", "send")
    assert "oleh petugas bidang," in found.sentence


def test_what_the_procedure_does_not_know_shows(sop: Procedure) -> None:
    strange = Happening("shred", frozenset({"shred"}), START, Subject.COMPLAINT, CASE)
    odd = Happening("accept", frozenset({"accept.twice"}), START, Subject.COMPLAINT, CASE)
    assert kinds(conform(sop, [strange, odd])) == [("UNKNOWN", None), ("UNKNOWN", None)]
    assert "accept.twice" in conform(sop, [odd])[0].sentence


RETURNED = (
    *STRAIGHT[:6],
    f"return_referral@{FIRST}",
    f"redelegate.old@{FIRST}",
    f"redelegate@{SECOND}",
    f"deliver@{SECOND}",
    f"assign@{SECOND}",
    f"submit_answer.complete@{SECOND}",
    f"publish_answer.final@{SECOND}",
    "publish_answer.last",
    "reopen",
    "distribute",
)


def test_back_moves_conform(sop: Procedure) -> None:
    assert conform(sop, history(*RETURNED)) == ()
    interim = (
        *STRAIGHT[:7],
        f"publish_answer.interim@{FIRST}",
        f"assign@{FIRST}",
        f"submit_answer.complete@{FIRST}",
        f"return_answer@{FIRST}",
        f"submit_answer.complete@{FIRST}",
        f"publish_answer.final@{FIRST}",
        "publish_answer.last",
        "close",
        "give_feedback",
    )
    assert conform(sop, history(*interim)) == ()
    refused = ("file_complaint", "reject", "object_to_rejection", "reinstate", "distribute")
    assert conform(sop, history(*refused)) == ()


def test_a_second_agency_may_be_added_later(sop: Procedure) -> None:
    words = (*STRAIGHT[:5], "distribute", f"distribute@{SECOND}", f"deliver@{SECOND}")
    assert conform(sop, history(*words)) == ()


def test_the_straight_way_leads_through_the_rows_of_the_paper(sop: Procedure) -> None:
    rows = [step.row for step in straight_way(sop, sop.step("finish"))]
    assert rows == [2, 3, 5, 6, 7, 8]
    assert [step.key for step in straight_way(sop, sop.step("objection"))] == ["objection"]


@given(st.lists(st.sampled_from(sorted({*STRAIGHT, *RETURNED})), max_size=20))
def test_any_history_is_judged_and_repeats_its_verdict(sop: Procedure, words: list[str]) -> None:
    found = conform(sop, history(*words))
    assert found == conform(sop, history(*words))
    for one in found:
        assert one.sentence.endswith(".")
        assert one.row is None or one.row == sop.step(one.step or "").row
