"""The writer of PDFs takes any text and never more than it can bear."""

from __future__ import annotations

import unicodedata
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pdf_pages
from ulas.reports.documents import rendering
from ulas.reports.documents.rendering import BREAK, DocumentRefused, breakable, rendered

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
HEAD = {"government": "Pemerintah Kota", "unit": "Dinas", "lines": []}


def history(*happenings: str) -> bytes:
    data: dict[str, Any] = {
        "head": HEAD, "foot": "kaki", "number": "1", "about": [], "steps": [], "totals": [],
        "happenings": [["kini", one, "sistem"] for one in happenings], "remark": "",
    }  # fmt: skip
    return rendered("history", data, NOW)


@given(st.text(max_size=300))
def test_breaking_long_words_changes_nothing_that_shows(text: str) -> None:
    made = breakable(text)
    assert made.replace(BREAK, "") == text.replace(BREAK, "")
    plain = text.replace(BREAK, "x")
    for run in breakable(plain).replace(BREAK, " ").split():
        letters = [one for one in run if not unicodedata.category(one).startswith(("M", "C"))]
        assert len(letters) <= rendering.LONGEST_WORD or any(
            unicodedata.category(one).startswith(("M", "C")) for one in run
        )


def test_a_mark_stays_with_its_letter() -> None:
    assert BREAK + "\u0301" not in breakable("e\u0301" * 60)


def test_text_is_printed_letter_by_letter() -> None:
    odd = 'Pak #[Budi] $x$ *tebal* _miring_ `kode` @a <b> \\ // "kutip" ~ - = + /* ê é è'
    assert odd in pdf_pages.text(history(odd))


def test_the_longest_word_and_every_line_come_out_whole() -> None:
    pages = pdf_pages.pages(history("é" * 9_000, "#" * 500))
    said = "".join(pages)
    assert len(pages) > 1
    assert (said.count("é"), said.count("#")) == (9_000, 500)


def test_the_same_data_gives_the_same_bytes() -> None:
    assert history("satu", "dua") == history("satu", "dua")


def test_too_much_data_is_refused_with_a_sentence() -> None:
    with pytest.raises(DocumentRefused, match="terlalu banyak"):
        history("x" * (rendering.MOST_BYTES + 1))


def test_a_document_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "MOST_SECONDS", 0)
    with pytest.raises(DocumentRefused, match="terlalu lama"):
        rendering._result(Future())


def test_a_panic_of_the_writer_does_not_end_the_server() -> None:
    class PanicException(BaseException):
        pass

    job: Future[bytes] = Future()
    job.set_exception(PanicException("slice"))
    with pytest.raises(DocumentRefused, match="tidak dapat dicetak"):
        rendering._result(job)


def test_without_the_typeface_the_bundled_one_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "typeface_found", lambda: False)
    rendering._fonts.cache_clear()
    assert rendering.typefaces() == [rendering.BUNDLED]
    assert "Aduan masuk" in pdf_pages.text(history("Aduan masuk"))
    rendering._fonts.cache_clear()
