"""Training happens in a process of its own; no web process ever loads its libraries."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.processes

# The web server's own entry, every page's module, and one proposal by the model in use.
AS_WEB = """
import sys
import ulas.config.wsgi
from django.urls import get_resolver
from ulas.complaints.models import Complaint, RouterModel
from ulas.complaints.queries.routing import propose_for
from ulas.complaints import actions
from ulas.complaints.casefile import COMPLAINANT
from ulas.look.now import now
assert get_resolver().url_patterns
filing = actions.Filing(
    text="Sampah menumpuk di TPS sejak Senin.", name="Siti", email="siti@contoh.id",
    address="Jongke", verified=True,
)
made = actions.file_complaint(filing=filing, by=COMPLAINANT, now=now(), channel="WEBSITE")
proposal = propose_for(made.complaint)
assert proposal.model_version == RouterModel.objects.get().version, proposal
assert proposal.agencies[0].code == "DLH", proposal.agencies
heavy = {name.partition(".")[0] for name in sys.modules} & {"sklearn", "scipy", "joblib"}
print("heavy:", sorted(heavy))
"""


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "ulas.config", *words]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An installation of its own with the city's data, and nothing learned yet."""
    kept = {
        name: text
        for name, text in os.environ.items()
        if not name.startswith(("ULAS_", "DJANGO_")) and name != "DATABASE_URL"
    }
    made = {**kept, "PYTHONPATH": "src", "ULAS_DATA": str(tmp_path / "data")}
    for words in (("migrate", "--verbosity", "0"), ("load",)):
        subprocess.run(command(*words), env=made, check=True, capture_output=True, timeout=120)
    return made


def test_the_worker_has_the_router_trained_and_the_web_asks_it_without_the_libraries(
    env: dict[str, str],
) -> None:
    done = subprocess.run(command("work", "--once"), env=env, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    path = Path(env["ULAS_DATA"]) / "ulas.sqlite3"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        outcome, remark = database.execute(
            "SELECT outcome, remark FROM complaints_routertraining"
        ).fetchone()
    assert outcome == "DONE", remark
    asked = subprocess.run(
        [sys.executable, "-c", AS_WEB],
        env={**env, "DJANGO_SETTINGS_MODULE": "ulas.config.settings"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert asked.returncode == 0, asked.stderr
    assert asked.stdout.splitlines()[-1] == "heavy: []"
