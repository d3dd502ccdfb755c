"""Nothing in the procedure lacks its owner, its clock, its sentence or its event kind."""

from __future__ import annotations

import source

from ulas.sop.moves import MOVES, Subject
from ulas.sop.phrases import PHRASES
from ulas.sop.procedure import Procedure, parse
from ulas.sop.terms import FINAL_STATES, ROLE_TITLE, STATE_TITLE, ComplaintState, Role, Verb


def procedures() -> list[Procedure]:
    """Every SOP file that the project carries, one a city."""
    files = sorted((source.PROJECT / "data").glob("*/sop.toml"))
    assert files
    return [parse(source.text(path)) for path in files]


def test_every_step_has_an_owner_and_somebody_who_may_do_it() -> None:
    for procedure in procedures():
        for step in procedure.steps:
            assert step.accountable, step.key
            assert step.actor, step.key
            assert step.starts_with, step.key
            assert step.done_by, step.key


def test_every_step_has_one_clock_rule() -> None:
    for procedure in procedures():
        for step in procedure.steps:
            rules = [step.limit is not None, step.days is not None, bool(step.no_limit)]
            assert rules.count(True) == 1, step.key
            assert step.calendar, step.key
            assert step.basis, step.key


def test_every_state_and_every_step_has_a_phrase_in_both_languages() -> None:
    told = {step for _, step in PHRASES}
    assert set(STATE_TITLE) == set(ComplaintState)
    for state in ComplaintState:
        assert all(PHRASES[(state, None)]), state
    for procedure in procedures():
        assert {step.key for step in procedure.steps} <= told
    assert all(indonesian and english for indonesian, english in PHRASES.values())


def test_every_state_that_is_not_final_has_a_step_whose_owner_moves_it_on() -> None:
    states_told = {state for state, step in PHRASES if step}
    assert set(ComplaintState) - FINAL_STATES <= states_told


def test_every_verb_has_an_event_kind_and_words_for_its_button() -> None:
    assert {move.verb for move in MOVES} == set(Verb)
    assert len({move.event for move in MOVES}) == len(MOVES)
    for move in MOVES:
        assert move.label, move.verb
        assert move.effect.endswith("."), move.verb
        assert move.actors, move.verb


def test_every_post_has_a_title() -> None:
    assert set(ROLE_TITLE) == set(Role)


def test_whoever_the_file_names_can_make_the_verb_that_does_the_step() -> None:
    """Else a file could name an actor whose button never shows."""
    by_verb = {move.verb: move for move in MOVES}
    for procedure in procedures():
        for step in procedure.steps:
            for verb, roles in procedure.step_actors({step.key}).items():
                assert set(roles) & set(by_verb[verb].actors), (step.key, verb)


def test_every_open_step_can_be_left() -> None:
    """For each step of a referral there is a verb that the table allows and that ends it."""
    for procedure in procedures():
        for step in procedure.steps:
            ways = [
                move
                for move in MOVES
                if any(trigger.partition(".")[0] == move.verb for trigger in step.ends_with)
                and (move.subject is Subject.COMPLAINT or not move.steps or step.key in move.steps)
            ]
            assert ways, step.key
