"""Scores of texts that a model had not seen -> what makes its scores probabilities."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ulas.routing.model.linear import SMALLEST_SHARE, Calibration

Doubles = npt.NDArray[np.float64]

#: Without enough labels to measure. Chosen on 200 invented complaints and looked at on 200 of
#: another writer: on both the model is still less sure than it is right, at every height.
UNMEASURED_SCALE = 8.0
#: Keeps the odds of the first proposal as they are unless texts enough speak against it.
ODDS_PENALTY = 2.0
#: Keeps an agency's shift near nothing unless many texts speak for it.
SHIFT_PENALTY = 100.0
LARGEST_SCALE = 12.0
#: Complaints of tomorrow differ from those of yesterday by about so much (ADR 0014).
TOMORROW = 0.97


def unmeasured(agencies: int) -> Calibration:
    """A cautious calibration for a model that nothing could be measured with."""
    return Calibration(UNMEASURED_SCALE, (0.0,) * agencies, ceiling=0.9 if agencies > 1 else 0.5)


def calibrated(scores: Doubles, truth: npt.NDArray[np.intp], weights: Doubles) -> Calibration:
    """What makes `scores` likeliest for `truth` (the right column of each row)."""
    scale = _scale(scores, truth, weights)
    slope, offset = _odds(softmax(scale * scores), truth, weights)
    shift = tuple(float(value) for value in _shift(scale * scores, truth, weights))
    return Calibration(scale, shift, slope, offset, TOMORROW, measured=True)


def _scale(scores: Doubles, truth: npt.NDArray[np.intp], weights: Doubles) -> float:
    from scipy.optimize import minimize_scalar

    rows = np.arange(len(truth))

    def loss(scale: float) -> float:
        return float(-(weights * np.log(softmax(scale * scores)[rows, truth] + 1e-12)).sum())

    return float(minimize_scalar(loss, bounds=(0.2, LARGEST_SCALE), method="bounded").x)


def _shift(scores: Doubles, truth: npt.NDArray[np.intp], weights: Doubles) -> Doubles:
    """What to add to each agency's score so that it comes as often as it should."""
    from scipy.optimize import minimize

    rows = np.arange(len(truth))

    def loss(shift: Doubles) -> tuple[float, Doubles]:
        shares = softmax(scores + shift)
        missed = -(weights * np.log(shares[rows, truth] + 1e-12)).sum()
        slope = shares * weights[:, None]
        slope[rows, truth] -= weights
        kept = SHIFT_PENALTY * (shift**2).sum()
        return float(missed + kept), slope.sum(axis=0) + 2 * SHIFT_PENALTY * shift

    start = np.zeros(scores.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(-3.0, 3.0)] * len(start))
    return np.asarray(found.x, dtype=np.float64)


def _odds(shares: Doubles, truth: npt.NDArray[np.intp], weights: Doubles) -> tuple[float, float]:
    """Slope and offset under which the first proposal is right as often as it claims.

    One temperature for all is too sure at the top and too shy at the bottom: labels contradict
    each other however clear the words are.
    """
    from scipy.optimize import minimize

    first = np.clip(shares.max(axis=1), SMALLEST_SHARE, 1 - SMALLEST_SHARE)
    odds = np.log(first / (1 - first))
    right = np.where(shares.argmax(axis=1) == truth, 1.0, -1.0)

    def loss(values: Doubles) -> float:
        missed = np.logaddexp(0, -right * (values[0] * odds + values[1]))
        kept = (values[0] - 1) ** 2 + values[1] ** 2
        return float((weights * missed).sum() + ODDS_PENALTY * kept)

    found = minimize(loss, np.array([1.0, 0.0]), bounds=[(0.2, 1.5), (-2.0, 2.0)])
    return float(found.x[0]), float(found.x[1])


def softmax(scores: Doubles) -> Doubles:
    """Each row as shares that sum to 1."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float64)
