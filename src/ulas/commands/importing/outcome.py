"""What an import did, told while it runs, at its end, and as a table of faults."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ulas.channels.sheet import RowFault

STEP = 25
MOST_SHOWN = 20


@dataclass
class Tally:
    """Counts of one run; `seen` are rows looked at, `differing` those that changed since."""

    total: int
    dry_run: bool = False
    seen: int = 0
    taken: int = 0
    known: int = 0
    differing: int = 0
    failed: int = 0
    faults: list[RowFault] = field(default_factory=list)

    def fail(self, faults: Sequence[RowFault]) -> None:
        """Count one row that was not taken."""
        self.failed += 1
        for fault in faults:
            if len(self.faults) < MOST_SHOWN:
                print(f"\r{fault}", file=sys.stderr)
        self.faults.extend(faults)

    def step(self) -> None:
        """Tell the progress now and then."""
        self.seen += 1
        if self.seen % STEP == 0 or self.seen == self.total:
            words = f"\r{self.seen} dari {self.total} baris"
            print(words, end="\n" if self.seen == self.total else "", file=sys.stderr, flush=True)

    def closing(self) -> str:
        """The last line."""
        verb = "dapat dimasukkan" if self.dry_run else "dimasukkan"
        parts = [f"{self.taken} baris {verb}", f"{self.known} sudah ada", f"{self.failed} ditolak"]
        if self.differing:
            parts.append(f"{self.differing} sudah ada tetapi isinya kini berbeda (tidak diubah)")
        if len(self.faults) > MOST_SHOWN:
            parts.append(f"{len(self.faults) - MOST_SHOWN} masalah lain hanya di daftar")
        return ", ".join(parts) + "."


def write_faults(target: Path, faults: Sequence[RowFault]) -> None:
    """Write the faults as a table that a spreadsheet opens."""
    with target.open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out, delimiter=";")
        table.writerow(["baris", "kolom", "isi", "masalah"])
        for fault in faults:
            table.writerow([fault.line, fault.column, _harmless(fault.value), fault.sentence])


def _harmless(value: str) -> str:
    """A cell that a spreadsheet would take for a formula, as text."""
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
