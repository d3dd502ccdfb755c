"""Load the city's reference data and SOP; safe to repeat, removes nothing."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime, time, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import django

from ulas.commands.tooling.project import PROJECT

if TYPE_CHECKING:
    from ulas.agencies.actions import Loaded


def main(argv: list[str]) -> int:
    """Load a folder below data/, or outlines of areas; return 1 when a file has faults."""
    django.setup()
    from django.conf import settings

    parser = argparse.ArgumentParser(prog="./ulas load", description=__doc__)
    city = settings.ULAS_CITY
    parser.add_argument("--city", default=city, help=f"folder below data/ (default: {city})")
    parser.add_argument(
        "--outlines",
        type=Path,
        metavar="FILE.geojson",
        help="outlines of areas in degrees, matched by code or by name and kecamatan",
    )
    parser.add_argument(
        "--files-win",
        action="store_true",
        help="let the files overwrite what was changed in the console",
    )
    options = parser.parse_args(argv)
    if options.outlines:
        return load_outlines(options.outlines)
    if options.city != city:
        print(f"Setel juga ULAS_CITY={options.city}: aturan dan nama kota dibaca dari foldernya.")
    return load_city(city_folder(options.city), files_win=options.files_win)


def city_folder(city: str) -> Path:
    """The folder of a city's files."""
    return PROJECT / "data" / city


def load_city(folder: Path, *, quiet: bool = False, files_win: bool = False) -> int:
    """Load one city's folder and its SOP file; print what changed, or every fault."""
    from ulas.agencies.actions import AdministrationRefused
    from ulas.agencies.reference import ReferenceFaults
    from ulas.complaints import actions
    from ulas.look.now import now

    if not folder.is_dir():
        print(f"load: folder {folder} tidak ada.", file=sys.stderr)
        return 1
    try:
        loaded = actions.load_city(folder=folder, now=now(), files_win=files_win)
    except AdministrationRefused as refused:
        print(f"{folder.name}: {refused} Tidak ada yang dimuat.", file=sys.stderr)
        return 1
    except ReferenceFaults as wrong:
        for fault in wrong.faults:
            print(f"{folder.name}/{fault}", file=sys.stderr)
        print(f"{len(wrong.faults)} masalah; tidak ada yang dimuat.", file=sys.stderr)
        return 1
    if not quiet:
        _tell_tables(loaded)
    for kept in loaded.kept:
        print(f"dipertahankan menurut konsol: {kept}")
    return _load_procedure(folder / "sop.toml", quiet=quiet, files_win=files_win)


def _tell_tables(loaded: Loaded) -> None:
    for name, table in loaded.tables.items():
        print(f"{name}: {table}")
    revised = ", ".join(loaded.revised) or "tidak ada"
    print(f"kalender dengan revisi baru: {revised}")
    print(f"petugas yang perannya berakhir bersama instansinya: {loaded.vacated}")


def _load_procedure(path: Path, *, quiet: bool, files_win: bool) -> int:
    """Import the SOP file; the first version also holds from the day its paper was made.

    A version that was made in the console stays the newest one, unless the files win.
    """
    from django.conf import settings

    from ulas.complaints.actions import import_procedure
    from ulas.complaints.models import ProcedureVersion
    from ulas.look.now import now
    from ulas.sop.procedure import parse
    from ulas.sop.reading import ProcedureError

    at = now()
    try:
        text = path.read_text(encoding="utf-8")
        made = parse(text).identity.made
    except FileNotFoundError:
        print(f"load: {path} tidak ada; setiap kota membawa SOP-nya.", file=sys.stderr)
        return 1
    except ProcedureError as wrong:
        for problem in wrong.problems:
            print(f"{path.name}: {problem}", file=sys.stderr)
        return 1
    newest = ProcedureVersion.objects.order_by("-number").first()
    if newest is not None and newest.made_by_id and not files_win:
        print(f"SOP: versi {newest.number} dibuat di konsol dan tetap berlaku.")
        return 0
    first = datetime.combine(made, time(), ZoneInfo(settings.TIME_ZONE))
    valid_from = at if ProcedureVersion.objects.exists() else min(first, at)
    version = import_procedure(text=text, valid_from=valid_from, now=at)
    if not quiet:
        since = version.valid_from.astimezone(first.tzinfo)
        print(f"SOP: versi {version.number}, berlaku sejak {since:%Y-%m-%d}")
    _tell_later_versions(at, first.tzinfo)
    return 0


def _tell_later_versions(at: datetime, zone: tzinfo | None) -> None:
    """Name what was made in the console for a later day: it takes the place of the file then."""
    from ulas.complaints.models import ProcedureVersion

    for later in ProcedureVersion.objects.filter(valid_from__gt=at).order_by("valid_from"):
        since = later.valid_from.astimezone(zone)
        print(
            f"SOP: versi {later.number} tetap berlaku mulai {since:%Y-%m-%d} dan menggantikannya."
        )


def load_outlines(path: Path) -> int:
    """Import outlines of areas; print what fitted and what did not."""
    from ulas.agencies.actions import OutlinesRefused, import_outlines

    try:
        outcome = import_outlines(text=path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        print(f"load: {path} tidak dapat dibaca ({error}).", file=sys.stderr)
        return 1
    except OutlinesRefused as refused:
        print(f"{path.name}: {refused}", file=sys.stderr)
        return 1
    for sentence in outcome.skipped:
        print(f"dilewati: {sentence}")
    print(f"{outcome.matched} wilayah mendapat garis batas.")
    return 0
