"""The SOP on paper: what an approved and a changed file print, and what is drawn."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import pdf_pages
from ulas.reports.documents import sop_paper
from ulas.reports.documents.lanes import marks_of, reading_of, with_arrows
from ulas.reports.documents.paper import flow_data
from ulas.sop.procedure import parse

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
FILE = Path(__file__).resolve().parents[3] / "data" / "surakarta" / "sop.toml"
TEXT = FILE.read_text(encoding="utf-8")
DRAFT = TEXT.replace("approved = true", "approved = false", 1)


def printed(text: str) -> str:
    return pdf_pages.text(sop_paper(parse(text), NOW))


def test_the_approved_paper_has_its_identity_block_and_every_list() -> None:
    paper = printed(TEXT)
    for said in (
        "PEMERINTAH KOTA SURAKARTA",
        "SKA.Diskominfo SP.03.01. CFM.03.SOP.BID_Egov/2",
        "6 Juni 2022",
        "31 Oktober 2024 (revisi ke-1)",
        "29 November 2024",
        "HENY ERMAWATI, SH, M.Hum",
        "NIP 19700222 199503 2 004",
        "Peraturan Presiden Nomor 95 Tahun 2018",
        "Mampu mengoperasikan komputer",
        "(kosong di kertas)",
        "Printer",
        "Pencapaian Waktu SOP Dalam Kondisi Normal",
        "Identitas Pengadu",
    ):
        assert said in paper, said
    assert "belum disahkan" not in paper


def test_a_draft_prints_neither_number_nor_approval() -> None:
    paper = printed(DRAFT)
    assert "rancangan, belum disahkan" in paper
    for hidden in ("SKA.Diskominfo", "HENY", "NIP", "Disahkan oleh", "29 November 2024"):
        assert hidden not in paper, hidden


def test_every_row_stands_in_the_flow_table_with_its_standard() -> None:
    pages = pdf_pages.pages(sop_paper(parse(TEXT), NOW))
    assert len(pages) == 3
    flow = " ".join(pages[1].split())
    for row in parse(TEXT).rows:
        assert " ".join(row.title.split()) in flow
    assert flow.count("60 Menit") == 5
    assert "15 Menit" in flow
    assert "Penelaah Teknis Kebijakan" in flow


def test_lanes_that_the_paper_lost_stay_blank_and_are_said_to_be() -> None:
    rows = flow_data(parse(TEXT))["rows"]
    assert [row["marks"] for row in rows] == [[]] * 8
    assert [row["texts"] for row in rows] == [[], [], [[1, "—"]], [], [], [], [], []]
    paper = printed(TEXT)
    assert "baris 1, 2, 4, 5, 6, 7, 8 hilang dari salinan kami" in paper
    assert "baris 4 (mendelegasikan ulang): Penelaah Teknis Kebijakan" in paper
    assert "bukan bagian dari SOP yang disahkan" in paper


def test_the_annex_draws_four_symbols_where_the_file_puts_the_owner() -> None:
    reading = reading_of(parse(TEXT))["flow"]
    assert reading["lanes"][:2] == [
        "Penelaah Teknis Kebijakan", "Pengolah Informasi dan Komunikasi",
    ]  # fmt: skip
    drawn = [[mark["symbol"] for mark in row["marks"]] for row in reading["rows"]]
    assert drawn[0] == drawn[-1] == ["capsule"]
    assert drawn[1] == drawn[3] == ["diamond", "pentagon"]
    assert drawn[5] == ["box", "box"]
    assert reading["rows"][3]["marks"][1]["label"] == "ke baris 6"


def test_a_file_that_names_symbols_gets_them_drawn_and_joined() -> None:
    cells = 'paper_performer = ["", "kapsul"]'
    text = TEXT.replace('title = "Mulai"\n', f'title = "Mulai"\n{cells}\n')
    text = text.replace(
        'website ULAS/Solo Destination."\ninputs',
        'website ULAS/Solo Destination."\npaper_performer = ["kotak", ""]\ninputs',
        1,
    )
    first, second, third = flow_data(parse(text))["rows"][:3]
    assert first["marks"][0]["symbol"] == "capsule"
    assert first["leaves"]
    assert (second["marks"][0]["lane"], second["enters"]) == (0, 1)
    assert not second["leaves"]
    assert third["enters"] is None
    assert printed(text)


@pytest.mark.parametrize("word", ["kapsul", "Kotak", "belah ketupat", "panah", "SEGI LIMA"])
def test_each_of_the_five_symbols_has_a_word(word: str) -> None:
    marks, texts = marks_of(["", word])
    assert (len(marks), marks[0]["lane"], texts) == (1, 1, [])


def test_other_words_in_a_lane_are_printed_as_they_stand() -> None:
    assert marks_of(["—", "lihat #lampiran"]) == ([], [[0, "—"], [1, "lihat #lampiran"]])
    assert with_arrows([]) == []


def test_a_long_procedure_repeats_its_head_on_every_page() -> None:
    rows = "".join(
        f'[row.{number}]\ntitle = "Langkah panjang {number} {"yang ditulis rinci " * 12}"\n'
        f'paper_performer = ["kotak", ""]\nminutes = 5\n'
        for number in range(9, 40)
    )
    text = TEXT.replace("# ---------------------------------------------------------------- 2.",
                        f"{rows}\n# 2.", 1)  # fmt: skip
    pages = pdf_pages.pages(sop_paper(parse(text), NOW))
    flow = [page for page in pages if "Langkah panjang" in page]
    paper = [page for page in flow if "Mutu Baku" in page and "Kelengkapan" in page]
    annex = [page for page in flow if "Penanggung" in page and "petugas bidang" in page]
    assert len(paper) >= 3
    assert len(paper) + len(annex) == len(flow)


def test_markup_in_the_file_is_printed_as_text() -> None:
    odd = "Judul #[x] $a$ *b* _c_ @d <e> \\u{41}"
    text = TEXT.replace(
        'title = "Penanganan Aduan Melalui Website dan Solo Destination"', f"title = '{odd}'", 1
    )
    assert odd in printed(text)
