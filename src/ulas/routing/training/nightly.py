"""The nightly round: learn from all but the newest labels, judge on these, hand over or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ulas.routing.facts import Catalogue
from ulas.routing.model import LinearModel
from ulas.routing.training.examples import Label, cold_start, examples_from
from ulas.routing.training.fit import train
from ulas.routing.training.gate import Judgement, judge

#: The newest labels are kept back to judge with: a model has not seen what it is judged on.
HOLDOUT = timedelta(days=14)
#: With fewer labels than this kept back the newest tenth is taken instead.
LEAST_HOLDOUT = 20


@dataclass(frozen=True)
class Retrained:
    """The new model (to be kept whether it takes over or not) and the judgement on it."""

    model: LinearModel
    judgement: Judgement
    learned: int
    held_out: int


def retrain(
    labels: Sequence[Label],
    catalogue: Catalogue,
    old: LinearModel | None = None,
    reorganised: Mapping[str, str | None] | None = None,
) -> Retrained:
    """A new model from `labels` (any order) and our own descriptions, judged against `old`.

    The holdout lies later in time than what the new model learned, and than what `old` learned when
    it came from an earlier round. Raises TrainingError where there is nothing at all to learn from.
    """
    ordered = sorted(labels, key=lambda label: label.at)
    cut = _cut(ordered)
    learned = examples_from(ordered[:cut], reorganised)
    until = ordered[cut - 1].at.isoformat() if cut else ""
    model = train(learned, cold_start(catalogue), trained_until=until)
    holdout = examples_from(_unseen(ordered[cut:], old), reorganised)
    return Retrained(model, judge(old, model, holdout), len(learned), len(holdout))


def _cut(ordered: Sequence[Label]) -> int:
    if not ordered:
        return 0
    newest = ordered[-1].at
    recent = sum(label.at > newest - HOLDOUT for label in ordered)
    if recent < LEAST_HOLDOUT or recent * 2 > len(ordered):
        recent = len(ordered) // 10
    return len(ordered) - recent


def _unseen(labels: Sequence[Label], old: LinearModel | None) -> list[Label]:
    until = old.facts.trained_until if old else ""
    return [label for label in labels if not until or label.at.isoformat() > until]
