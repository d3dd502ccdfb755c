"""Removing files that no case holds: of filings that failed, and of forms never sent."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.core.files.storage import default_storage

from ulas.complaints.models import Attachment
from ulas.complaints.sealed.staging import FOLDER as STAGED

FOLDERS = ("asli", "tampil", STAGED)
KEPT = timedelta(days=1)
BATCH = 500


def sweep_files(*, now: datetime) -> int:
    """Remove files older than a day without a row; how many went.

    Files are written before their transaction commits, so a younger one may still get its row.
    """
    removed = 0
    old = _older_than(now - KEPT)
    while names := tuple(islice(old, BATCH)):
        for name in set(names) - _held(names):
            default_storage.delete(name)
            removed += 1
    return removed


def _held(names: tuple[str, ...]) -> set[str]:
    rows = Attachment.objects.filter(original__in=names).values_list("original", flat=True)
    copies = Attachment.objects.filter(preview__in=names).values_list("preview", flat=True)
    return {*rows, *copies}


def _older_than(instant: datetime) -> Iterator[str]:
    for folder in FOLDERS:
        for name in _files(folder):
            if default_storage.get_modified_time(name) < instant:
                yield name


def _files(folder: str) -> Iterator[str]:
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        # Nothing was ever stored there.
        return
    for name in names:
        yield f"{folder}/{name}"
    for below in folders:
        yield from _files(f"{folder}/{below}")
