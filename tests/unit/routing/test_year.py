"""A played year: corrections that are fed back make the router go wrong less often."""

import json
from pathlib import Path

import pytest

from ulas.commands import routing
from ulas.routing.simulate import year
from unit.routing.test_command import write
from unit.routing.texts import made_up


def test_corrections_bring_the_misrouted_share_down() -> None:
    weeks = list(year(made_up(480), weeks=6))
    assert [week.number for week in weeks] == [1, 2, 3, 4, 5, 6]
    assert sum(week.cases for week in weeks) == 480
    first, last = weeks[0], weeks[-1]
    assert last.misrouted < first.misrouted / 4
    assert last.misrouted / last.cases < 0.1


def test_the_command_tells_each_week_and_the_shares_at_last(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "a.csv", 120, 1)
    assert routing.main(["year", str(file), "--weeks", "3", "--time", "received"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in said[:3]] == ["minggu 1", "minggu 2", "minggu 3"]
    assert len(json.loads(said[-1])["misrouted_share"]) == 3


def test_more_weeks_than_complaints_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "a.csv", 20, 1)
    assert routing.main(["year", str(file), "--weeks", "21"]) == 1
    assert "antara 1 dan 20" in capsys.readouterr().err
