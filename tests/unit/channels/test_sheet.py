"""Tables that people export elsewhere: what is read, and how a broken line is told."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from ulas.channels.sheet import (
    ColumnsRefused,
    Names,
    SheetRefused,
    columns_of,
    read_row,
    read_sheet,
)
from ulas.channels.sheet.moments import read_moment
from ulas.channels.sheet.rows import plain
from ulas.complaints.actions.importing.import_complaint import ImportedCase, Outcome

SOLO = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 6, 1, tzinfo=UTC)
NAMES = Names(
    categories={plain("Jalan Rusak"): "jalan"}, agencies={"dpupr": "DPUPR"},
    areas={"pajang": "33.72.01.1001", "laweyan/pajang": "33.72.01.1001"}, zone=SOLO,
)  # fmt: skip
CELLS = {
    "number": "LAMA-1", "received_at": "2026-01-10 09:30", "text": "Jalan berlubang besar.",
    "category": "jalan rusak", "status": "Baru", "channel": "WhatsApp", "phone": "81234567890",
}  # fmt: skip


@pytest.mark.parametrize(
    ("content", "delimiter"),
    [
        ("Tanggal;Isi\n2026-01-10;Satu\n", "“;”"),
        ("Tanggal,Isi\r\n2026-01-10,Satu\r\n", "“,”"),
        ("\n\nTanggal\tIsi\n2026-01-10\tSatu\n", "tab"),
        ("\ufeffTanggal|Isi\n2026-01-10|Satu\n", "“|”"),
    ],
)
def test_delimiters_and_line_ends_are_found_out(content: str, delimiter: str) -> None:
    sheet = read_sheet("a.csv", content.encode())
    assert sheet.headings == ("Tanggal", "Isi")
    assert [line.cells for line in sheet.lines] == [("2026-01-10", "Satu")]
    assert delimiter in sheet.reading


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_found_out(encoding: str) -> None:
    sheet = read_sheet("a.csv", "Tanggal;Isi\n2026-01-10;Café “tutup”\n".encode(encoding))
    assert sheet.lines[0].cells[1] == "Café “tutup”"


def test_a_record_of_several_lines_keeps_its_line_number() -> None:
    content = 'Tanggal;Isi\n1;"dua\nbaris; dengan ""kutip"""\n\n2;akhir\n'
    lines = read_sheet("a.csv", content.encode()).lines
    assert [(line.number, line.cells[1]) for line in lines] == [
        (2, 'dua\nbaris; dengan "kutip"'), (5, "akhir"),
    ]  # fmt: skip


def test_broken_lines_are_told_one_by_one_and_the_others_read() -> None:
    content = 'Tanggal;Isi\n1;benar\n2;"tidak ditutup\n3;terlalu;banyak\n4\n5;benar\n'
    lines = read_sheet("a.csv", content.encode()).lines
    assert {line.number: line.fault for line in lines if line.fault} == {
        3: "Tanda kutip tidak ditutup.",
        4: "Baris ini berisi 3 kolom, seharusnya 2. Periksa pemisah dan tanda kutipnya.",
        5: "Baris ini berisi 1 kolom, seharusnya 2. Periksa pemisah dan tanda kutipnya.",
    }
    assert [line.cells[0] for line in lines if not line.fault] == ["1", "5"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "kosong"),
        (b"  \n ", "kosong"),
        (b"hanya satu kolom\nx\n", "bukan baris judul"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 99, "XLS lama"),
        (b"PK\x03\x04" + b"rusak", "bukan buku kerja XLSX"),
        (b"\x00\x01\xff\xfe\x80;\x81", "bukan CSV atau XLSX"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(SheetRefused, match=said):
        read_sheet("ekspor.csv", content)


def test_a_workbook_is_read_with_its_dates_and_numbers() -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["Nomor", "Tanggal", "Isi", None])
    sheet.append([17.0, datetime(2026, 1, 10, 9, 30), "Satu", None])
    sheet.append([None, None, None, None])
    sheet.append([18, "11/01/2026", " Dua ", None])
    out = io.BytesIO()
    book.save(out)
    read = read_sheet("a.xlsx", out.getvalue())
    assert read.headings == ("Nomor", "Tanggal", "Isi")
    assert [(line.number, line.cells) for line in read.lines] == [
        (2, ("17", "2026-01-10 09:30:00", "Satu")),
        (4, ("18", "11/01/2026", "Dua")),
    ]


