"""`./ulas import` killed in the middle and run again: nothing twice, nothing lost, nothing half."""

from __future__ import annotations

import csv
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from installation import command
from served import environment, run

pytestmark = pytest.mark.processes
ROWS = 120
PATIENCE = 90
HEADINGS = ("Nomor", "Tanggal", "Isi", "Nama", "Email", "Status")


def row(number: int) -> list[str]:
    text = f"Lampu mati di Gang Uji {number}."
    return [f"U-{number}", "2026-03-02 09:00", text, f"Warga {number}", "w@contoh.id", "Baru"]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    made = environment(tmp_path)
    run(made, "migrate", "--verbosity", "0")
    run(made, "load")
    return made


def count(env: dict[str, str], table: str) -> int:
    path = Path(env["ULAS_DATA"]) / "ulas.sqlite3"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_it_is_killed_midway_and_goes_on(env: dict[str, str], tmp_path: Path) -> None:
    export = tmp_path / "ekspor.csv"
    with export.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows([HEADINGS, *map(row, range(ROWS))])
    first = subprocess.Popen(
        command("import", str(export)),
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + PATIENCE
    while count(env, "complaints_importedrow") < 10:
        assert first.poll() is None, "it was over before it could be killed"
        assert time.monotonic() < until
        threading.Event().wait(0.02)
    first.kill()
    first.wait(timeout=20)
    taken = count(env, "complaints_importedrow")
    assert 10 <= taken < ROWS, "it was killed too late to show anything"
    assert count(env, "complaints_complaint") == taken, "a row came half"
    assert f"{taken} aduan" in run(env, "verify")

    said = run(env, "import", str(export))
    assert f"{ROWS - taken} baris dimasukkan, {taken} sudah ada, 0 ditolak." in said
    assert f"{ROWS} dari {ROWS} baris" in said
    assert count(env, "complaints_complaint") == ROWS
    assert "utuh" in run(env, "verify")


def test_a_workbook_is_taken_with_its_broken_row_told(env: dict[str, str], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for cells in (HEADINGS, row(1), ["U-2", "entah", "Isi.", "", "", "Baru"], row(3)):
        sheet.append(list(cells))
    path = tmp_path / "ekspor.xlsx"
    book.save(path)
    said = run(env, "import", str(path), "--dry-run", code=1)
    assert "2 baris dapat dimasukkan, 0 sudah ada, 1 ditolak." in said
    assert count(env, "complaints_complaint") == 0
    said = run(env, "import", str(path), code=1)
    assert "baris 3, received_at: “entah” bukan tanggal" in said
    assert "2 baris dimasukkan" in said
    report = (tmp_path / "ekspor.xlsx.masalah.csv").read_text(encoding="utf-8-sig")
    assert "3;received_at;entah;" in report
