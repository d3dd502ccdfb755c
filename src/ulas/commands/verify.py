"""Prove that no event, text or root was changed or cut; exit code 1 on any fault."""

from __future__ import annotations

import argparse
import sys

import django

MOST_SHOWN = 50


def main(argv: list[str]) -> int:
    """Verify every complaint, printing progress and a closing line."""
    parser = argparse.ArgumentParser(prog="./ulas verify", description=__doc__)
    parser.add_argument("--files", action="store_true", help="open every attachment as well")
    options = parser.parse_args(argv)
    django.setup()
    return verify(files=options.files)


def verify(*, files: bool = False) -> int:
    """Run the verification; return 0 when all is whole, else 1."""
    from ulas.complaints.casefile import guards
    from ulas.complaints.queries.verification import Progress, verify_cases

    progress = Progress()
    for progress in verify_cases(files=files):
        print(f"\r{progress.complaints} aduan diperiksa", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    found = list(progress.faults)
    if not guards.in_place():
        found.append("the guards of the events are not in place: run ./ulas migrate")
    for fault in found[:MOST_SHOWN]:
        print(fault, file=sys.stderr)
    if len(found) > MOST_SHOWN:
        print(f"... dan {len(found) - MOST_SHOWN} lainnya", file=sys.stderr)
    counted = f"{progress.complaints} aduan, {progress.events} catatan, {progress.texts} naskah"
    if files:
        counted += f", {progress.files} berkas"
    print(f"{counted}: {'utuh' if not found else f'{len(found)} kerusakan'}.")
    return 1 if found else 0
