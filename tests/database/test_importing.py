"""`./ulas import`: rows with their own history, no row twice, faults by line, nothing half."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

import laws
import portal_cast
from town import Town, everything
from ulas.complaints.models import Complaint, Delivery, ImportedRow, StepRun
from ulas.complaints.queries.verification import verify_cases
from ulas.jobs import rounds
from ulas.look.now import freeze

COLUMNS = [
    "Nomor", "Tanggal", "Kanal", "Kategori", "Instansi", "Judul", "Isi", "Status", "Jawaban",
    "Tanggal Jawaban", "Nama", "Email",
]  # fmt: skip
PERSON = ["Siti Aminah", "siti@contoh.id"]
ROWS = [
    ["1", "2026-01-05 09:00", "Website", "Jalan dan Drainase", "", "", "Jalan berlubang.", "Baru",
     "", "", *PERSON],
    ["2", "5 Januari 2026", "WA", "", "DPUPR", "", "Saluran mampet sekali.", "Selesai",
     "Sudah dikuras.", "07/01/2026 14.00", *PERSON],
    ["3", "2026-01-06", "Surat", "", "", "", "Minta bantuan modal.", "Bukan Wewenang",
     "Silakan ke bank.", "2026-01-08", *PERSON],
    ["4", "2026-01-07", "", "", "", "", "Tidak jadi.", "Dicabut", "", "2026-01-08", *PERSON],
]  # fmt: skip
Import = Callable[..., tuple[int, str]]
importing = import_module("ulas.commands.import")


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    town = Town()
    freeze(town.now)
    yield town
    freeze(None)


@pytest.fixture
def take(town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    """Write rows into a CSV and import it; exit code and all that was printed."""

    def imported(rows: list[list[str]], *words: str, name: str = "ekspor.csv") -> tuple[int, str]:
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=";").writerows([COLUMNS, *rows])
        code = importing.main([str(path), *words])
        said = capsys.readouterr()
        return code, said.out + said.err

    return imported


def states() -> list[str]:
    return list(Complaint.objects.order_by("id").values_list("state", flat=True))


def test_rows_come_with_their_own_history(town: Town, take: Import) -> None:
    code, said = take(ROWS)
    assert code == 0
    assert "4 baris dimasukkan, 0 sudah ada, 0 ditolak." in said
    assert "4 dari 4 baris" in said
    assert "Tanggal -> received_at" in said
    assert states() == ["FILED", "CLOSED", "REJECTED", "WITHDRAWN"]
    answered = town.about(Complaint.objects.order_by("id")[1])
    assert answered.events == [
        "FILED", "ACCEPTED", "DISTRIBUTED", "DELIVERED", "ANSWER_SUBMITTED", "ANSWER_PUBLISHED",
        "CLOSED", "NOTE_ADDED",
    ]  # fmt: skip
    assert answered.complaint.closed_at.isoformat() == "2026-01-07T07:00:00+00:00"
    assert answered.complaint.released_at is None, "nothing comes out to the public by an import"
    assert not Delivery.objects.exists(), "no letter leaves for what happened elsewhere"
    *_, proof = verify_cases()
    assert proof.faults == []
    assert laws.broken_anywhere() == []


def test_imported_minutes_count_for_nobody(town: Town, take: Import) -> None:
    take(ROWS)
    assert set(StepRun.objects.values_list("charged_to", "excused")) == {("IMPORTED", True)}
    rounds.everything(town.now)
    assert not StepRun.objects.exclude(next_warning_at=None).exists()
    assert "ESCALATED" not in {one for c in Complaint.objects.all() for one in town.about(c).events}


def test_an_open_row_waits_for_the_clerk_and_can_be_driven(town: Town, take: Import) -> None:
    take(ROWS[:1])
    town.about(Complaint.objects.get())
    assert (town.state, town.open_steps) == ("FILED", ["receive"])
    assert town.complaint.received_at.isoformat() == "2026-01-05T02:00:00+00:00"
    assert town.complaint.filed_at == town.now
    town.do("accept", town.clerk)
    (referral,) = town.refer("DPUPR")
    town.answer(town.roads, referral, "Sudah ditambal.")
    assert town.state == "ANSWERED"
    assert not town.runs("dispose").get().excused, "what happens here counts again"


def test_the_same_row_never_comes_twice(town: Town, take: Import) -> None:
    take(ROWS)
    before = everything()
    code, said = take(ROWS)
    assert (code, "0 baris dimasukkan, 4 sudah ada" in said) == (0, True)
    assert everything() == before
    changed = [[*ROWS[0][:6], "Isi yang berubah.", *ROWS[0][7:]], *ROWS[1:]]
    code, said = take(changed)
    assert "1 sudah ada tetapi isinya kini berbeda (tidak diubah)" in said
    assert everything() == before
    take(ROWS, "--source", "SP4N")
    assert Complaint.objects.count() == 8, "numbers are unique within their source"


def test_a_dry_run_writes_nothing_and_tells_everything(town: Town, take: Import) -> None:
    before = everything()
    wrong = ["5", "kapan-kapan", *ROWS[0][2:]]
    code, said = take([*ROWS, wrong], "--dry-run")
    assert code == 1
    assert "4 baris dapat dimasukkan, 0 sudah ada, 1 ditolak." in said
    assert "baris 6, received_at: “kapan-kapan” bukan tanggal" in said
    assert everything() == before
    assert not ImportedRow.objects.exists()


def test_faults_are_told_by_line_and_the_rest_is_taken(
    town: Town, take: Import, tmp_path: Path
) -> None:
    rows = [
        ROWS[0],
        ["6", "2026-01-05", "", "Tidak Ada", "", "", "Kategori salah.", "Baru", "", "", *PERSON],
        ["7", "2026-01-05", "", "", "", "", "!", "Baru", "", "", *PERSON],
        ["8", "2026-01-05", "", "", "", "", "x" * 100_000, "Baru", "", "", *PERSON],
        ["9", "2026-01-05", "", "", "", "", "Surel salah.", "Baru", "", "", "Budi", "=bukan surel"],
        ["10", "terlalu", "pendek"],
        ["11", "1999-01-01", "", "", "", "", "Sebelum SOP.", "Dicabut", "", "1999-02-01", *PERSON],
        ROWS[1],
    ]
    code, said = take(rows)
    assert code == 1
    assert states() == ["FILED", "CLOSED"]
    assert "2 baris dimasukkan, 0 sudah ada, 6 ditolak." in said
    with (tmp_path / "ekspor.csv.masalah.csv").open(encoding="utf-8-sig", newline="") as table:
        told = list(csv.reader(table, delimiter=";"))
    assert [row[:2] for row in told[1:]] == [
        ["3", "category"], ["4", "text"], ["5", "text"], ["6", "email"], ["7", "baris"],
        ["8", "received_at"],
    ]  # fmt: skip
    assert told[4][2] == "'=bukan surel", "no cell of the report is a formula"
    repaired = [ROWS[0], ["6", "2026-01-05", *ROWS[0][2:]], ROWS[1]]
    assert "1 baris dimasukkan, 2 sudah ada" in take(repaired)[1]


def test_names_are_mapped_by_the_caller(town: Town, take: Import) -> None:
    row = ["6", "2026-01-05", "", "Lubang", "PU Bina Marga", "", "Jalan lubang.", "Diarsipkan",
           "Tidak jelas.", "2026-01-06", *PERSON]  # fmt: skip
    assert take([row])[0] == 1
    words = ("--category", "Lubang=jalan", "--ground", "Diarsipkan=NOT_OURS")
    assert take([row], *words)[0] == 0
    assert Complaint.objects.get().category.code == "jalan"
    code, said = take([row], "--category", "Lubang=tidak-ada")
    assert (code, "kode tidak-ada tidak ada" in said) == (1, True)
    code, said = take([row], "--map", "text")
    assert (code, "harus berbentuk A=B" in said) == (1, True)


def test_a_file_that_is_not_there_or_no_table_is_said(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = tmp_path / "foto.csv"
    photo.write_bytes(portal_cast.photo())
    for path in (tmp_path / "tidak-ada.csv", photo):
        assert importing.main([os.fspath(path)]) == 1
        assert "import: " in capsys.readouterr().err
    assert not Complaint.objects.exists()
