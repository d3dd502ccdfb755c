"""Bring a backup into an empty data folder or database, then prove that it is whole."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

from ulas.commands.archive.dumps import member_for, put_back
from ulas.commands.archive.manifest import (
    ArchiveError,
    Manifest,
    check_members,
    extract,
    read_manifest,
)
from ulas.commands.verify import verify
from ulas.complaints.sealed import keyring


def main(argv: list[str]) -> int:
    """Restore FILE; refuses what would overwrite anything. Returns 1 on a refusal or a fault."""
    parser = argparse.ArgumentParser(prog="./ulas restore", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE.tar")
    source: Path = parser.parse_args(argv).file.absolute()
    try:
        with tarfile.open(source) as archive:
            manifest = read_manifest(archive)
            _refuse_wrong_keys(manifest)
            # Only now: reading the settings would make a key ring where none is.
            django.setup()
            _restore(archive, manifest)
    except tarfile.TarError:
        print(f"restore: {source} bukan cadangan ULAS, atau terpotong.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"restore: {error.filename or source}: {error.strerror or error}", file=sys.stderr)
        return 1
    except (ArchiveError, keyring.KeyRingError) as error:
        print(f"restore: {error}", file=sys.stderr)
        return 1
    if _older():
        print(f"{manifest.complaints} aduan dari {manifest.made_at} dipulihkan.")
        print("Cadangan ini dari versi yang lebih lama. Sekarang jalankan ./ulas upgrade, lalu")
        print("./ulas verify --files, supaya terbukti utuh.")
        return 0
    print(f"{manifest.complaints} aduan dari {manifest.made_at} dipulihkan; memeriksa ...")
    return verify(files=True)


def _older() -> bool:
    """Whether the restored database still lacks changes of this version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _refuse_wrong_keys(manifest: Manifest) -> None:
    path = Path(os.environ["ULAS_KEYS"])
    if not path.exists():
        raise ArchiveError(
            f"Kunci belum ada. Letakkan berkas kunci milik cadangan ini di {path} dahulu; tanpa "
            "itu identitas dan lampiran tidak dapat dibuka."
        )
    ring = keyring.load(path)
    if keyring.fingerprint(ring) != manifest.key_ring:
        raise ArchiveError(f"Kunci di {path} bukan kunci cadangan ini ({manifest.key_ring}).")
    if lacking := keyring.lacking(ring, manifest.sealing_keys):
        raise ArchiveError(
            f"Kunci di {path} lebih tua daripada cadangan ini: {', '.join(lacking)} belum ada di "
            "dalamnya. Letakkan salinan yang lebih baru."
        )


def _restore(archive: tarfile.TarFile, manifest: Manifest) -> None:
    from django.conf import settings
    from django.db import connection

    from ulas.complaints.casefile import guards

    database = settings.DATABASES["default"]
    _refuse_non_empty(database, settings.ULAS_ATTACHMENTS)
    member = member_for(database)
    if member not in manifest.files:
        raise ArchiveError(f"Cadangan ini dari {manifest.engine}; DATABASE_URL menunjuk yang lain.")
    check_members(archive, manifest)
    connection.close()
    with _emptied_on_failure(settings.ULAS_ATTACHMENTS):
        for name in manifest.files:
            if name.startswith("attachments/"):
                target = settings.ULAS_ATTACHMENTS / name.removeprefix("attachments/")
                extract(archive, name, target)
        # Last and in one piece: a database that is there means that its files are there.
        _put_database_back(archive, member)
    guards.install(os.environ.get("ULAS_WEB_ROLE", ""))


def _put_database_back(archive: tarfile.TarFile, member: str) -> None:
    from django.conf import settings

    copy = settings.DATA / "restore.part"
    try:
        extract(archive, member, copy)
        put_back(settings.DATABASES["default"], copy)
    finally:
        copy.unlink(missing_ok=True)


@contextmanager
def _emptied_on_failure(folder: Path) -> Iterator[None]:
    """Leave the folder as empty as it was found, so that the restore can be tried again."""
    try:
        yield
    except BaseException:
        for path in folder.glob("*"):
            shutil.rmtree(path)
        raise


def _refuse_non_empty(database: dict[str, Any], attachments: Path) -> None:
    from django.db import connection

    if attachments.exists() and any(attachments.iterdir()):
        raise ArchiveError(f"Folder {attachments} sudah berisi. Pakai folder data yang kosong.")
    if database["ENGINE"].endswith("sqlite3"):
        if Path(database["NAME"]).exists():
            raise ArchiveError(f"{database['NAME']} sudah ada. Pakai folder data yang kosong.")
    elif connection.introspection.table_names():
        raise ArchiveError("Basis data tujuan sudah berisi tabel. Pakai basis data yang kosong.")
