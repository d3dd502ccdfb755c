"""Figures on what the router decided: accuracy, calibration, quality by agency, drift."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

BINS = 10
COVERAGES = (0.8, 0.7, 0.6, 0.5)
#: Population stability index: above this the mixture of agencies has moved.
DRIFT_FROM = 0.2
FALLEN_FROM = 0.05


@dataclass(frozen=True)
class Decided:
    """One past decision: agencies proposed, best first, the one that answered, and its returns."""

    proposed: tuple[str, ...]
    confidence: float
    actual: str
    returns: int = 0

    @property
    def right(self) -> bool:
        """Whether the first proposal was the agency in the end."""
        return self.proposed[:1] == (self.actual,)


@dataclass(frozen=True)
class AgencyQuality:
    """How the router serves one agency; shares from 0 to 1, None where nothing can be divided."""

    agency_code: str
    cases: int
    recall: float | None
    precision: float | None
    returned: float | None


@dataclass(frozen=True)
class Drift:
    """How a later period differs from an earlier one."""

    stability_index: float
    accuracy_before: float
    accuracy_after: float
    confidence_gap: float
    moved: bool


def figures(decided: Sequence[Decided]) -> dict[str, float]:
    """accuracy, macro_f1, top3, brier, ece, accuracy_at_80 ... accuracy_at_50; empty for no cases.

    `brier` and `ece` are those of the first proposal: its confidence against whether it was right.
    """
    if not decided:
        return {}
    total = len(decided)
    surest = sorted(decided, key=lambda each: -each.confidence)
    kept = {
        f"accuracy_at_{round(100 * share)}": surest[: max(1, int(share * total))]
        for share in COVERAGES
    }
    return {
        "accuracy": _share_right(decided),
        "macro_f1": macro_f1(decided),
        "top3": sum(each.actual in each.proposed[:3] for each in decided) / total,
        "brier": sum((each.confidence - each.right) ** 2 for each in decided) / total,
        "ece": calibration_error(decided),
        **{name: _share_right(cases) for name, cases in kept.items()},
    }


def macro_f1(decided: Sequence[Decided]) -> float:
    """The mean F1 of all agencies that occur as proposal or truth."""
    proposed, actual, right = _counts(decided)
    codes = set(proposed) | set(actual)
    scores = [2 * right[code] / (proposed[code] + actual[code]) for code in codes]
    return sum(scores) / len(scores) if scores else 0.0


def calibration_error(decided: Sequence[Decided]) -> float:
    """Expected calibration error over ten equal bins of confidence."""
    bins: dict[int, list[Decided]] = {}
    for each in decided:
        bins.setdefault(min(BINS - 1, int(each.confidence * BINS)), []).append(each)
    gaps = (
        abs(sum(each.right for each in cases) - sum(each.confidence for each in cases))
        for cases in bins.values()
    )
    return sum(gaps) / len(decided) if decided else 0.0


def by_agency(decided: Sequence[Decided]) -> tuple[AgencyQuality, ...]:
    """Quality for every agency that was proposed or right, by code."""
    proposed, actual, right = _counts(decided)
    returns = Counter(each.proposed[0] for each in decided if each.proposed and each.returns)
    return tuple(
        AgencyQuality(
            code,
            actual[code],
            _ratio(right[code], actual[code]),
            _ratio(right[code], proposed[code]),
            _ratio(returns[code], proposed[code]),
        )
        for code in sorted(set(proposed) | set(actual))
    )


def drift(before: Sequence[Decided], after: Sequence[Decided]) -> Drift | None:
    """How `after` differs from `before`; None where one of them is empty."""
    if not before or not after:
        return None
    index = _stability(
        Counter(each.actual for each in before), Counter(each.actual for each in after)
    )
    sure = sum(each.confidence for each in after) / len(after)
    was, now_right = _share_right(before), _share_right(after)
    return Drift(
        index, was, now_right, sure - now_right, index > DRIFT_FROM or was - now_right > FALLEN_FROM
    )


def _stability(before: Mapping[str, int], after: Mapping[str, int]) -> float:
    """Population stability index of two mixtures, half a case added so that none is nought."""
    codes = set(before) | set(after)
    total_before = sum(before.values()) + len(codes) / 2
    total_after = sum(after.values()) + len(codes) / 2
    shares = [
        ((before.get(code, 0) + 0.5) / total_before, (after.get(code, 0) + 0.5) / total_after)
        for code in codes
    ]
    return sum((new - old) * math.log(new / old) for old, new in shares)


def _counts(decided: Iterable[Decided]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    proposed: Counter[str] = Counter()
    actual: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for each in decided:
        proposed.update(each.proposed[:1])
        actual[each.actual] += 1
        right[each.actual] += each.right
    return proposed, actual, right


def _share_right(decided: Sequence[Decided]) -> float:
    return sum(each.right for each in decided) / len(decided)


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
