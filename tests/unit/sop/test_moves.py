"""The table of moves, and that a button never lies."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulas.sop.moves import MOVE, MOVES, WAITS, Facts, MoveRefused, Subject, check, may, refusal
from ulas.sop.procedure import Procedure
from ulas.sop.terms import ComplaintState, ReferralState, Role, Verb

STEPS = sorted({step for move in MOVES for step in move.steps} | {"finish", "merged"})

facts = st.builds(
    Facts,
    roles=st.frozensets(st.sampled_from(Role)),
    state=st.sampled_from(ComplaintState),
    open_steps=st.frozensets(st.sampled_from(STEPS)),
    referral_state=st.none() | st.sampled_from(ReferralState),
    step_actors=st.dictionaries(
        st.sampled_from(Verb), st.lists(st.sampled_from(Role)).map(tuple), max_size=4
    ),
)


def agency(
    *open_steps: str, role: Role = Role.AGENCY_OFFICER, sop: Procedure | None = None
) -> Facts:
    """An officer with one referral that is being handled."""
    return Facts(
        roles=frozenset({role}),
        state=ComplaintState.REFERRED,
        open_steps=frozenset(open_steps),
        referral_state=ReferralState.SENT,
        step_actors=sop.step_actors(open_steps) if sop else {},
    )


def test_every_verb_has_exactly_one_move() -> None:
    assert Counter(move.verb for move in MOVES) == dict.fromkeys(Verb, 1)


def test_every_move_leaves_an_event_kind_of_its_own() -> None:
    kinds = Counter(move.event for move in MOVES)
    assert max(kinds.values()) == 1
    assert all(kind.isupper() for kind in kinds)


def test_what_must_be_done_first_is_said() -> None:
    assert {step for move in MOVES for step in move.not_while} == set(WAITS)
    promised = agency("follow_up", "publish")
    assert refusal(Verb.RETURN_REFERRAL, promised) == (
        "“Kembalikan: salah tujuan” belum dapat dilakukan. "
        "Terbitkan atau kembalikan dahulu jawaban yang menunggu diterbitkan."
    )
    assert may(Verb.RETURN_REFERRAL, agency("follow_up"))


@given(st.sampled_from(Verb), facts)
def test_the_button_is_shown_exactly_when_the_move_is_let_through(verb: Verb, now: Facts) -> None:
    if may(verb, now):
        check(verb, now)
        assert refusal(verb, now) is None
    else:
        with pytest.raises(MoveRefused) as caught:
            check(verb, now)
        assert str(caught.value) == refusal(verb, now)
        assert MOVE[verb].label in str(caught.value)
        assert str(caught.value).endswith(".")


@given(st.sampled_from(Verb), facts)
def test_nobody_moves_without_a_role_or_beyond_the_table(verb: Verb, now: Facts) -> None:
    move = MOVE[verb]
    if may(verb, now):
        assert now.roles & set(move.actors)
        assert not move.states or now.state in move.states
        assert move.subject is Subject.COMPLAINT or now.referral_state in move.referral_states
        assert not move.steps or now.open_steps & set(move.steps)


@given(st.sampled_from(Verb), facts, st.sampled_from(Role))
def test_a_further_role_never_takes_a_move_away(verb: Verb, now: Facts, role: Role) -> None:
    if may(verb, now):
        more = Facts(
            now.roles | {role}, now.state, now.open_steps, now.referral_state, now.step_actors
        )
        assert may(verb, more)


def test_the_file_narrows_who_does_a_step(sop: Procedure) -> None:
    division = Role.DIVISION_OFFICER
    assert may(Verb.SUBMIT_ANSWER, agency("answer", role=division, sop=sop))
    assert not may(Verb.SUBMIT_ANSWER, agency("dispose", role=division, sop=sop))
    assert may(Verb.SUBMIT_ANSWER, agency("follow_up", role=division, sop=sop))


@pytest.mark.parametrize("step", ["send", "dispose", "answer", "publish", "follow_up"])
@pytest.mark.parametrize("verb", [Verb.WITHDRAW_REFERRAL, Verb.REDELEGATE])
def test_the_reviewer_can_always_take_a_referral_away(
    sop: Procedure, verb: Verb, step: str
) -> None:
    assert may(verb, agency(step, role=Role.POLICY_REVIEWER, sop=sop))


def test_a_returned_referral_waits_for_the_reviewer_alone(sop: Procedure) -> None:
    def returned(role: Role) -> Facts:
        return Facts(
            roles=frozenset({role}),
            state=ComplaintState.REFERRED,
            open_steps=frozenset({"redelegate"}),
            referral_state=ReferralState.RETURNED,
            step_actors=sop.step_actors({"redelegate"}),
        )

    for verb in (Verb.REDELEGATE, Verb.REFUSE_RETURN, Verb.WITHDRAW_REFERRAL):
        assert may(verb, returned(Role.POLICY_REVIEWER))
        assert not may(verb, returned(Role.AGENCY_OFFICER))
    assert not may(Verb.ASSIGN, returned(Role.AGENCY_OFFICER))


@pytest.mark.parametrize("state", ComplaintState)
def test_a_complainant_can_leave_until_there_is_an_answer(state: ComplaintState) -> None:
    now = Facts(roles=frozenset({Role.COMPLAINANT}), state=state)
    unsettled = {
        ComplaintState.FILED,
        ComplaintState.INCOMPLETE,
        ComplaintState.ACCEPTED,
        ComplaintState.REFERRED,
        ComplaintState.MERGED,
    }
    assert may(Verb.WITHDRAW_COMPLAINT, now) is (state in unsettled)
