"""Alike complaints meet under a key; the rest stays apart."""

from hypothesis import given
from hypothesis import strategies as st

from ulas.routing import NOWHERE, Place, block_keys, block_numbers

LAMP = "Lampu PJU di jalan Kolonel Sutarto depan masjid mati sejak Senin"
SAME_LAMP = "lampu jalan mati di jl kolonel sutarto dpn masjid sejak senin"


def test_two_spellings_of_one_matter_meet() -> None:
    assert set(block_keys(LAMP, NOWHERE)) & set(block_keys(SAME_LAMP, NOWHERE))


def test_different_matters_stay_apart() -> None:
    here, there = Place("33.72.04.1010"), Place("33.72.01.1001")
    assert not set(block_keys(LAMP, here)) & set(block_keys("tagihan air naik dua kali", there))


def test_near_points_meet_and_far_ones_do_not() -> None:
    one, near, far = (Place(lat=lat, lon=110.8544) for lat in (-7.5568, -7.5575, -7.5968))
    assert set(block_keys("", one)) & set(block_keys("", near))
    assert not set(block_keys("", one)) & set(block_keys("", far))


@given(st.text(max_size=300), st.floats(), st.floats())
def test_any_complaint_has_few_short_keys(text: str, lat: float, lon: float) -> None:
    keys = block_keys(text, Place("33.72.04.1010", None, lat, lon))
    assert len(keys) <= 13
    assert all(len(key) <= 330 for key in keys)
    assert keys == block_keys(text, Place("33.72.04.1010", None, lat, lon))
    numbers = block_numbers(text, Place("33.72.04.1010", None, lat, lon))
    assert len(set(numbers)) == len(set(keys))
    assert all(-(2**63) <= number < 2**63 for number in numbers)
