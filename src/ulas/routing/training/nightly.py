"""The nightly round: learn from all but the newest labels, judge on these, hand over or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ulas.routing.decision import propose
from ulas.routing.facts import Catalogue
from ulas.routing.model import LinearModel
from ulas.routing.quality import Decided, figures
from ulas.routing.training.examples import Example, Label, cold_start, examples_from
from ulas.routing.training.fit import train
from ulas.routing.training.gate import Judgement, judge

#: The newest labels are kept back to judge with: a model has not seen what it is judged on.
HOLDOUT = timedelta(days=14)
#: With fewer labels than this kept back the newest tenth is taken instead.
LEAST_HOLDOUT = 20
#: To send by itself a model must have learned from so many labels of the city's own, ...
SEND_LABELS = 1_000
#: ... and among so many of the held out cases, the surest ones, be right so often.
SEND_CASES = 200
SEND_RIGHT = 0.97
RENEWED = "Model awal dibuat ulang dari daftar instansi dan kategori."


@dataclass(frozen=True)
class Retrained:
    """The new model (to be kept whether it takes over or not) and the judgement on it.

    `figures` are those of `quality.figures` on the holdout, by whole proposals of the city; empty
    without one. `send_from` is the confidence from which it was right often enough, or None.
    """

    model: LinearModel
    judgement: Judgement
    learned: int
    held_out: int
    figures: dict[str, float]
    send_from: float | None


def retrain(
    labels: Sequence[Label], catalogue: Catalogue, old: LinearModel | None = None
) -> Retrained:
    """A new model from `labels` (any order) and our own descriptions, judged against `old`.

    The holdout lies later in time than what the new model learned, and than what `old` learned when
    it came from an earlier round. Raises TrainingError where there is nothing at all to learn from.
    """
    ordered = sorted(labels, key=lambda label: label.at)
    cut = _cut(ordered)
    later = dict(catalogue.successors)
    learned = examples_from(ordered[:cut], later)
    until = ordered[cut - 1].at.isoformat() if cut else ""
    model = train(learned, cold_start(catalogue), trained_until=until)
    holdout = examples_from(_unseen(ordered[cut:], old), later)
    decided = [_decided(example, catalogue, model) for example in holdout]
    judgement = judge(old, model, holdout, later)
    if old is not None and not old.facts.labels and not learned:
        judgement = replace(judgement, takes_over=True, sentence=RENEWED)
    return Retrained(
        model,
        judgement,
        len(learned),
        len(holdout),
        figures(decided),
        sending_from(decided) if _calibrated(model) else None,
    )


def sending_from(decided: Sequence[Decided]) -> float | None:
    """The lowest confidence from which all decisions together were right often enough."""
    surest = sorted(decided, key=lambda each: -each.confidence)
    right, found = 0, None
    for count, each in enumerate(surest, start=1):
        right += each.right
        if count >= SEND_CASES and right >= SEND_RIGHT * count:
            found = each.confidence
    return found


def _calibrated(model: LinearModel) -> bool:
    return model.calibration.measured and model.facts.labels >= SEND_LABELS


def _decided(example: Example, catalogue: Catalogue, model: LinearModel) -> Decided:
    proposal = propose(example.text, example.place, None, None, catalogue, model)
    codes = tuple(candidate.code for candidate in proposal.agencies)
    confidence = proposal.agencies[0].confidence if proposal.agencies else 0.0
    return Decided(codes, confidence, example.agency_code)


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
