"""Settings: the environment wins over the file, and a slip is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ulas.config import environment


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for setting in environment.SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    monkeypatch.setenv("ULAS_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def test_the_settings_file_of_the_data_folder_is_read(clean: Path) -> None:
    (clean / "ulas.env").write_text("# city\nULAS_CITY = klaten\nULAS_MAIL_FROM='A <a@b.id>'\n")
    environment.load()
    assert environment.read("ULAS_CITY") == "klaten"
    assert environment.read("ULAS_MAIL_FROM") == "A <a@b.id>"


def test_the_process_environment_wins_over_the_file(
    clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clean / "ulas.env").write_text("ULAS_CITY=klaten\n")
    monkeypatch.setenv("ULAS_CITY", "sragen")
    environment.load()
    assert environment.read("ULAS_CITY") == "sragen"


def test_the_key_ring_lies_outside_the_data_folder(clean: Path) -> None:
    keys = Path(environment.read("ULAS_KEYS"))
    assert not keys.is_relative_to(clean)
    assert keys.parent == clean.parent


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ULAS_CTIY=solo", "line 2: ULAS_CTIY is not a setting"),
        ("what is this", "line 2: write NAME=value"),
    ],
)
def test_a_slip_in_the_file_is_told_with_its_line(line: str, said: str) -> None:
    with pytest.raises(environment.SettingError, match=said):
        environment.parse(f"# first\n{line}\n", source="ulas.env")


def test_a_named_settings_file_must_exist(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ULAS_SETTINGS", str(clean / "missing.env"))
    with pytest.raises(environment.SettingError, match="does not exist"):
        environment.load()


def test_a_switch_is_yes_or_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ULAS_DEBUG", "perhaps")
    with pytest.raises(environment.SettingError, match="write yes or no"):
        environment.read_switch("ULAS_DEBUG")
