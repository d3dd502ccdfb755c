"""The database as one file and back: SQLite by its online backup, PostgreSQL by its own tools."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from ulas.commands.archive.manifest import ArchiveError

SQLITE, POSTGRES = "database/ulas.sqlite3", "database/ulas.pgdump"
# Roles may be named otherwise where it is put back, and only a superuser may comment on an
# extension, which lies in every dump that has one.
OF_NOBODY = ["--no-owner", "--no-acl", "--no-comments"]


def dump(database: dict[str, Any], target: Path) -> str:
    """Write a consistent copy of the database; returns the member's name.

    Raises:
        ArchiveError: with what the database's tool said.
    """
    if database["ENGINE"].endswith("sqlite3"):
        # The online backup sees one moment, whatever is written meanwhile.
        with (
            closing(sqlite3.connect(database["NAME"])) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
        return SQLITE
    _run("pg_dump", database, ["--format=custom", *OF_NOBODY, f"--file={target}"])
    return POSTGRES


def put_back(database: dict[str, Any], source: Path) -> None:
    """Fill an empty database from a copy.

    Raises:
        ArchiveError: with what the database's tool said.
    """
    if database["ENGINE"].endswith("sqlite3"):
        source.replace(database["NAME"])
        return
    words = [*OF_NOBODY, "--exit-on-error", "--single-transaction"]
    _run("pg_restore", database, [*words, f"--dbname={database['NAME']}", str(source)])


def member_for(database: dict[str, Any]) -> str:
    """The member that a backup of this kind of database has."""
    return SQLITE if database["ENGINE"].endswith("sqlite3") else POSTGRES


def _run(program: str, database: dict[str, Any], words: list[str]) -> None:
    path = _program(program)
    place = {
        "PGHOST": database["HOST"],
        "PGPORT": database["PORT"],
        "PGUSER": database["USER"],
        # Not among the words, which every user of the machine can read.
        "PGPASSWORD": database["PASSWORD"],
        "PGDATABASE": database["NAME"],
    }
    env = {**os.environ, **{name: value for name, value in place.items() if value}}
    done = subprocess.run([path, *words], env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ArchiveError(f"{program}: {done.stderr.strip()}")


def _program(name: str) -> str:
    """The newest of a PostgreSQL program: an older one refuses a newer server."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4])
    )
    found = str(folders[-1]) if folders else shutil.which(name)
    if found is None:
        raise ArchiveError(f"{name} tidak ditemukan: apt install postgresql-client")
    return found
