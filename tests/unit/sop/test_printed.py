"""The diagram, the tables and the command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ulas.commands import sop as command
from ulas.sop.diagram import diagram
from ulas.sop.printed import render_reference, table
from ulas.sop.procedure import Procedure, parse


def test_the_diagram_shows_every_step_and_the_straight_way(sop: Procedure) -> None:
    drawn = diagram(sop)
    assert drawn.startswith("flowchart TD\n")
    for step in sop.steps:
        assert f'    {step.key}["' in drawn
    for arrow in (
        'START -->|"Catat aduan"| receive',
        'receive -->|"Terima aduan"| distribute',
        'distribute -->|"Distribusikan"| send',
        'send -->|"Sampaikan ke instansi"| dispose',
        'dispose -->|"Disposisi ke bidang"| answer',
        'publish -->|"Terbitkan jawaban (akhir dari semua)"| finish',
    ):
        assert arrow in drawn


def test_every_arrow_joins_two_boxes(sop: Procedure) -> None:
    drawn = diagram(sop)
    boxes = set(re.findall(r"^    (\w+)[\[(]", drawn, re.MULTILINE))
    ends = re.findall(r'^    (\w+) -[.-]*->\|"[^"|]+"\| (\w+)$', drawn, re.MULTILINE)
    assert len(ends) == drawn.count("->|")
    assert {box for pair in ends for box in pair} == boxes


def test_the_diagram_follows_the_file(sop_text: str, added_step: str) -> None:
    drawn = diagram(parse(sop_text + added_step.replace("foto", 'foto \\"baru\\"')))
    assert 'photo_check["Memeriksa foto #quot;baru#quot; sesudah<br/>45 menit"]' in drawn
    assert 'publish -->|"Terbitkan jawaban (sementara)"| photo_check' in drawn


def test_the_table_is_the_paper(sop: Procedure) -> None:
    lines = table(sop).splitlines()
    assert len(lines) == 10
    assert len({line.count("|") for line in lines}) == 1
    assert "| 5 | Mengirimkan aduan ke Perangkat Daerah/BUMD. |" in lines[6]
    assert "| 15 Menit |" in lines[6]


def test_the_reference_page_holds_paper_reading_and_picture(sop: Procedure) -> None:
    page = render_reference(sop)
    for words in (*sop.paper.legal_bases, "```mermaid", "29 November 2024", "`follow_up`"):
        assert words in page


def test_show_tells_the_steps_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["show"]) == 0
    shown = capsys.readouterr().out
    assert "Mengirim ke instansi (send, baris 5)\n  batas: 15 menit; jam Diskominfo SP\n" in shown
    assert max(map(len, shown.splitlines())) <= 110


def test_diagram_prints_the_flowchart(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["diagram"]) == 0
    assert capsys.readouterr().out.startswith("flowchart TD")


def test_check_is_content_with_a_sound_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check"]) == 0
    assert "tidak ada masalah; 11 langkah" in capsys.readouterr().out


def test_check_tells_each_problem_with_line_and_field(
    sop_text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sop.toml"
    wrong = sop_text.replace("minutes = 15", "minutes = -1").replace("reopens", "reopen")
    path.write_text(wrong, encoding="utf-8")
    assert command.main(["check", str(path)]) == 1
    said = capsys.readouterr().err
    line = sop_text[: sop_text.index("minutes = 15")].count("\n") + 1
    assert f"{path}:{line}: row.5.minutes: " in said
    assert "limits.reopen" in said
    assert "masalah; berkas ini tidak dapat dipakai." in said


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_check_says_when_there_is_nothing_to_read(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sop.toml"
    if content:
        path.write_bytes(content)
    assert command.main(["check", str(path)]) == 1
    assert "berkas tidak dapat dibaca" in capsys.readouterr().err
