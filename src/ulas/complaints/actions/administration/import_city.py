"""Verb: a city's files are taken over, after a look at what they would change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from ulas.agencies.actions import AdministrationRefused, import_outlines, load_reference
from ulas.agencies.actions.load_reference import Loaded
from ulas.agencies.actions.recording import record
from ulas.agencies.actions.staffing.permission import OF_AN_AGENCY
from ulas.agencies.actions.staffing.vacate_agency import vacate_agency
from ulas.agencies.models import Agency, Change, Division, Officer, Post
from ulas.complaints.actions.administration.retire import open_referrals
from ulas.complaints.models import Assignment
from ulas.sop.terms import AssignmentState, Role

OUTLINES = "outlines.geojson"
NEEDED = ("agencies.csv", "divisions.csv", "areas.csv", "calendars.toml", "categories.toml")
TAKEN = (*NEEDED, "rules.toml", OUTLINES)


@dataclass
class Imported:
    """What an import changed or, as a trial, would change."""

    loaded: Loaded
    outlines: int = 0
    skipped: list[str] = field(default_factory=list)


class _Trial(Exception):
    """Ends the transaction of a trial."""


def import_city(*, files: Mapping[str, str], trial: bool, by: Officer, now: datetime) -> Imported:
    """Take over a city's files by name; here the files win over what the console holds.

    A `trial` writes nothing and tells what would change.

    Raises:
        AdministrationRefused: not allowed, a file missing, or an agency or a division that the
            files leave out still has open cases.
        ReferenceFaults, OutlinesRefused: with all that is wrong in the files.
    """
    if Role.ADMINISTRATOR not in by.roles:
        raise AdministrationRefused("Hanya administrator yang berwenang memuat berkas kota.")
    missing = [name for name in NEEDED if name not in files]
    if missing:
        raise AdministrationRefused(f"Berkas ini belum ada: {', '.join(missing)}.", "files")
    imported = Imported(Loaded())
    try:
        with transaction.atomic():
            _take_over(imported, files, by, now)
            if trial:
                raise _Trial
    except _Trial:
        pass
    return imported


def load_city(*, folder: Path, now: datetime, files_win: bool = False) -> Loaded:
    """Load the folder of the city as at an upgrade: the console wins unless told otherwise.

    Raises:
        AdministrationRefused: see `import_city`; ReferenceFaults: faults in the files.
    """
    with transaction.atomic():
        loaded = load_reference(folder=folder, now=now, files_win=files_win)
        _refuse_open_cases(loaded)
        _vacate(loaded, None, now)
        return loaded


def _take_over(imported: Imported, files: Mapping[str, str], by: Officer, now: datetime) -> None:
    with TemporaryDirectory(prefix="ulas-kota-") as place:
        folder = Path(place)
        for name in TAKEN:
            if name in files:
                (folder / name).write_text(files[name], encoding="utf-8")
        imported.loaded = load_reference(folder=folder, now=now, files_win=True)
    _refuse_open_cases(imported.loaded)
    _vacate(imported.loaded, by, now)
    if files.get(OUTLINES):
        outcome = import_outlines(text=files[OUTLINES])
        imported.outlines, imported.skipped = outcome.matched, outcome.skipped
    _record(imported, by, now)


def _refuse_open_cases(loaded: Loaded) -> None:
    retired = {name: table.retired for name, table in loaded.tables.items() if table.retired}
    for agency in Agency.objects.filter(pk__in=retired.get("instansi", ())):
        count = open_referrals(agency)
        if count:
            raise AdministrationRefused(
                f"Berkas menghapus {agency.name}, yang masih menangani {count} aduan terbuka."
            )
    for division in Division.objects.filter(pk__in=retired.get("bidang", ())):
        held = Assignment.objects.filter(division=division, state=AssignmentState.OPEN).count()
        if held:
            raise AdministrationRefused(
                f"Berkas menghapus {division.name}, yang masih memegang {held} aduan terbuka."
            )


def _vacate(loaded: Loaded, by: Officer | None, now: datetime) -> None:
    """No agency out of use keeps officers, whenever it was retired."""
    staffed = Post.objects.filter(role__in=OF_AN_AGENCY, active=True)
    for agency in Agency.objects.filter(active=False, pk__in=staffed.values("agency")):
        loaded.vacated += vacate_agency(agency=agency, by=by, now=now)


def _record(imported: Imported, by: Officer, now: datetime) -> None:
    """One event a row that changed, and one for the import itself."""
    counts = {name: str(table) for name, table in imported.loaded.tables.items()}
    revised = imported.loaded.revised
    record(
        Change.FILES_IMPORTED,
        by=by,
        now=now,
        subject="files",
        facts={"tables": counts, "calendars": revised, "outlines": imported.outlines},
    )
    for name, table in imported.loaded.tables.items():
        for one in table.changes:
            record(
                Change.REFERENCE_CHANGED if one.before else Change.REFERENCE_MADE,
                by=by,
                now=now,
                subject=f"{SUBJECTS[name]}:{one.key}",
                facts={"before": one.before, "after": one.after, "file": True},
            )


SUBJECTS = {
    "instansi": "agency",
    "bidang": "division",
    "wilayah": "area",
    "kategori": "category",
    "aturan": "rule",
}
