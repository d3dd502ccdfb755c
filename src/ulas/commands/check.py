"""Check the source without running it: style, types, imports, house rules, generated pages."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor

from ulas.commands.tooling.project import run, tool


def main(argv: list[str]) -> int:
    """Run every check, also after one failed; return 1 when one did."""
    parser = argparse.ArgumentParser(prog="./ulas check", description=__doc__)
    parser.parse_args(argv)
    passed = check(house=True)
    print("check: everything in order" if passed else "check: see FAILED above", flush=True)
    return 0 if passed else 1


def check(*, house: bool) -> bool:
    """Run the checks, the slow type check beside the others; `house` adds tests/house.

    The test command leaves `house` out because its own run contains those tests.
    """
    python = sys.executable
    steps = [
        ("layout (ruff format)", [python, "-m", "ruff", "format", "--check", ".", "ulas"]),
        ("style (ruff check)", [python, "-m", "ruff", "check", ".", "ulas"]),
        ("imports (import-linter)", [tool("lint-imports"), "--no-cache"]),
        ("generated pages", [python, "-m", "ulas.config", "docs", "--check"]),
    ]
    if house:
        # They read text only; without Django they run while a model is being written.
        words = ["-q", "-p", "no:django", "-W", "ignore::pytest.PytestConfigWarning"]
        words += ["-p", "no:cacheprovider", "tests/house"]
        steps.append(("house rules (pytest)", [python, "-m", "pytest", *words]))
    with ThreadPoolExecutor(max_workers=1) as beside:
        types = beside.submit(run, "types (mypy --strict)", [python, "-m", "mypy"])
        results = [run(title, command) for title, command in steps]
        return all([*results, types.result()])
