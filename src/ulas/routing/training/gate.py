"""Whether a new model may take over: not worse overall, and not worse for any large agency."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ulas.routing.facts import present_code
from ulas.routing.proposal import AgencyModel
from ulas.routing.training.examples import Example

#: An agency with so many cases in the holdout is judged by itself.
LARGE_AGENCY = 20


@dataclass(frozen=True)
class Comparison:
    """How many cases of one agency (or of all: code "") each model got right."""

    agency_code: str
    cases: int
    old_right: int
    new_right: int
    lost: int
    won: int

    @property
    def worse(self) -> bool:
        """Whether the new model loses more cases than chance would take from one of two equals."""
        return self.lost - self.won > math.sqrt(self.lost + self.won)


@dataclass(frozen=True)
class Judgement:
    """The outcome with its figures and, for the console, a sentence."""

    takes_over: bool
    overall: Comparison
    agencies: tuple[Comparison, ...]
    sentence: str


def judge(
    old: AgencyModel | None,
    new: AgencyModel,
    holdout: Sequence[Example],
    successors: Mapping[str, str | None] | None = None,
) -> Judgement:
    """Compare two models on cases that are later than what either has learned from.

    Overall the new one must be right at least as often. An agency with at least 20 cases must not
    lose more of them than chance explains (one standard deviation of the cases that changed sides).
    Without an old model the new one takes over; without a holdout it does not replace an old one.
    `successors` leads from codes that a model may still know to those that hold today.
    """
    later = successors or {}
    pairs = [
        (each.agency_code, _right(old, each, later), _right(new, each, later)) for each in holdout
    ]
    overall = _compared("", pairs)
    sizes = Counter(code for code, _, _ in pairs)
    large = tuple(
        _compared(code, [pair for pair in pairs if pair[0] == code])
        for code, size in sorted(sizes.items())
        if size >= LARGE_AGENCY
    )
    if old is None:
        return Judgement(True, overall, large, "Model pertama: belum ada pembanding.")
    if not pairs:
        return Judgement(False, overall, large, "Belum ada aduan baru untuk membandingkan model.")
    return _judged(overall, large)


def _judged(overall: Comparison, large: tuple[Comparison, ...]) -> Judgement:
    figures = f"{overall.new_right} dari {overall.cases} benar, model lama {overall.old_right}"
    worse = [each.agency_code for each in large if each.worse]
    if overall.new_right < overall.old_right:
        return Judgement(False, overall, large, f"Model lama tetap dipakai: {figures}.")
    if worse:
        named = ", ".join(worse)
        sentence = f"Model lama tetap dipakai: model baru lebih buruk untuk {named}."
        return Judgement(False, overall, large, sentence)
    return Judgement(True, overall, large, f"Model baru dipakai: {figures}.")


def _right(
    model: AgencyModel | None, example: Example, successors: Mapping[str, str | None]
) -> bool:
    if model is None:
        return False
    opinions = model.opinions(example.text, example.place, explain=False)
    first = present_code(opinions[0].agency_code, successors) if opinions else None
    return first == example.agency_code


def _compared(code: str, pairs: Sequence[tuple[str, bool, bool]]) -> Comparison:
    return Comparison(
        agency_code=code,
        cases=len(pairs),
        old_right=sum(old for _, old, _ in pairs),
        new_right=sum(new for _, _, new in pairs),
        lost=sum(old and not new for _, old, new in pairs),
        won=sum(new and not old for _, old, new in pairs),
    )
