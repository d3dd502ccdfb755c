"""Scores of texts that a model had not seen -> what makes its scores probabilities."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ulas.routing.model.linear import Calibration

Doubles = npt.NDArray[np.float64]

#: Without enough labels to measure: mild, so that nothing sounds sure.
UNMEASURED_SCALE = 2.0
#: Keeps an agency's shift near nothing unless many texts speak for it.
SHIFT_PENALTY = 200.0
LARGEST_SCALE = 12.0
#: Above this confidence the measured share of right answers sets the ceiling.
SURE = 0.9
#: Complaints of tomorrow differ from those of yesterday by about so much (ADR 0010).
TOMORROW = 0.98


def unmeasured(agencies: int) -> Calibration:
    """A cautious calibration for a model that nothing could be measured with."""
    return Calibration(UNMEASURED_SCALE, (0.0,) * agencies, ceiling=0.9 if agencies > 1 else 0.5)


def calibrated(scores: Doubles, truth: npt.NDArray[np.intp], weights: Doubles) -> Calibration:
    """The scale and shifts under which `truth` (column of each row of `scores`) is most likely."""
    from scipy.optimize import minimize

    agencies = scores.shape[1]
    start = np.zeros(1 + agencies)
    start[0] = np.log(UNMEASURED_SCALE)
    bounds = [(np.log(0.2), np.log(LARGEST_SCALE)), *([(-3.0, 3.0)] * agencies)]
    found = minimize(
        _loss, start, args=(scores, truth, weights), jac=True, method="L-BFGS-B", bounds=bounds
    )
    scale, shift = float(np.exp(found.x[0])), found.x[1:]
    ceiling = _ceiling(softmax(scale * scores + shift), truth)
    return Calibration(scale, tuple(float(value) for value in shift), ceiling, measured=True)


def _ceiling(shares: Doubles, truth: npt.NDArray[np.intp]) -> float:
    """What the surest may claim: labels contradict each other, however clear the words are."""
    confidence = shares.max(axis=1)
    sure = confidence > SURE
    right = float((shares.argmax(axis=1) == truth)[sure].sum())
    return TOMORROW * min(1.0, (right + 1) / (float(confidence[sure].sum()) + 2))


def _loss(
    values: Doubles, scores: Doubles, truth: npt.NDArray[np.intp], weights: Doubles
) -> tuple[float, Doubles]:
    scale, shift = np.exp(values[0]), values[1:]
    shares = softmax(scale * scores + shift)
    rows = np.arange(len(truth))
    likely = -(weights * np.log(shares[rows, truth] + 1e-12)).sum()
    slope = shares * weights[:, None]
    slope[rows, truth] -= weights
    gradient = np.concatenate([[scale * (slope * scores).sum()], slope.sum(axis=0)])
    gradient[1:] += 2 * SHIFT_PENALTY * shift
    return float(likely + SHIFT_PENALTY * (shift**2).sum()), gradient


def softmax(scores: Doubles) -> Doubles:
    """Each row as shares that sum to 1."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float64)
