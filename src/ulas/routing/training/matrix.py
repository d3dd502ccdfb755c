"""Examples as one sparse matrix, with the vocabulary that a model keeps."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ulas.routing.model.features import BLOCKS, counted, key_of, words_of
from ulas.routing.model.linear import weighed
from ulas.routing.training.examples import Example

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

#: A feature must be in so many texts. Words of one text alone help the agencies with few cases.
LEAST_TEXTS = {"w": 1, "c": 3, "h": 1, "p": 2}
MOST_FEATURES = 150_000


@dataclass(frozen=True)
class Vocabulary:
    """The features that a model knows, with block and inverse frequency of each."""

    names: tuple[str, ...]
    blocks: npt.NDArray[np.uint8]
    inverse_frequency: npt.NDArray[np.float32]

    @property
    def columns(self) -> Mapping[int, int]:
        """Key of a feature -> its column."""
        return {key_of(name): column for column, name in enumerate(self.names)}


@dataclass(frozen=True)
class Counted:
    """All texts as (feature, count) pairs in one row after the other; `ends` closes each text."""

    names: tuple[str, ...]
    features: npt.NDArray[np.int32]
    counts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int64]


def count_all(examples: Sequence[Example]) -> Counted:
    """Count the features of all examples, each name held once to save memory."""
    numbers: dict[str, int] = {}
    features, counts, ends = array("i"), array("i"), array("q")
    for example in examples:
        found = counted(words_of(example.text), example.place)
        features.extend([numbers.setdefault(name, len(numbers)) for name in found])
        counts.extend(found.values())
        ends.append(len(features))
    return Counted(
        tuple(numbers),
        np.frombuffer(features, dtype=np.int32) if features else np.zeros(0, dtype=np.int32),
        np.frombuffer(counts, dtype=np.int32) if counts else np.zeros(0, dtype=np.int32),
        np.frombuffer(ends, dtype=np.int64) if ends else np.zeros(0, dtype=np.int64),
    )


def vocabulary_of(texts: Counted, *, learn_rare: bool) -> tuple[Vocabulary, npt.NDArray[np.int32]]:
    """The features worth keeping, and for each counted feature its column or -1.

    With `learn_rare` a feature of one text counts too: our own descriptions say each word once.
    """
    frequency = np.bincount(texts.features, minlength=len(texts.names))
    least = np.array([1 if learn_rare else LEAST_TEXTS[name[0]] for name in texts.names])
    kept = np.flatnonzero(frequency >= least) if len(least) else np.zeros(0, dtype=np.intp)
    if len(kept) > MOST_FEATURES:
        kept = np.sort(kept[np.argsort(-frequency[kept], kind="stable")[:MOST_FEATURES]])
    columns = np.full(len(texts.names), -1, dtype=np.int32)
    columns[kept] = np.arange(len(kept), dtype=np.int32)
    order = list(BLOCKS)
    names = tuple(texts.names[at] for at in kept)
    blocks = np.array([order.index(name[0]) for name in names], dtype=np.uint8)
    rarity = np.log((1 + len(texts.ends)) / (1 + frequency[kept])) + 1
    return Vocabulary(names, blocks, rarity.astype(np.float32)), columns


def matrix_of(texts: Counted, vocabulary: Vocabulary, columns: npt.NDArray[np.int32]) -> csr_matrix:
    """Texts x features, the values that `weighed` gives each text."""
    from scipy.sparse import csr_matrix

    rows: list[npt.NDArray[np.float32]] = []
    where: list[npt.NDArray[np.int32]] = []
    sizes = [0]
    start = 0
    for end in texts.ends:
        at = columns[texts.features[start:end]]
        known = at >= 0
        counts = texts.counts[start:end][known].astype(np.float32)
        at = at[known]
        rows.append(weighed(counts, vocabulary.blocks[at], vocabulary.inverse_frequency[at]))
        where.append(at)
        sizes.append(sizes[-1] + len(at))
        start = end
    shape = (len(texts.ends), len(vocabulary.names))
    values = np.concatenate(rows).astype(np.float64)
    return csr_matrix((values, np.concatenate(where), np.array(sizes)), shape=shape)
