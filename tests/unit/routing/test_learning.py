"""Labels, the gate before a new model, the nightly round, figures on quality."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from ulas.routing import AgencyFacts, Catalogue
from ulas.routing.quality import Decided, by_agency, drift, figures
from ulas.routing.training import (
    Example,
    Label,
    Source,
    TrainingError,
    examples_from,
    judge,
    retrain,
    train,
)
from unit.routing.texts import WORDS, made_up

START = datetime(2026, 1, 1, tzinfo=UTC)
CITY = Catalogue(agencies=tuple(AgencyFacts(code, code) for code in WORDS))


def labels(count: int, seed: int = 1, wrong: float = 0.0, start: int = 0) -> list[Label]:
    chance = random.Random(seed)
    found = []
    for number, each in enumerate(made_up(count, seed), start=start):
        code = chance.choice(list(WORDS)) if chance.random() < wrong else each.agency_code
        found.append(Label(each.text, code, Source.ANSWERED, START + timedelta(hours=6 * number)))
    return found


def test_labels_become_examples_in_order_of_time_with_their_weight() -> None:
    late = Label("b", "DLH", Source.REDELEGATED, START + timedelta(days=1))
    early = Label("a", "DLH", Source.CITIZEN_CHOICE, START)
    found = examples_from([late, early])
    assert [each.text for each in found] == ["a", "b"]
    assert found[1].weight > found[0].weight


def test_a_reorganisation_is_followed() -> None:
    told = [Label("a", code, Source.ANSWERED, START) for code in ("OLD", "GONE", "RING", "DLH")]
    mapping = {"OLD": "MIDDLE", "MIDDLE": "DLH", "GONE": None, "RING": "GNIR", "GNIR": "RING"}
    assert [each.agency_code for each in examples_from(told, mapping)] == ["DLH", "DLH"]


def test_nothing_to_learn_from_is_told() -> None:
    with pytest.raises(TrainingError, match="kolom"):
        train([])
    with pytest.raises(TrainingError):
        train([Example("", "DLH")])


def test_a_better_model_takes_over_and_a_worse_one_does_not() -> None:
    good = train(made_up(300))
    chance = random.Random(3)
    guessing = train([Example(each.text, chance.choice(list(WORDS))) for each in made_up(300)])
    holdout = made_up(120, seed=5)
    assert judge(guessing, good, holdout).takes_over
    refused = judge(good, guessing, holdout)
    assert not refused.takes_over
    assert "Model lama tetap dipakai" in refused.sentence
    assert judge(None, good, []).takes_over
    assert not judge(good, good, []).takes_over


def test_a_large_agency_may_not_pay_for_the_gain_of_others() -> None:
    """Right more often overall, but blind for DLH."""
    old = train([each for each in made_up(400) if each.agency_code in ("DLH", "PDAM")])
    new = train([each for each in made_up(400) if each.agency_code != "DLH"])
    judgement = judge(old, new, made_up(200, seed=6))
    assert judgement.overall.new_right > judgement.overall.old_right
    assert not judgement.takes_over
    assert "DLH" in judgement.sentence


def test_the_nightly_round_judges_on_what_neither_model_has_seen() -> None:
    first = retrain(labels(400), CITY)
    assert first.judgement.takes_over
    assert first.learned + first.held_out == 400
    later = [*labels(400), *labels(100, seed=2, start=400)]
    second = retrain(later, CITY, first.model)
    assert second.model.facts.trained_until > first.model.facts.trained_until
    assert second.held_out == 56  # fourteen days of four cases
    spoiled = [*labels(400, wrong=0.9), *labels(100, seed=2, start=400)]
    assert not retrain(spoiled, CITY, first.model).judgement.takes_over
    assert retrain([], CITY).model.facts.labels == 0


def test_corrections_lower_the_share_that_goes_wrong() -> None:
    """A made-up year: each quarter learns from all before it; the first knows nothing."""
    year = made_up(800, seed=9)
    wrong = []
    for quarter in range(4):
        model = train(year[: quarter * 200]) if quarter else None
        now = year[quarter * 200 : (quarter + 1) * 200]
        missed = [
            each
            for each in now
            if model is None
            or model.opinions(each.text, each.place)[0].agency_code != each.agency_code
        ]
        wrong.append(len(missed) / len(now))
    assert wrong[0] == 1.0 and wrong[1] < 0.2 and wrong[3] <= wrong[1]


def decided(code: str, actual: str, confidence: float = 0.8, returns: int = 0) -> Decided:
    return Decided((code, "X", "Y"), confidence, actual, returns)


def test_figures_by_hand() -> None:
    cases = [
        decided("A", "A", 0.9),
        decided("A", "B", 0.6),
        decided("B", "B", 0.7),
        decided("A", "X", 0.5),
    ]
    found = figures(cases)
    assert found["accuracy"] == 0.5
    assert found["top3"] == 0.75
    assert found["accuracy_at_50"] == 1.0
    assert found["macro_f1"] == pytest.approx((2 / 4 + 2 / 3 + 0) / 3)
    assert found["brier"] == pytest.approx((0.01 + 0.36 + 0.09 + 0.25) / 4)
    assert figures([]) == {}


def test_quality_by_agency_and_drift() -> None:
    before = [decided("A", "A") for _ in range(80)] + [decided("B", "B") for _ in range(20)]
    after = [decided("A", "A") for _ in range(20)] + [
        decided("A", "B", returns=1) for _ in range(80)
    ]
    quality = {each.agency_code: each for each in by_agency(after)}
    assert quality["A"].precision == 0.2 and quality["A"].returned == 0.8
    assert quality["B"].recall == 0.0 and quality["B"].precision is None
    moved = drift(before, after)
    assert moved is not None and moved.moved and moved.accuracy_after == 0.2
    steady = drift(before, before)
    assert steady is not None and not steady.moved
    assert drift([], after) is None
