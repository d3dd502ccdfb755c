"""Run all checks and tests, on SQLite and on PostgreSQL; words after -- go to pytest."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time

from ulas.commands.check import check
from ulas.commands.tooling import pytest_runs, scratch_postgres
from ulas.commands.tooling.project import PROJECT
from ulas.commands.tooling.pytest_runs import Outcome

HOW_TO_GET = {
    "postgres": "PostgreSQL 15 or newer (apt install postgresql)",
    "chromium": "Chromium (apt install chromium)",
}
# A browser sees the same pages whatever the database; its suite runs once.
BOTH_DATABASES = ["tests/database", "tests/journeys"]


def main(argv: list[str]) -> int:
    """Run everything that this machine can; say what was left out; return 0 when all passed."""
    own, words = _split(argv)
    options = _options(own)
    found = {
        "postgres": scratch_postgres.programs() is not None,
        "chromium": chromium() is not None,
    }
    missing = [name for name in options.require if not found[name]]
    for name in missing:
        print(f"test: {name} is required but missing: {HOW_TO_GET[name]}.", file=sys.stderr)
    if missing:
        return 1
    started = time.monotonic()
    if not options.no_check:
        print("Checks", flush=True)
        if not check(house=False):
            return 1
    outcomes = _runs(found, words)
    return _close(outcomes, found, time.monotonic() - started)


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./ulas test", description=__doc__)
    parser.add_argument(
        "--require",
        type=_names,
        default=[],
        metavar="NAMES",
        help="fail when one of these is missing: postgres,chromium",
    )
    parser.add_argument("--no-check", action="store_true", help="tests only")
    return parser.parse_args(argv)


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in HOW_TO_GET]
    if unknown:
        raise argparse.ArgumentTypeError(
            f"'{unknown[0]}' is none of {', '.join(HOW_TO_GET)}",
        )
    return names


def _split(argv: list[str]) -> tuple[list[str], list[str]]:
    if "--" not in argv:
        return argv, []
    cut = argv.index("--")
    return argv[:cut], argv[cut + 1 :]


def chromium() -> str | None:
    """Return the path of a Chromium that the browser tests can drive, or None."""
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def _runs(found: dict[str, bool], words: list[str]) -> list[Outcome]:
    # The caller's own database and settings are never touched by a test.
    not_passed_on = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    env = {name: text for name, text in os.environ.items() if name not in not_passed_on}
    env["CHROMIUM"] = chromium() or ""
    leave_out = [] if found["chromium"] else ["not browser"]
    # A run of chosen tests starts faster in one process.
    jobs = 1 if _chosen(words) else min(2, os.cpu_count() or 1)
    print("\nTests on SQLite", flush=True)
    outcomes = [pytest_runs.run("SQLite", words, [*leave_out, "not postgres"], env, jobs=jobs)]
    folder = scratch_postgres.programs()
    if folder:
        print("\nTests on PostgreSQL", flush=True)
        folders = [] if _chosen(words) else pytest_runs.existing(BOTH_DATABASES)
        with scratch_postgres.server(folder) as url:
            env["DATABASE_URL"] = url
            outcomes.append(
                pytest_runs.run("PostgreSQL", [*words, *folders], leave_out, env, jobs=jobs)
            )
    return outcomes


def _chosen(words: list[str]) -> bool:
    return any((PROJECT / word.partition("::")[0]).exists() for word in words)


def _close(outcomes: list[Outcome], found: dict[str, bool], seconds: float) -> int:
    """Print what ran where, what was left out, and last a line in pytest's own form."""
    print()
    for outcome in outcomes:
        print(f"{outcome.database}: {outcome.sentence()}")
    for name, present in found.items():
        if not present:
            print(f"Left out: everything that needs {name}. To run it: {HOW_TO_GET[name]}.")
    failed = any(outcome.exit_code for outcome in outcomes)
    if failed:
        print("A run above did not pass; its list of failures names the tests.")
    print(pytest_runs.total(outcomes, seconds), flush=True)
    return 1 if failed else 0
