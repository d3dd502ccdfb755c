"""An installation of its own for tests that start processes, as an operator would run it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path


def command(*words: str) -> list[str]:
    """The words of `./ulas ...` for a process of its own."""
    return [sys.executable, "-m", "ulas.config", *words]


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(place: Path) -> dict[str, str]:
    """The embedded database below `place`, with no settings of the caller."""
    kept = {
        name: text
        for name, text in os.environ.items()
        if not name.startswith(("ULAS_", "DJANGO_")) and name != "DATABASE_URL"
    }
    return {**kept, "PYTHONPATH": "src", "ULAS_DATA": str(place / "data")}


def run(env: dict[str, str], *words: str, code: int = 0) -> str:
    """Run a command to its end, which must give `code`; all that it printed."""
    done = subprocess.run(
        command(*words), env=env, capture_output=True, text=True, check=False, timeout=180
    )
    assert done.returncode == code, (words, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout + done.stderr
