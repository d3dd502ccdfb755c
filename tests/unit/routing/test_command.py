"""./ulas routing: train, evaluate, explain, and files that cannot be used."""

import csv
import json
from pathlib import Path

import pytest

from ulas.commands import routing
from ulas.routing.evaluate import Columns, RowsError, examples_of
from unit.routing.texts import made_up


def write(path: Path, count: int, seed: int) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["agency", "text", "received"])
        for number, each in enumerate(made_up(count, seed)):
            rows.writerow([each.agency_code, each.text, f"2026-{number:04d}"])
    return path


def test_evaluate_prints_its_figures_as_json_on_the_last_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    learned, tested = write(tmp_path / "a.csv", 400, 1), write(tmp_path / "b.csv", 100, 2)
    words = ["--train", str(learned), "--test", str(tested), "--text", "text", "--label", "agency"]
    assert routing.main(["evaluate", *words, "--time", "received"]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert found["accuracy"] > 0.9 and found["top3"] > 0.95
    assert {
        "macro_f1",
        "brier",
        "ece",
        "accuracy_at_80",
        "accuracy_at_70",
        "accuracy_at_60",
        "accuracy_at_50",
        "fit_seconds",
        "microseconds_per_text",
        "model_bytes",
    } <= set(found)
    assert found["model_bytes"] < 20_000_000


def test_train_writes_a_model_that_explain_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = tmp_path / "model.npz"
    assert routing.main(["train", str(write(tmp_path / "a.csv", 400, 1)), "--out", str(model)]) == 0
    assert "400 aduan, 4 instansi" in capsys.readouterr().out
    assert routing.main(["explain", "sampah menumpuk di tps", "--model", str(model)]) == 0
    told = capsys.readouterr().out
    assert "DLH" in told.splitlines()[1] and "sampah" in told


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "tidak ada baris"),
        ("text,agency\n", "tidak ada baris"),
        ("text,wrong\na,b\n", "Kolom “agency” tidak ada"),
        ("text,agency\na,\n", "Tidak ada baris dengan isi"),
        ("text,agency\n!!!,DLH\n", None),
    ],
)
def test_files_that_cannot_be_used_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, sentence: str | None
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    done = routing.main(["evaluate", "--train", str(path), "--test", str(path)])
    assert done == (1 if sentence else 0)
    assert (sentence or "") in capsys.readouterr().err


def test_a_missing_file_or_broken_model_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert routing.main(["train", str(tmp_path / "no.csv"), "--out", str(tmp_path / "m")]) == 1
    broken = tmp_path / "broken.npz"
    broken.write_bytes(b"nothing")
    assert routing.main(["explain", "lampu", "--model", str(broken)]) == 1
    assert "aturan saja" in capsys.readouterr().out


def test_rows_are_put_in_order_of_time() -> None:
    rows = [
        {"t": "b", "a": "X", "w": "2"},
        {"t": "a", "a": "X", "w": "1"},
        {"t": "c", "a": " ", "w": "3"},
    ]
    found = examples_of(rows, Columns("t", "a", "w"))
    assert [each.text for each in found] == ["a", "b"]
    with pytest.raises(RowsError, match="kolom yang ada: t, a, w"):
        examples_of(rows, Columns("t", "nothing"))
