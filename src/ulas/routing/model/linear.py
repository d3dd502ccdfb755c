"""A calibrated linear model over counted features: probabilities with the words that moved them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ulas.routing.facts import NOWHERE, Place
from ulas.routing.model.features import BLOCKS, key_of, names_between, names_of_word, words_of
from ulas.routing.proposal import Opinion
from ulas.routing.text.words import STOPWORDS

Floats = npt.NDArray[np.float32]

EXPLAINED = 3
NAMED_WORDS = 3
REMEMBERED_WORDS = 20_000
#: A model of our own words alone counts this many labels, against the keywords' fixed ones.
OWN_WORDS = 100
KEYWORDS = 150
#: A text with fewer known words than this is hardly a text to the model.
ENOUGH_WORDS = 2
SMALLEST_SHARE = 1e-4


@dataclass(frozen=True)
class Calibration:
    """Scores -> probabilities.

    The first agency is that of the highest score. Its probability: softmax of `scale` x score, the
    odds taken to the power of `slope` and moved by `offset`. The others share the rest by softmax
    of `scale` x score + `shift`. All is at most `ceiling`.
    """

    scale: float
    shift: tuple[float, ...]
    slope: float = 1.0
    offset: float = 0.0
    ceiling: float = 1.0
    measured: bool = False


@dataclass(frozen=True)
class ModelFacts:
    """What a model was made from: number of labels, last instant of them (ISO), feature version."""

    labels: int
    trained_until: str = ""
    note: str = ""


@dataclass(frozen=True, eq=False)
class LinearModel:
    """`weights` is features x agencies, `blocks` and `inverse_frequency` one entry a feature.

    `vocabulary` leads from the key of a feature to its place in them.
    """

    agencies: tuple[str, ...]
    vocabulary: Mapping[int, int]
    blocks: npt.NDArray[np.uint8]
    inverse_frequency: Floats
    weights: Floats
    bias: Floats
    calibration: Calibration
    facts: ModelFacts
    version: str = ""
    send_from: float | None = None
    trouble: str = field(default="", init=False)
    _seen: dict[str, tuple[bool, list[int]]] = field(default_factory=dict, init=False, repr=False)

    @property
    def trust(self) -> float:
        """How far to believe the model against plain keywords, 0 to 1, by its labels."""
        seen = self.facts.labels + OWN_WORDS
        return seen / (seen + KEYWORDS)

    def opinions(self, text: str, place: Place, *, explain: bool = True) -> Sequence[Opinion]:
        """Every agency with its probability, highest first; the best three with their words.

        A word's weight is what the calibrated score of the agency loses without the word.
        """
        words = words_of(text)
        scores = self.scores(words, place)
        shares = self._shares(scores, words)
        order = np.argsort(-shares, kind="stable")
        named = self._named(words, place, scores, order[:EXPLAINED]) if explain else {}
        return tuple(
            Opinion(self.agencies[at], float(shares[at]), named.get(int(at), ())) for at in order
        )

    def scores(self, words: Sequence[str], place: Place = NOWHERE) -> Floats:
        """Scaled scores (before softmax) of all agencies for normalised `words`."""
        at, values = self._vector(words, place)
        raw = values @ self.weights[at] + self.bias
        return np.asarray(self.calibration.scale * raw, dtype=np.float32)

    def _known(self, words: Sequence[str]) -> int:
        return sum(self._word(word)[0] for word in words)

    def _shares(self, scores: Floats, words: Sequence[str]) -> Floats:
        known = self._known(words)
        heard = min(1.0, known / ENOUGH_WORDS, 2 * known / max(1, len(words)))
        first = int(scores.argmax())
        sure = first_share(float(_softmax(scores)[first]), self.calibration)
        shares = _softmax(scores + np.asarray(self.calibration.shift, dtype=np.float32))
        shares *= (1 - sure) / max(1e-9, 1 - float(shares[first]))
        shares = np.minimum(shares, sure)
        shares[first] = sure
        return np.asarray(heard * self.calibration.ceiling * shares, dtype=np.float32)

    def _vector(self, words: Sequence[str], place: Place) -> tuple[npt.NDArray[np.intp], Floats]:
        columns: list[int] = []
        for word in words:
            columns += self._word(word)[1]
        columns += self._columns(names_between(words, place))
        at, counts = np.unique(np.array(columns, dtype=np.intp), return_counts=True)
        values = weighed(counts.astype(np.float32), self.blocks[at], self.inverse_frequency[at])
        return at, values

    def _word(self, word: str) -> tuple[bool, list[int]]:
        """Whether the word is known, and the columns of its features; kept for later texts."""
        if (seen := self._seen.get(word)) is None:
            if len(self._seen) >= REMEMBERED_WORDS:
                self._seen.clear()
            names = names_of_word(word)
            seen = key_of(names[0]) in self.vocabulary, self._columns(names)
            self._seen[word] = seen
        return seen

    def _columns(self, names: Sequence[str]) -> list[int]:
        known = self.vocabulary
        return [known[key] for key in map(key_of, names) if key in known]

    def _named(
        self, words: tuple[str, ...], place: Place, scores: Floats, agencies: npt.NDArray[np.intp]
    ) -> dict[int, tuple[tuple[str, float], ...]]:
        """For each agency the words that speak most for it, each really taken out to see.

        Words of grammar are never named: they explain nothing to a reader.
        """
        distinct = [word for word in dict.fromkeys(words) if word not in STOPWORDS]
        if not distinct:
            return {}
        guesses = np.stack([self._guess(word, agencies) for word in distinct])
        likely = np.argsort(-guesses, axis=0)
        rows = [*likely[:NAMED_WORDS, 0], *likely[0, 1:]]
        losses = {
            word: scores - self.scores([each for each in words if each != word], place)
            for word in (distinct[row] for row in dict.fromkeys(rows))
        }
        return {int(agency): _strongest(losses, int(agency)) for agency in agencies}

    def _guess(self, word: str, agencies: npt.NDArray[np.intp]) -> Floats:
        """Roughly what a word adds to each agency; only picks the words that are then tried out."""
        at = np.array(self._word(word)[1], dtype=np.intp)
        rows = self.weights[at[:, None], agencies] * self.inverse_frequency[at, None]
        return np.asarray(rows[:1].sum(axis=0) * 2 + rows.sum(axis=0), dtype=np.float32)


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum(), dtype=np.float32)


def first_share(share: float, calibration: Calibration) -> float:
    """The measured probability of a first proposal whose softmax share is `share`."""
    kept = min(max(share, SMALLEST_SHARE), 1 - SMALLEST_SHARE)
    odds = calibration.slope * math.log(kept / (1 - kept)) + calibration.offset
    return 1 / (1 + math.exp(-odds))


def _strongest(losses: Mapping[str, Floats], agency: int) -> tuple[tuple[str, float], ...]:
    found = [(word, float(loss[agency])) for word, loss in losses.items()]
    kept = sorted((pair for pair in found if pair[1] > 0), key=lambda pair: -pair[1])
    return tuple(kept[:NAMED_WORDS])


def weighed(counts: Floats, blocks: npt.NDArray[np.uint8], inverse_frequency: Floats) -> Floats:
    """Counts of one text -> feature values: damped, rare ones up, each block of fixed length."""
    values = (1 + np.log(counts)) * inverse_frequency
    squares = np.bincount(blocks, weights=values * values, minlength=len(BLOCKS))
    share = np.array(list(BLOCKS.values())) / np.sqrt(np.where(squares > 0, squares, 1.0))
    return np.asarray(values * share[blocks], dtype=np.float32)
