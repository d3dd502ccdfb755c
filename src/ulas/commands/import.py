# ruff: noqa: N999 - the command is called import
"""Take in complaints from an export of another system (CSV or XLSX), no row twice."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

import django

from ulas.commands.importing.outcome import Tally, write_faults


def main(argv: list[str]) -> int:
    """Import FILE; return 1 when it cannot be read or a row was not taken."""
    options = _options(argv)
    django.setup()
    from ulas.channels.sheet import ColumnsRefused, SheetRefused, columns_of, read_sheet
    from ulas.commands.importing.rows import take_rows

    path: Path = options.file
    try:
        sheet = read_sheet(path.name, path.read_bytes())
        columns = columns_of(sheet.headings, _pairs(options.map))
        given = {name: _pairs(getattr(options, name)) for name in ("category", "agency", "ground")}
        tally = Tally(total=len(sheet.lines), dry_run=options.dry_run)
        _say_reading(sheet.reading, columns.positions, sheet.headings, columns.unread)
        take_rows(sheet.lines, columns, given, options.source, tally)
    except OSError as error:
        print(f"import: {path} tidak dapat dibaca: {error.strerror}.", file=sys.stderr)
        return 1
    except (ValueError, SheetRefused, ColumnsRefused) as refused:
        print(f"import: {refused}", file=sys.stderr)
        return 1
    print(tally.closing())
    if tally.faults:
        target = path.with_name(f"{path.name}.masalah.csv")
        write_faults(target, tally.faults)
        print(f"Daftar masalah: {target}. Perbaiki, lalu jalankan lagi: yang sudah masuk dilewati.")
    return 1 if tally.faults else 0


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./ulas import", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="check only, write nothing")
    parser.add_argument(
        "--source", default="ULAS", help="the system it comes from; numbers are unique within it"
    )
    helps = {
        "map": "FIELD=HEADING, for headings that are not recognised",
        "category": "NAME=CODE, for a category that is called otherwise here",
        "agency": "NAME=CODE, for an agency that is called otherwise here",
        "ground": "STATUS=CODE, the ground of a status that means rejected",
    }
    for name, text in helps.items():
        parser.add_argument(f"--{name}", action="append", default=[], metavar="A=B", help=text)
    return parser.parse_args(argv)


def _pairs(words: list[str]) -> dict[str, str]:
    """`A=B` words as a dict. Raises ValueError for anything else."""
    pairs = {}
    for word in words:
        left, equals, right = word.partition("=")
        if not (left.strip() and equals and right.strip()):
            raise ValueError(f"“{word}” harus berbentuk A=B.")
        pairs[left.strip()] = right.strip()
    return pairs


def _say_reading(
    reading: str, positions: Mapping[str, int], headings: tuple[str, ...], unread: tuple[str, ...]
) -> None:
    print(reading)
    for name, at in sorted(positions.items(), key=lambda item: item[1]):
        print(f"  {headings[at]} -> {name}")
    if unread:
        print(f"  tidak dibaca: {', '.join(unread)}")
