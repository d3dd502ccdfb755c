"""An answer says what, who and when; "akan dikoordinasikan" says nothing."""

from __future__ import annotations

import pytest

from ulas.sop.writing.answer_check import SENTENCES, Lack, answers_nothing, check_answer


def lacks(text: str, *, interim: bool = False) -> list[Lack]:
    return [one.lack for one in check_answer(text, interim=interim)]


@pytest.mark.parametrize(
    "text",
    [
        "Akan kami koordinasikan dengan pihak terkait.",
        "Siap, laporan diterima dan akan dikoordinasikan oleh bidang terkait secepatnya.",
        "Terima kasih atas laporannya, akan segera kami tindak lanjuti.",
        "Sudah diteruskan ke bidang terkait untuk diproses lebih lanjut. Terima kasih.",
        "Laporan Anda kami tampung dan akan dibahas bersama pimpinan.",
        "Kami sampaikan terima kasih; aduan akan segera ditindaklanjuti oleh tim.",
        "AKAN DIKOORDINASIKAN.",
    ],
)
def test_a_promise_to_look_at_it_is_no_answer(text: str) -> None:
    assert answers_nothing(check_answer(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lubang sudah kami tambal kemarin pukul 09.30 oleh regu Bina Marga.",
        "Lampu diganti hari Senin oleh petugas Dinas Perhubungan.",
        "Saluran dibersihkan 12 Januari 2026 oleh Bidang Drainase dan sudah lancar.",
        "Petugas kami sudah menegur pedagang tadi pagi; lapak dipindah ke los kosong.",
        "Pendaftaran dilakukan sesuai syarat di Perwali: KTP dan KK, tanpa biaya.",
        "Air keruh karena perbaikan pipa induk; pembilasan selesai pukul 14.00.",
    ],
)
def test_an_answer_that_says_it_all_is_left_in_peace(text: str) -> None:
    assert lacks(text) == []


def test_what_is_missing_is_named_and_nothing_else() -> None:
    assert lacks("Dahan yang menutupi rambu sudah dipangkas hari ini sampai bersih.") == [Lack.WHO]
    assert lacks("Ballast lampu itu sudah diganti oleh teknisi, lampunya menyala.") == [Lack.WHEN]
    assert lacks("Sudah diperbaiki.") == [Lack.SHORT, Lack.WHO, Lack.WHEN]


def test_the_promised_date_says_when_for_an_interim_answer() -> None:
    text = "Paving akan dipasang kembali oleh regu pemeliharaan Bina Marga."
    assert lacks(text, interim=True) == []
    assert lacks(text) == [Lack.WHEN, Lack.PROMISE]


def test_every_lack_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Lack)
    assert all(sentence.endswith(".") for sentence in SENTENCES.values())
    assert not answers_nothing(check_answer("Sudah diperbaiki."))
