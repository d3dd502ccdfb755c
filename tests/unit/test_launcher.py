"""The launcher: help without set-up, nothing made twice, and clear words when it cannot go on."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def launcher(tmp_path: Path) -> ModuleType:
    """The launcher as a module that believes it lies in a temp folder with pinned files."""
    loader = importlib.machinery.SourceFileLoader("launcher", str(PROJECT / "ulas"))
    spec = importlib.util.spec_from_loader("launcher", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    module.PROJECT = str(tmp_path)
    module.VENV = str(tmp_path / ".venv")
    module.STAMPS = str(tmp_path / ".venv" / "stamps")
    module.PYTHON = sys.executable
    (tmp_path / "requirements.txt").write_text("django==5.2\n")
    return module


@pytest.mark.processes
def test_a_fresh_clone_lists_its_commands_without_setting_up(tmp_path: Path) -> None:
    shutil.copy(PROJECT / "ulas", tmp_path)
    rooms = ["config", "commands"]
    for room in rooms:
        shutil.copytree(PROJECT / "src/ulas" / room, tmp_path / "src/ulas" / room)
    shutil.copy(PROJECT / "src/ulas/__init__.py", tmp_path / "src/ulas")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "ulas")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "serve" in done.stdout
    assert "--data DIR" in done.stdout
    assert not (tmp_path / ".venv").exists()


@pytest.mark.processes
def test_a_misspelt_command_is_answered_with_the_near_one() -> None:
    done = subprocess.run(
        [sys.executable, str(PROJECT / "ulas"), "srve"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Did you mean 'serve'?" in done.stderr


def test_a_part_is_made_anew_only_when_its_sources_changed(launcher: ModuleType) -> None:
    assert not launcher._ready(("runtime",))
    made: list[str] = []
    launcher._part("runtime", lambda: made.append("runtime"))
    assert launcher._ready(("runtime",))
    Path(launcher.PROJECT, "requirements.txt").write_text("django==5.3\n")
    assert not launcher._ready(("runtime",))
    assert made == ["runtime"]


def test_a_part_that_failed_is_tried_again(launcher: ModuleType) -> None:
    def fails() -> None:
        raise launcher.SetUpError("no network")

    with pytest.raises(launcher.SetUpError):
        launcher._part("runtime", fails)
    assert not launcher._ready(("runtime",))


def test_without_the_venv_package_it_prints_the_apt_line(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(launcher.SetUpError, match="apt install python3-venv"):
        launcher.make_venv()


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("npm error code ENOTFOUND", "could not be reached"),
        ("SSLError: CERTIFICATE_VERIFY_FAILED in connection", "NODE_EXTRA_CA_CERTS"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
    ],
)
def test_a_failed_download_says_what_to_do(launcher: ModuleType, said: str, advice: str) -> None:
    assert advice in launcher._advice(said)


def test_the_command_is_found_behind_the_options_for_all(launcher: ModuleType) -> None:
    assert launcher._command(["--data", "elsewhere", "serve", "--port", "80"]) == "serve"
    assert launcher._command([]) == ""


def test_a_start_with_nothing_changed_costs_a_few_hashes(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    launcher._part("runtime", lambda: None)
    launcher._part("frontend", lambda: None)
    launcher._part("pages", lambda: None)
    became: list[list[str]] = []
    monkeypatch.setenv("PYTHONPATH", "src")
    known = Path(launcher.PROJECT, "src/ulas/commands")
    known.mkdir(parents=True)
    (known / "serve.py").touch()
    monkeypatch.setattr(launcher.os, "execv", lambda python, words: became.append(words))
    monkeypatch.setattr(launcher, "set_up", lambda needed: pytest.fail("set up again"))
    started = time.process_time()
    launcher.main(["serve", "--port", "80"])
    assert time.process_time() - started < 0.2
    assert became == [[sys.executable, "-m", "ulas.config", "serve", "--port", "80"]]
