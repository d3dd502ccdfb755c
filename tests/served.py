"""An installation of its own for tests that start processes, as an operator would run it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from installation import bare_environment, command


def environment(place: Path) -> dict[str, str]:
    """The embedded database below `place`; officers sign in by their password alone."""
    return bare_environment(place / "data", ULAS_SECOND_FACTOR="")


def run(env: dict[str, str], *words: str, code: int = 0) -> str:
    """Run a command to its end, which must give `code`; all that it printed."""
    done = subprocess.run(
        command(*words), env=env, capture_output=True, text=True, check=False, timeout=180
    )
    assert done.returncode == code, (words, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout + done.stderr
