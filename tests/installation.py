"""An installation of its own for tests that start commands as processes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def bare_environment(data: Path, **more: str) -> dict[str, str]:
    """The process environment with a data folder, and no setting of the caller."""
    kept = {
        name: text
        for name, text in os.environ.items()
        if not name.startswith(("ULAS_", "DJANGO_")) and name != "DATABASE_URL"
    }
    return {**kept, "PYTHONPATH": "src", "ULAS_DATA": str(data), **more}


def command(*words: str) -> list[str]:
    """The command line of a command, without the launcher's set-up."""
    return [sys.executable, "-m", "ulas.config", *words]


def run(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; its output and exit code."""
    return subprocess.run(
        command(*words), env=env, capture_output=True, text=True, check=False, timeout=120
    )
