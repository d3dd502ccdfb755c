"""Times in words, for letters and messages."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from ulas.clock import in_words, left_in_words, promise_in_words
from unit.clock.examples import JAKARTA, at

NOW = at("2026-01-05 09:00")


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=59), "kurang dari 1 menit"),
        (timedelta(minutes=1), "1 menit"),
        (timedelta(minutes=42, seconds=59), "42 menit"),
        (timedelta(minutes=60), "1 jam"),
        (timedelta(hours=3, minutes=59), "3 jam"),
        (timedelta(hours=47, minutes=59), "47 jam"),
        (timedelta(hours=48), "2 hari"),
        (timedelta(days=13, hours=23), "13 hari"),
    ],
)
def test_lengths(length: timedelta, words: str) -> None:
    assert in_words(length) == words
    assert left_in_words(NOW + length, NOW) == f"sisa {words}"
    assert left_in_words(NOW - length, NOW) == f"terlambat {words}"


def test_at_the_very_instant_nothing_is_late() -> None:
    assert left_in_words(NOW.astimezone(UTC), NOW) == "jatuh tempo sekarang"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-01-05 10:00", "hari ini pukul 10.00"),
        ("2026-01-05 00:05", "hari ini pukul 00.05"),
        ("2026-01-06 00:00", "besok pukul 00.00"),
        ("2026-01-06 10:00", "besok pukul 10.00"),
        ("2026-01-04 23:59", "kemarin pukul 23.59"),
        ("2026-01-09 16:30", "Jumat pukul 16.30"),
        ("2026-01-11 08:00", "Minggu pukul 08.00"),
        ("2026-01-12 08:00", "Senin, 12 Januari 2026 pukul 08.00"),
        ("2026-01-02 08:00", "Jumat, 2 Januari 2026 pukul 08.00"),
    ],
)
def test_promises(due: str, words: str) -> None:
    assert promise_in_words(at(due), NOW, JAKARTA) == words


def test_a_promise_is_told_in_the_zone_of_the_reader() -> None:
    """23:30 in UTC is half past six on the next morning in Surakarta."""
    due = at("2026-01-06 06:30").astimezone(UTC)
    assert promise_in_words(due, NOW.astimezone(UTC), JAKARTA) == "besok pukul 06.30"
