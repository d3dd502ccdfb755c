"""Prove that no event, text or root was changed or cut; exit code 1 on any fault."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import django

MOST_SHOWN = 50


def main(argv: list[str]) -> int:
    """Verify every complaint, printing progress and a closing line."""
    parser = argparse.ArgumentParser(prog="./ulas verify", description=__doc__)
    parser.add_argument("--files", action="store_true", help="open every attachment as well")
    parser.add_argument(
        "--roots",
        type=Path,
        metavar="DIR",
        help="daily roots as they were written out (roots/ of the data folder, or your copy)",
    )
    options = parser.parse_args(argv)
    django.setup()
    if options.roots and not options.roots.is_dir():
        print(f"verify: {options.roots} bukan folder.", file=sys.stderr)
        return 1
    return verify(files=options.files, roots=options.roots)


def verify(*, files: bool = False, roots: Path | None = None) -> int:
    """Run the verification; return 0 when all is whole, else 1.

    `roots` is a folder of roots that were written out; without it that of the data folder.
    """
    from django.conf import settings

    from ulas.complaints.casefile import guards
    from ulas.complaints.queries.key_ring import ring_fault
    from ulas.complaints.queries.verification import Progress, verify_cases

    progress = Progress()
    for progress in verify_cases(files=files):
        print(f"\r{progress.complaints} aduan diperiksa", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    found = [*progress.faults, *_written(roots or Path(settings.DATA) / "roots")]
    if fault := ring_fault():
        found.insert(0, fault)
    if not guards.in_place():
        found.append("the guards of the events are not in place: run ./ulas migrate")
    for fault in found[:MOST_SHOWN]:
        print(fault, file=sys.stderr)
    if len(found) > MOST_SHOWN:
        print(f"... dan {len(found) - MOST_SHOWN} lainnya", file=sys.stderr)
    counted = f"{progress.complaints} aduan, {progress.events} catatan, {progress.texts} naskah"
    counted += f", {progress.identities} identitas"
    if files:
        counted += f", {progress.files} berkas"
    print(f"{counted}: {'utuh' if not found else f'{len(found)} kerusakan'}.")
    return 1 if found else 0


def _written(folder: Path) -> list[str]:
    """What the roots in a folder say against the table."""
    from ulas.complaints.queries.verification import written_root_faults

    found: list[str] = []
    for path in sorted(folder.glob("*.json")):
        try:
            written = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as broken:
            found.append(f"{path} cannot be read: {broken}")
            continue
        found += written_root_faults(written)
    return found
