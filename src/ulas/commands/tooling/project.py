"""Where the project lies and how a tool is run in it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[4]


def tool(name: str) -> str:
    """Return the path of a console script installed beside this Python."""
    return str(Path(sys.executable).with_name(name))


def tracked_files() -> list[Path]:
    """Return the project's files that git knows or would add, without what .gitignore names."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (PROJECT / name for name in sorted(set(done.stdout.split("\0"))) if name)
    return [path for path in paths if path.is_file()]


def run(title: str, command: list[str], env: Mapping[str, str] | None = None) -> bool:
    """Run a tool, print one line when it passes and its output when it does not."""
    started = time.monotonic()
    done = subprocess.run(
        command, cwd=PROJECT, env=env, capture_output=True, text=True, check=False
    )
    seconds = time.monotonic() - started
    word = "ok" if done.returncode == 0 else "FAILED"
    print(f"  {title:28} {word:6} {seconds:5.1f} s", flush=True)
    if done.returncode:
        print((done.stdout + done.stderr).rstrip(), flush=True)
    return done.returncode == 0
