"""When two complaints are the same matter."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ulas.routing import NOWHERE, Matter, Place, merge_score, similarity

NOW = datetime(2026, 1, 13, 8, 0, tzinfo=UTC)
LAMP = "Lampu PJU di jalan Kolonel Sutarto depan masjid mati sejak Senin"
SAME_LAMP = "lampu jalan mati di jl kolonel sutarto dpn masjid"
HERE = Place("33.72.04.1010", "33.72.04", -7.5568, 110.8544)
NEAR = Place("33.72.04.1010", "33.72.04", -7.5570, 110.8545)
FAR = Place("33.72.01.1001", "33.72.01", -7.5671, 110.7862)


def test_one_matter_in_two_spellings() -> None:
    assert similarity(LAMP, SAME_LAMP) > 0.6
    assert similarity(LAMP, "tagihan air bulan ini naik dua kali") < 0.2


def test_distance_and_days_lower_the_score() -> None:
    near = merge_score(Matter(LAMP, HERE, NOW), Matter(SAME_LAMP, NEAR, NOW + timedelta(days=1)))
    far = merge_score(Matter(LAMP, HERE, NOW), Matter(SAME_LAMP, FAR, NOW + timedelta(days=1)))
    late = merge_score(Matter(LAMP, HERE, NOW), Matter(SAME_LAMP, NEAR, NOW + timedelta(days=200)))
    assert near.score > 0.6 > far.score
    assert near.score > late.score
    assert "Jarak 25 meter." in near.reasons
    assert "Selisih waktu 1 hari." in near.reasons


def test_points_are_read_from_the_text() -> None:
    text = f"{LAMP} Latitude: -7.5568 Longitude: 110.8544"
    found = merge_score(Matter(text, NOWHERE, NOW), Matter(LAMP, NEAR, NOW))
    assert found.reasons[1].startswith("Jarak")


def test_without_points_the_area_decides() -> None:
    jebres, pajang = Place("33.72.04.1010", "33.72.04"), Place("33.72.01.1001", "33.72.01")
    same = merge_score(Matter(LAMP, jebres, NOW), Matter(LAMP, jebres, NOW))
    other = merge_score(Matter(LAMP, jebres, NOW), Matter(LAMP, pajang, NOW))
    assert same.score == 1.0
    assert other.reasons[1] == "Kelurahan berbeda."
    assert merge_score(Matter(LAMP, NOWHERE, NOW), Matter(LAMP, pajang, NOW)).score < 1.0


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_a_symmetric_share(a: str, b: str) -> None:
    assert 0.0 <= similarity(a, b) <= 1.0
    assert similarity(a, b) == similarity(b, a)
    assert similarity(a, a) in (0.0, 1.0)


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_any_two_points_have_a_score(
    lat_a: float, lon_a: float, lat_b: float, lon_b: float
) -> None:
    one, two = Place(lat=lat_a, lon=lon_a), Place(lat=lat_b, lon=lon_b)
    score = merge_score(Matter(LAMP, one, NOW), Matter(LAMP, two, NOW)).score
    assert 0.0 < score <= 1.0
    assert score == merge_score(Matter(LAMP, two, NOW), Matter(LAMP, one, NOW)).score


def test_very_long_texts_are_compared() -> None:
    assert similarity("lampu mati " * 10_000, "a1 " * 30_000) >= 0.0
