"""Run pytest in a process of its own and count what it did."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from ulas.commands.tooling.project import PROJECT

NO_TESTS_COLLECTED = 5


@dataclass(frozen=True)
class Outcome:
    """What one pytest run came to; `exit_code` is pytest's, 0 when all passed."""

    database: str
    exit_code: int
    passed: int
    failed: int
    errors: int
    skipped: int

    def sentence(self) -> str:
        """Return the counts as pytest words them, without those that are zero."""
        counts = {
            "failed": self.failed,
            "passed": self.passed,
            "skipped": self.skipped,
            "errors": self.errors,
        }
        told = [f"{number} {word}" for word, number in counts.items() if number]
        return ", ".join(told) or "no tests ran"


def run(
    database: str, words: list[str], marks: list[str], env: Mapping[str, str], *, jobs: int
) -> Outcome:
    """Run pytest in `jobs` processes; what it prints goes straight through."""
    with tempfile.TemporaryDirectory(prefix="ulas-test-") as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", f"--junit-xml={report}", "--durations=25"]
        if jobs > 1:
            # The tests of a file stay in one process, and with them what it sets up once.
            command += ["-n", str(jobs), "--dist", "loadscope", "--no-loadscope-reorder"]
        if marks:
            command += ["-m", " and ".join(marks)]
        done = subprocess.run([*command, *words], cwd=PROJECT, env=dict(env), check=False)
        return _count(database, done.returncode, report)


def existing(folders: list[str]) -> list[str]:
    """Return those test folders that are there; pytest refuses a missing one."""
    return [folder for folder in folders if (PROJECT / folder).is_dir()]


def total(outcomes: list[Outcome], seconds: float) -> str:
    """Return the sum of the runs as a closing line in pytest's form."""
    everything = Outcome(
        database="",
        exit_code=0,
        passed=sum(outcome.passed for outcome in outcomes),
        failed=sum(outcome.failed for outcome in outcomes),
        errors=sum(outcome.errors for outcome in outcomes),
        skipped=sum(outcome.skipped for outcome in outcomes),
    )
    return f" {everything.sentence()} in {seconds:.2f}s ".center(80, "=")


def _count(database: str, exit_code: int, report: Path) -> Outcome:
    if not report.is_file():
        return Outcome(database, exit_code or 1, 0, 0, 0, 0)
    # pytest wrote the report a moment ago; it is not foreign input.
    suite = next(ElementTree.parse(report).getroot().iter("testsuite"))  # noqa: S314
    number = {word: int(suite.get(word, "0")) for word in ("tests", "failures", "errors")}
    skipped = int(suite.get("skipped", "0"))
    passed = number["tests"] - number["failures"] - number["errors"] - skipped
    return Outcome(
        database=database,
        exit_code=0 if exit_code == NO_TESTS_COLLECTED else exit_code,
        passed=passed,
        failed=number["failures"],
        errors=number["errors"],
        skipped=skipped,
    )