def test_known_headings_are_recognised_and_a_map_wins() -> None:
    headings = ("No. Aduan", "Tgl Aduan", "Isi Laporan", "Keluhan", "Warna")
    found = columns_of(headings, {})
    assert dict(found.positions) == {"number": 0, "received_at": 1, "text": 2}
    assert found.unread == ("Keluhan", "Warna")
    mapped = columns_of(headings, {"text": "Keluhan", "title": "Warna"})
    assert mapped.positions["text"] == 3
    assert mapped.cells(("1", "2", "3")) == {
        "number": "1", "received_at": "2", "text": "", "title": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"warna": "Isi"}, "Kolom “warna” tidak dikenal"),
        ({"text": "Tidak Ada"}, "Judul “Tidak Ada” tidak ada"),
        ({}, "Kolom received_at tidak ditemukan.*--map received_at=JUDUL"),
    ],
)
def test_a_map_that_does_not_fit_is_refused(given: dict[str, str], said: str) -> None:
    with pytest.raises(ColumnsRefused, match=said):
        columns_of(("Isi", "Catatan"), given)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-01-10 09:30", "2026-01-10T09:30:00+07:00"),
        ("2026-01-10T09:30:05Z", "2026-01-10T09:30:05+00:00"),
        ("10/01/2026 09.30", "2026-01-10T09:30:00+07:00"),
        ("10 Januari 2026, pukul 21.05 WIB", "2026-01-10T21:05:00+07:00"),
        ("Senin, 5 Jan 2026", "2026-01-05T00:00:00+07:00"),
        ("31/02/2026", None),
        ("01/13/2026", None),
        ("kemarin", None),
        ("10 Brumaire 2026", None),
    ],
)
def test_dates_as_exports_write_them(text: str, told: str | None) -> None:
    found = read_moment(text, SOLO)
    assert (found.isoformat() if found else None) == told


def test_a_row_becomes_a_case() -> None:
    case = read_row(2, CELLS, NAMES, NOW)
    assert isinstance(case, ImportedCase)
    assert (case.key, case.outcome, case.channel) == ("LAMA-1", Outcome.OPEN, "WHATSAPP")
    assert case.filing.category == "jalan"
    assert case.filing.phone == "081234567890", "a spreadsheet drops the leading zero"
    assert "nomor LAMA-1" in case.note


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"received_at": ""}, "received_at", "kosong"),
        ({"received_at": "kapan-kapan"}, "received_at", "bukan tanggal"),
        ({"received_at": "2099-01-01"}, "received_at", "masa depan"),
        ({"category": "Tidak Ada"}, "category", '--category "Tidak Ada=KODE"'),
        ({"area": "Entah"}, "area", "Kelurahan “Entah” tidak dikenal"),
        ({"status": "Entah"}, "status", "tidak dikenal"),
        ({"channel": "Merpati"}, "channel", "tidak dikenal"),
        ({"latitude": "utara"}, "latitude", "derajat desimal"),
        ({"status": "Ditolak", "closed_at": "2026-02-01"}, "status", '--ground "Ditolak=KODE"'),
        ({"status": "Selesai", "agency": "DPUPR", "answered_at": "2026-02-01"}, "answer", "kosong"),
        (
            {"status": "Selesai", "answer": "Sudah.", "answered_at": "2026-02-01"},
            "agency", "instansinya kosong",
        ),
        (
            {"status": "Selesai", "agency": "Entah", "answer": "Ya.", "answered_at": "2026-02-01"},
            "agency", '--agency "Entah=KODE"',
        ),
        ({"status": "Selesai", "agency": "DPUPR", "answer": "Sudah."}, "answered_at", "kosong"),
        (
            {"status": "Selesai", "agency": "DPUPR", "answer": "Ya.", "answered_at": "2025-12-01"},
            "answered_at", "mendahului tanggal aduan",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_line_and_column(
    cells: dict[str, str], column: str, said: str
) -> None:
    faults = read_row(7, {**CELLS, **cells}, NAMES, NOW)
    assert isinstance(faults, list)
    assert [fault.column for fault in faults] == [column]
    assert said in faults[0].sentence
    assert str(faults[0]).startswith(f"baris 7, {column}: ")
    assert faults[0].value == {**CELLS, **cells}.get(column, "")


def test_all_faults_of_a_row_are_told_at_once() -> None:
    faults = read_row(3, {"received_at": "x", "status": "y", "area": "z"}, NAMES, NOW)
    assert isinstance(faults, list)
    assert {fault.column for fault in faults} == {"received_at", "status", "area"}


def test_a_row_without_a_number_is_known_by_what_was_said_and_when() -> None:
    bare = {**CELLS, "number": ""}
    one, same = read_row(2, bare, NAMES, NOW), read_row(9, {**bare, "status": "Proses"}, NAMES, NOW)
    other = read_row(2, {**bare, "text": "Lain."}, NAMES, NOW)
    assert isinstance(one, ImportedCase) and isinstance(same, ImportedCase)
    assert isinstance(other, ImportedCase)
    assert one.key == same.key != other.key
    assert one.digest != same.digest, "the row is known, and that it changed is known too"
