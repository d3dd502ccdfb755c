"""How alike two complaints are: by text, by place, by time."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from ulas.routing.facts import NOWHERE, Place
from ulas.routing.text import coordinates_in, tokens

READ_WORDS = 400
SAME_SPOT_METRES = 100.0
OTHER_SPOT_METRES = 1_000.0
SAME_WEEKS_DAYS = 14.0
OTHER_MATTER_DAYS = 120.0
UNKNOWN_PLACE = 0.8
OTHER_AREA = 0.35
FLOOR = 0.25
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_EARTH_METRES = 6_371_000.0


@dataclass(frozen=True)
class Similar:
    """A score from 0 (different matters) to 1 (surely the same), with sentences that say why."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Matter:
    """One complaint to compare; its words are read once, however many it is compared with."""

    text: str
    place: Place
    at: datetime

    @cached_property
    def words(self) -> Counter[str]:
        """Word stems, each once."""
        return Counter(set(tokens(self.text)[:READ_WORDS]))

    @cached_property
    def triples(self) -> Counter[str]:
        """Letter triples of each word once, so that a word said twice does not count twice."""
        return Counter(f" {word} "[at : at + 3] for word in self.words for at in range(len(word)))

    @cached_property
    def spot(self) -> Place:
        """The place, with the point that was pasted into the text where no other is known."""
        if self.place.point is not None:
            return self.place
        lat, lon = coordinates_in(self.text) or (None, None)
        return Place(self.place.area_code, self.place.district_code, lat, lon)


def similarity(a: str, b: str) -> float:
    """How alike two texts are, 0 to 1, by shared word stems and shared letter triples."""
    return _words_alike(Matter(a, NOWHERE, _ANY_TIME), Matter(b, NOWHERE, _ANY_TIME))


def merge_score(a: Matter, b: Matter) -> Similar:
    """Whether two complaints are the same matter; the order of the two does not count.

    Text likeness is the ground; distance (metres) and days apart can only lower it.
    """
    text = _words_alike(a, b)
    near, place_reason = _place_factor(a.spot, b.spot)
    days = abs((a.at - b.at).total_seconds()) / 86_400
    soon = _falling(days, SAME_WEEKS_DAYS, OTHER_MATTER_DAYS)
    reasons = (f"Isi mirip {round(100 * text)} %.", place_reason, f"Selisih waktu {_days(days)}.")
    return Similar(min(1.0, text * near * soon), reasons)


def metres_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in metres of two (latitude, longitude) pairs in degrees."""
    lat_a, lon_a, lat_b, lon_b = (math.radians(value) for value in (*a, *b))
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_METRES * math.asin(math.sqrt(min(1.0, half)))


def _words_alike(a: Matter, b: Matter) -> float:
    if not a.words or not b.words:
        return 0.0
    return min(1.0, 0.5 * _dice(a.words, b.words) + 0.5 * _dice(a.triples, b.triples))


def _dice(a: Counter[str], b: Counter[str]) -> float:
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values()))


def _place_factor(a: Place, b: Place) -> tuple[float, str]:
    if a.point is not None and b.point is not None:
        metres = metres_between(a.point, b.point)
        return _falling(
            metres, SAME_SPOT_METRES, OTHER_SPOT_METRES
        ), f"Jarak {round(metres)} meter."
    if a.area_code and b.area_code:
        same = a.area_code == b.area_code
        return (1.0, "Kelurahan sama.") if same else (OTHER_AREA, "Kelurahan berbeda.")
    if a.district_code and b.district_code and a.district_code != b.district_code:
        return OTHER_AREA, "Kecamatan berbeda."
    return UNKNOWN_PLACE, "Letak salah satu aduan tidak diketahui."


def _falling(value: float, full: float, least: float) -> float:
    """1 up to `full`, then straight down to the floor at `least` and beyond."""
    if value <= full:
        return 1.0
    if value >= least:
        return FLOOR
    return 1.0 - (1.0 - FLOOR) * (value - full) / (least - full)


def _days(days: float) -> str:
    return "kurang dari sehari" if days < 1 else f"{math.floor(days)} hari"
