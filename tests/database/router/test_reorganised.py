"""Agencies that were merged or renamed: the file, old labels and an old model under new codes."""

from pathlib import Path
from typing import Any

import pytest

from town import Town
from ulas.agencies.queries.catalogue import catalogue
from ulas.agencies.reference.problems import ReferenceFaults
from ulas.agencies.reference.reorganised import read_reorganised
from ulas.complaints.queries.routing import propose_for
from ulas.jobs import training

MERGED = '[agency.DISHUB]\nto = "DPUPR"\nsince = 2026-02-01\nreason = "Perda baru"\n'


@pytest.fixture
def city(tmp_path: Path, settings: Any) -> Path:
    """A city's folder that says only what was reorganised."""
    settings.ULAS_CITY_FOLDER = tmp_path
    return tmp_path


def test_the_file_is_read_and_its_faults_are_told(city: Path) -> None:
    assert read_reorganised(city) == ()
    file = city / "reorganised.toml"
    file.write_text(f'{MERGED}[agency.GONE]\nto = ""\n', encoding="utf-8")
    assert read_reorganised(city) == (("DISHUB", "DPUPR"), ("GONE", None))
    file.write_text('[agency.OLD]\nnach = "NEW"\n', encoding="utf-8")
    with pytest.raises(ReferenceFaults, match="nach"):
        read_reorganised(city)


def test_the_model_of_before_speaks_for_the_successor_at_once(db: None, city: Path) -> None:
    town = Town()
    training.train_now(town.now)
    town.file(category="", text="Lampu lalu lintas dan rambu di simpang rusak.")
    before = propose_for(town.complaint)
    assert before.agencies[0].code == "DISHUB"
    (city / "reorganised.toml").write_text(MERGED, encoding="utf-8")
    town.cast.transport.active = False
    town.cast.transport.save()
    after = propose_for(town.complaint)
    assert after.model_version == before.model_version
    assert after.agencies[0].code == "DPUPR"
    assert "DISHUB" not in [one.code for one in after.agencies]


def test_the_next_night_learns_by_the_new_codes(db: None, city: Path) -> None:
    town = Town()
    training.train_now(town.now)
    for number in range(12):
        town.after(1).file(text=f"Gapura miring nomor {number}", category="")
        town.do("accept", town.clerk)
        town.do("distribute", town.reviewer, agencies=["DISHUB"])
    (city / "reorganised.toml").write_text(MERGED, encoding="utf-8")
    town.cast.transport.active = False
    town.cast.transport.save()
    assert catalogue().successors == (("DISHUB", "DPUPR"),)
    assert training.train_now(town.after(24 * 60).now).startswith("DONE: Model baru dipakai")
    town.file(category="", text="Gapura miring")
    assert propose_for(town.complaint).agencies[0].code == "DPUPR"
