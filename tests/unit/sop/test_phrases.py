"""What the complainant reads."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulas.sop.phrases import ASKED, PHRASES, TELLING, phrase
from ulas.sop.terms import ComplaintState as C

OFFICIAL = re.compile(
    r"\b(SLA|SOP|disposisi|delegasi|OPD|BUMD|bidang|referral|step|ticket|tiket|status)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(("state", "step"), PHRASES)
def test_a_phrase_is_one_or_two_plain_sentences(state: C, step: str | None, lang: str) -> None:
    said = phrase(state, [step] if step else [], lang)
    assert said[0].isupper()
    assert said[-1] in ".?"
    assert not OFFICIAL.search(said)
    assert len(said) <= 90


def test_both_languages_stand_side_by_side() -> None:
    assert phrase(C.CLOSED, []) == "Aduan Anda selesai."
    assert phrase(C.CLOSED, [], "en") == phrase(C.CLOSED, [], "en-gb") != phrase(C.CLOSED, [])
    assert phrase(C.CLOSED, [], "jv") == phrase(C.CLOSED, [])


def test_of_several_open_steps_the_one_nearest_to_an_answer_is_told() -> None:
    assert phrase(C.REFERRED, ["send", "publish"]) == phrase(C.REFERRED, ["publish"])
    assert phrase(C.REFERRED, ["dispose", "answer"]) == phrase(C.REFERRED, ["answer"])


def test_a_question_to_the_complainant_comes_before_everything() -> None:
    assert "menunggu balasan Anda" in phrase(C.REFERRED, ["answer", ASKED])


def test_a_step_that_a_file_added_falls_back_to_the_state() -> None:
    assert phrase(C.REFERRED, ["photo_check"]) == phrase(C.REFERRED, [])
    assert phrase(C.REFERRED, ["photo_check", "send"]) == phrase(C.REFERRED, ["send"])


def test_every_step_of_the_table_has_its_place_in_the_order() -> None:
    assert {step for _, step in PHRASES if step} == set(TELLING)


words = st.lists(st.sampled_from(TELLING) | st.text(max_size=8), max_size=5)


@given(st.sampled_from(C), words, st.sampled_from(["id", "en", "jv", ""]))
def test_the_order_of_open_steps_never_matters(state: C, steps: list[str], lang: str) -> None:
    assert phrase(state, steps, lang) == phrase(state, sorted(steps), lang)
