"""Any verbs by anybody in any order: whatever happens, nothing is lost and the clocks add up.

The seeds are fixed, so that a run is repeatable, and others on PostgreSQL than on SQLite;
`PLAY_SEEDS=100-400` plays any.
"""

import os

import pytest

from conftest import ON_POSTGRES
from random_play import Play
from ulas.complaints.queries.verification import verify_cases
from ulas.look.now import freeze

STEPS = 100


def seeds() -> range:
    first, _, last = os.environ.get("PLAY_SEEDS", "5-7" if ON_POSTGRES else "1-4").partition("-")
    return range(int(first), int(last or first) + 1)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", seeds())
def test_the_laws_hold_after_every_verb(seed: int) -> None:
    play = Play(seed)
    try:
        for _ in range(STEPS):
            play.step()
        play.town.after(60 * 24 * 30)
        play.work()
        play.check_laws()
    finally:
        freeze(None)
    *_, proof = verify_cases(files=True)
    assert proof.faults == [], play.story(proof.faults)
    assert sum(play.done.values()) > STEPS // 4, "the play stood still"
    assert play.refusals > 3
