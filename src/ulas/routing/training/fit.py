"""Training: a linear model over counted features, calibrated on blocks of time it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ulas.routing.model.linear import Calibration, LinearModel, ModelFacts
from ulas.routing.model.stored import from_bytes, to_bytes
from ulas.routing.training.calibrate import Doubles, calibrated, unmeasured
from ulas.routing.training.examples import Example
from ulas.routing.training.machine import fitted
from ulas.routing.training.matrix import count_all, matrix_of, vocabulary_of

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

#: Chosen on blocks of time inside a training part (docs/decisions/0014-routing-model.md).
HALF_LIFE = 0.8
TIME_BLOCKS = 3
LEAST_BLOCK = 40
#: Our own descriptions count fully without labels, and towards this much as labels come.
DESCRIBED_WEIGHT = 0.3
DESCRIPTIONS_FADE = 100
FEW_LABELS = 300


class TrainingError(Exception):
    """Tidak ada contoh untuk dilatih."""


def train(
    examples: Sequence[Example], described: Sequence[Example] = (), *, trained_until: str = ""
) -> LinearModel:
    """A model from `examples` in order of time and from our own `described` ones.

    Later examples count more. Raises TrainingError when there is nothing with a word in it.
    """
    early = DESCRIPTIONS_FADE / (DESCRIPTIONS_FADE + len(examples))
    fade = DESCRIBED_WEIGHT + (1 - DESCRIBED_WEIGHT) * early
    everything = [*described, *examples]
    texts = count_all(everything)
    few = len(examples) < FEW_LABELS
    vocabulary, columns = vocabulary_of(texts, learn_rare=few)
    if not vocabulary.names:
        raise TrainingError("Tidak ada contoh yang berisi kata; periksa kolom teks dan label.")
    agencies = tuple(sorted({example.agency_code for example in everything}))
    number = {code: at for at, code in enumerate(agencies)}
    truth = np.array([number[example.agency_code] for example in everything], dtype=np.intp)
    weights = np.concatenate([[each.weight * fade for each in described], _recency(examples)])
    rows = matrix_of(texts, vocabulary, columns)
    coefficients, bias = fitted(rows, truth, weights, len(agencies))
    model = LinearModel(
        agencies=agencies,
        vocabulary=vocabulary.columns,
        blocks=vocabulary.blocks,
        inverse_frequency=vocabulary.inverse_frequency,
        weights=coefficients,
        bias=bias,
        calibration=_calibration(rows, truth, weights, len(described), len(agencies)),
        facts=ModelFacts(len(examples), trained_until),
    )
    return from_bytes(to_bytes(model))


def _recency(examples: Sequence[Example]) -> Doubles:
    """Weights that halve over most of the examples, counted back from the newest."""
    age = np.arange(len(examples))[::-1] / max(1, len(examples))
    recent = 0.5 ** (age / HALF_LIFE)
    recent /= recent.mean() if len(examples) else 1.0
    return np.asarray(recent * np.array([each.weight for each in examples]), dtype=np.float64)


def _calibration(
    rows: csr_matrix,
    truth: npt.NDArray[np.intp],
    weights: Doubles,
    described: int,
    agencies: int,
) -> Calibration:
    """Measured on blocks of time, each scored by a machine trained on the others."""
    labels = len(truth) - described
    blocks = min(TIME_BLOCKS, labels // LEAST_BLOCK)
    if agencies == 1 or blocks < 2:
        return unmeasured(agencies)
    block = np.concatenate([np.full(described, -1), np.arange(labels) * blocks // labels])
    scores = np.zeros((labels, agencies))
    for number in range(blocks):
        unseen = block == number
        coefficients, bias = fitted(rows[~unseen], truth[~unseen], weights[~unseen], agencies)
        scores[unseen[described:]] = rows[unseen] @ coefficients + bias
    return calibrated(scores, truth[described:], weights[described:])
