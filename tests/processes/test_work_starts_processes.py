"""`./ulas work` as an operator runs it on the embedded database: it works by itself and stops."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from installation import bare_environment, command

pytestmark = pytest.mark.processes
PATIENCE = 40

FILE_ONE = """
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT
from ulas.look.now import now
filing = actions.Filing(
    text="Lampu PJU di depan Pasar Jongke mati sejak tiga hari.", name="Siti",
    email="siti@contoh.id", address="Depan Pasar Jongke", verified=True,
)
actions.file_complaint(filing=filing, by=COMPLAINANT, now=now(), channel="WEBSITE")
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An installation of its own with the city's data and one complaint."""
    made = bare_environment(tmp_path / "data")
    for words in (("migrate", "--verbosity", "0"), ("load",), ("manage", "shell", "-c", FILE_ONE)):
        subprocess.run(command(*words), env=made, check=True, capture_output=True, timeout=120)
    return made


def ask(env: dict[str, str], query: str) -> object:
    path = Path(env["ULAS_DATA"]) / "ulas.sqlite3"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return database.execute(query).fetchone()[0]


def wait_for(env: dict[str, str], query: str) -> None:
    until = time.monotonic() + PATIENCE
    while not ask(env, query):
        assert time.monotonic() < until, f"never true: {query}"
        threading.Event().wait(0.1)


def test_it_advances_sends_writes_the_root_and_stops_when_told(env: dict[str, str]) -> None:
    worker = subprocess.Popen(command("work"), env=env, stderr=subprocess.DEVNULL)
    try:
        wait_for(env, "SELECT count(*) FROM complaints_event WHERE kind = 'ACCEPTED'")
        wait_for(env, "SELECT count(*) FROM complaints_delivery WHERE state = 'SENT'")
        wait_for(env, "SELECT count(*) FROM complaints_workerbeat")
        assert list((Path(env["ULAS_DATA"]) / "roots").glob("*.json"))
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=20) == 0
    finally:
        worker.kill()


def test_once_does_everything_due_and_ends(env: dict[str, str]) -> None:
    done = subprocess.run(
        command("work", "--once"), env=env, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.endswith("done\n")
    assert ask(env, "SELECT count(*) FROM complaints_event WHERE kind = 'ACCEPTED'")
    again = subprocess.run(
        command("work", "--once"), env=env, capture_output=True, text=True, timeout=60, check=True
    )
    assert again.stdout == "0 done\n"
