"""Keys under which alike complaints meet, for an index: only those that share one are compared."""

from __future__ import annotations

import math
from hashlib import blake2b

from ulas.routing.facts import Place
from ulas.routing.text import coordinates_in, tokens

READ_WORDS = 200
#: Twelve smallest hashes, two to a key: texts that share half of their words meet nearly always.
HASHES = 12
ROWS = 2
AREA_HASHES = 3
#: Side of a cell in degrees (about 440 m); four shifted grids, so that near points share a cell.
CELL = 0.004


def block_keys(text: str, place: Place) -> tuple[str, ...]:
    """At most 13 short keys of one complaint; two complaints that share none are hardly the same.

    Texts meet by common words ("t"), words within one area ("a") and nearness of points ("p").
    Index them together with the time, and compare candidates by `merge_score`.
    """
    words = sorted(set(tokens(text)[:READ_WORDS]))
    return (*_text_keys(words), *_area_keys(words, place), *_point_keys(text, place))


def block_numbers(text: str, place: Place) -> tuple[int, ...]:
    """The keys of `block_keys` as signed 64-bit numbers, as an index holds them."""
    return tuple(
        int.from_bytes(
            blake2b(key.encode(errors="replace"), digest_size=8).digest(), "little", signed=True
        )
        for key in block_keys(text, place)
    )


def _text_keys(words: list[str]) -> list[str]:
    if not words:
        return []
    least = [min(_hash(f"{number}{word}") for word in words) for number in range(HASHES)]
    bands = range(0, HASHES, ROWS)
    return [f"t{at}:{_hash(repr(least[at : at + ROWS])):08x}" for at in bands]


def _area_keys(words: list[str], place: Place) -> list[str]:
    if not place.area_code or not words:
        return []
    least = sorted({_hash(word) for word in words})[:AREA_HASHES]
    return [f"a:{place.area_code}:{number:08x}" for number in least]


def _point_keys(text: str, place: Place) -> list[str]:
    point = place.point or coordinates_in(text)
    if point is None or not all(abs(value) <= 180 for value in point):
        return []
    shifts = ((0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5))
    return [
        f"p{number}:{math.floor(point[0] / CELL + down)}:{math.floor(point[1] / CELL + across)}"
        for number, (down, across) in enumerate(shifts)
    ]


def _hash(text: str) -> int:
    digest = blake2b(text.encode(errors="replace"), digest_size=4).digest()
    return int.from_bytes(digest, "little")
