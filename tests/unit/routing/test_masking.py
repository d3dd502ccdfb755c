"""No contact survives in a text that is shown in public."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulas.routing import mask_contacts

GAPS = st.sampled_from(
    ["", "", " ", ".", "-", " - ", "  ", ".-", "\u00a0", "\u200b", "/", "_", " . "]
)
LETTERS = st.sampled_from([str.maketrans({}), str.maketrans("0", "o"), str.maketrans("01", "Ol")])
WORDS = st.text(alphabet="abcdefg ,.!?\n", max_size=30)


@st.composite
def phone_numbers(draw: st.DrawFn) -> tuple[str, str]:
    """(as written, its digits) of an Indonesian number, spaced and dotted anyhow."""
    prefix = draw(st.sampled_from(["08", "628", "+628", "0271", "8"]))
    size = (8, 10) if prefix != "0271" else (6, 7)
    rest = draw(st.text(alphabet="0123456789", min_size=size[0], max_size=size[1]))
    digits = prefix + rest
    written = "".join(digit + draw(GAPS) for digit in digits[:-1]) + digits[-1]
    return written, digits.lstrip("+")


@given(WORDS, phone_numbers(), WORDS)
def test_no_phone_number_survives(before: str, number: tuple[str, str], after: str) -> None:
    written, digits = number
    masked, count = mask_contacts(f"{before} {written} {after}")
    assert count >= 1
    assert digits[-6:] not in re.sub(r"\D", "", masked)


@given(WORDS, phone_numbers(), LETTERS, WORDS)
def test_letters_for_digits_do_not_help(
    before: str, number: tuple[str, str], letters: dict[int, int], after: str
) -> None:
    written = re.sub(r"\D", "", number[0])
    if sum(digit.isdigit() for digit in written.translate(letters)) < 7:
        return
    masked, _ = mask_contacts(f"{before} {written.translate(letters)} {after}")
    assert not re.search(r"[\dOol]{7}", masked)


@given(st.text(max_size=200))
def test_any_text_no_long_digit_run_and_masking_is_stable(text: str) -> None:
    masked, count = mask_contacts(text)
    assert count >= 0
    assert not re.search(r"(?<!rp)(?<!rp )\d{9,}", masked, re.IGNORECASE)
    assert mask_contacts(masked)[0] == masked


@pytest.mark.parametrize(
    "text",
    [
        "hub 0812-3456-7890",
        "wa +62 812 3456 7890",
        "telp (0271) 2931667",
        "O8l2 3456 789O",
        "nik 3372010101900001",
        "rek BCA 0123 456 789",
        "08 12 34 56 78 90",
        "081\u200b234\u200b567890",
        "nol delapan satu dua tiga empat lima enam tujuh",
        "٠٨١٢٣٤٥٦٧٨٩",
        "０８１２３４５６７８９",
        "budi.s@contoh.co.id",
        "budi [at] contoh [dot] com",
        "no pelanggan 1234567",
    ],
)
def test_contacts_are_masked(text: str) -> None:
    masked, count = mask_contacts(text)
    assert count == 1
    assert "[disamarkan]" in masked
    assert not re.search(r"\d{4}|@", masked)


@pytest.mark.parametrize(
    "text",
    [
        "rt 05 rw 03 no 12",
        "tanggal 12-01-2026 10.30",
        "rugi Rp 1.500.000.000",
        "-7.56714, 110.78626",
        "rumah 12, 13, 15, 20, 22 dan 24",
        "tahun 2024 2025 ",
        "jam 08.00-16.00",
        "sejak 2026-01-12",
    ],
)
def test_what_is_no_contact_stays(text: str) -> None:
    assert mask_contacts(text) == (text, 0)


def test_plates_only_when_asked() -> None:
    assert mask_contacts("mobil AD 1234 XY parkir") == ("mobil AD 1234 XY parkir", 0)
    assert mask_contacts("mobil AD 1234 XY parkir", plates=True) == ("mobil [disamarkan] parkir", 1)


@pytest.mark.parametrize("unit", ["1", "1 ", "o", "1o", "a@", "a.", "((", "satu ", "0.", "A1"])
def test_very_long_text_is_masked_in_time(unit: str) -> None:
    mask_contacts(unit * (100_000 // len(unit)))
