"""Put right what a machine can: layout, style, generated pages."""

from __future__ import annotations

import argparse
import sys

from ulas.commands import docs
from ulas.commands.tooling.project import run


def main(argv: list[str]) -> int:
    """Rewrite files in place; return 1 when something is left for a person."""
    parser = argparse.ArgumentParser(prog="./ulas fix", description=__doc__)
    parser.parse_args(argv)
    ruff = [sys.executable, "-m", "ruff"]
    styled = run("style (ruff check --fix)", [*ruff, "check", "--fix", ".", "ulas"])
    laid_out = run("layout (ruff format)", [*ruff, "format", ".", "ulas"])
    return 0 if docs.main([]) == 0 and styled and laid_out else 1
