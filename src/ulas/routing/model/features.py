"""A text as counted features: words and pairs, letters inside words, first words, place.

A feature's name begins with the letter of its block; training and use share this one reading.
A model keeps only the hash of a name, so that its file tells nobody's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from ulas.routing.facts import Place
from ulas.routing.text import normalise, stem
from ulas.routing.text.words import STOPWORDS

#: Block -> how much it counts beside the others (docs/decisions/0014-routing-model.md).
BLOCKS = {"w": 1.0, "c": 1.0, "h": 0.6, "p": 0.3}
GROUP_SIZES = (3, 5)
READ_WORDS = 400
FIRST_WORDS = 12
LONGEST_WORD = 30
PRIVATE_DIGITS = 5


def words_of(text: str) -> tuple[str, ...]:
    """The normalised words that the model reads, without long numbers, which may be contacts."""
    words = normalise(text).split()[:READ_WORDS]
    return tuple(word[:LONGEST_WORD] for word in words if not _may_be_private(word))


def counted(words: Sequence[str], place: Place) -> dict[str, int]:
    """Feature name -> how often it occurs."""
    names = [name for word in words for name in names_of_word(word)]
    counts: dict[str, int] = {}
    for name in names + names_between(words, place):
        counts[name] = counts.get(name, 0) + 1
    return counts


@lru_cache(maxsize=20_000)
def names_of_word(word: str) -> tuple[str, ...]:
    """The features of one word by itself: the word and the letter groups of " word "."""
    padded = f" {word} "
    groups: list[str] = [f"w{word}"]
    for size in GROUP_SIZES:
        if len(padded) <= size:
            groups.append(f"c{padded}")
            break
        groups += [f"c{padded[at : at + size]}" for at in range(len(padded) - size + 1)]
    return tuple(groups)


@lru_cache(maxsize=50_000)
def key_of(name: str) -> int:
    """The key under which a model knows a feature: 64 bits of a hash of its name."""
    return int.from_bytes(blake2b(name.encode(errors="replace"), digest_size=8).digest(), "little")


def names_between(words: Sequence[str], place: Place) -> list[str]:
    """The features that no word has by itself: pairs, first words that carry a matter, place."""
    names = [f"w{first} {second}" for first, second in pairwise(words)]
    heads = [word for word in words if word not in STOPWORDS and not word.isdigit()]
    names += [f"h{stem(word)}" for word in heads[:FIRST_WORDS]]
    names += [f"p{code}" for code in (place.area_code, place.district_code) if code]
    return names


def _may_be_private(word: str) -> bool:
    return sum(character.isdigit() for character in word) >= PRIVATE_DIGITS
