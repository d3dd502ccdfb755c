"""Bring database, static files and reference data to this version; safe to run again."""

from __future__ import annotations

import argparse
import subprocess
import sys

# Each step is a command of its own, so that a failure names what to run again by hand.
STEPS = (
    ("database", ["migrate", "--no-input", "--verbosity", "0"]),
    ("static files", ["manage", "collectstatic", "--no-input", "--verbosity", "0"]),
    ("reference data", ["load"]),
)


def main(argv: list[str]) -> int:
    """Run the steps in order; stop at the first that fails and return its exit code."""
    parser = argparse.ArgumentParser(prog="./ulas upgrade", description=__doc__)
    parser.parse_args(argv)
    for title, words in STEPS:
        print(f"{title} ...", flush=True)
        done = subprocess.run([sys.executable, "-m", "ulas.config", *words], check=False)
        if done.returncode:
            print(
                f"upgrade: {title} failed. Nothing after it was done; put it right and run "
                "./ulas upgrade again.",
                file=sys.stderr,
            )
            return done.returncode
    print("Up to date. A server that is running keeps the old version: restart ./ulas serve.")
    return 0
