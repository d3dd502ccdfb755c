"""The linear machine: one against the rest, twice, the second time with words weighted by evidence.

Both are linear, so their mean is one linear model; what each brought is in ADR 0014.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Doubles = npt.NDArray[np.float64]
Columns = npt.NDArray[np.intp]

PENALTY = 0.4
EVIDENCE_PENALTY = 0.1
EVIDENCE_SHARE = 0.4
#: Texts that every word is taken to have been seen in, so that none is proof by itself.
SMOOTHING = 0.3
#: Rare agencies count more, but less than in full proportion.
CLASS_POWER = 0.5
TOLERANCE = 1e-2
EVIDENCE_TOLERANCE = 0.3
#: The score of an agency that no example speaks for.
UNSEEN_SCORE = -1.0


def fitted(
    rows: csr_matrix, truth: Columns, weights: Doubles, agencies: int
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Weights (features x agencies) and bias from `rows` and the agency's column of each.

    Agencies absent from `truth` score as unseen; with a single one nothing can be learned.
    """
    found = np.unique(truth)
    coefficients = np.zeros((rows.shape[1], agencies), dtype=np.float32)
    bias = np.full(agencies, UNSEEN_SCORE, dtype=np.float32)
    if len(found) == 1:
        bias[found] = 0.0
        return coefficients, bias
    plain, plain_bias = _plain(rows, truth, weights, found)
    evident, evident_bias = _evident(rows, truth, weights, found)
    coefficients[:, found] = (1 - EVIDENCE_SHARE) * plain + EVIDENCE_SHARE * evident
    bias[found] = (1 - EVIDENCE_SHARE) * plain_bias + EVIDENCE_SHARE * evident_bias
    return coefficients, bias


def _plain(
    rows: csr_matrix, truth: Columns, weights: Doubles, found: Columns
) -> tuple[Doubles, Doubles]:
    from sklearn.svm import LinearSVC

    rarity = dict(zip(found.tolist(), _rarity(truth, found), strict=True))
    machine = LinearSVC(C=PENALTY, class_weight=rarity, tol=TOLERANCE, random_state=0)
    machine.fit(rows, truth, sample_weight=weights)
    learned, offset = machine.coef_, machine.intercept_
    if len(found) == 2:
        learned, offset = np.vstack([-learned, learned]), np.concatenate([-offset, offset])
    return learned.T, offset


def _evident(
    rows: csr_matrix, truth: Columns, weights: Doubles, found: Columns
) -> tuple[Doubles, Doubles]:
    """One machine an agency, each feature scaled by its log odds there against elsewhere."""
    from sklearn.svm import LinearSVC

    odds = _log_odds(rows, truth, found)
    learned = np.zeros((rows.shape[1], len(found)))
    offset = np.zeros(len(found))
    scaled = rows.copy()
    for column, (agency, rarity) in enumerate(zip(found, _rarity(truth, found), strict=True)):
        scaled.data = rows.data * odds[column][rows.indices]
        machine = LinearSVC(
            C=EVIDENCE_PENALTY,
            class_weight={0: 1.0, 1: rarity},
            tol=EVIDENCE_TOLERANCE,
            random_state=0,
        )
        machine.fit(scaled, truth == agency, sample_weight=weights)
        learned[:, column] = machine.coef_[0] * odds[column]
        offset[column] = machine.intercept_[0]
    return learned, offset


def _log_odds(rows: csr_matrix, truth: Columns, found: Columns) -> Doubles:
    """Agencies x features: how much more often a feature stands in texts of the agency."""
    from scipy.sparse import csr_matrix

    place = np.searchsorted(found, truth)
    ones = np.ones(len(truth))
    member = csr_matrix((ones, (place, np.arange(len(truth)))), shape=(len(found), len(truth)))
    present = csr_matrix((np.ones(len(rows.data)), rows.indices, rows.indptr), shape=rows.shape)
    here = np.asarray((member @ present).todense())
    elsewhere = here.sum(axis=0) - here + 2 * SMOOTHING
    here = here + SMOOTHING
    shares = here / here.sum(axis=1, keepdims=True)
    other = elsewhere / elsewhere.sum(axis=1, keepdims=True)
    return np.asarray(np.log(shares) - np.log(other), dtype=np.float64)


def _rarity(truth: Columns, found: Columns) -> list[float]:
    """What an example of each agency counts more for being one of few."""
    sizes = np.array([(truth == agency).sum() for agency in found])
    return [float(value) for value in (len(truth) / len(found) / sizes) ** CLASS_POWER]
