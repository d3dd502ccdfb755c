"""A database of the bench's own: a real one is never measured on, let alone filled."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ulas.complaints.sealed import keyring

NOW = datetime(2026, 1, 14, 2, 0, tzinfo=UTC)


@contextmanager
def scratch_database() -> Iterator[str]:
    """Set Django up on an empty database with the city's reference data; yields its vendor.

    DATABASE_URL names the server, on which a database test_<name> is made and dropped;
    without it an SQLite file below the temp folder serves.
    """
    folder = Path(tempfile.mkdtemp(prefix="ulas-bench-"))
    os.environ["ULAS_DATA"] = str(folder / "data")
    os.environ["ULAS_KEYS"] = str(folder / "keys.json")
    # Made here: the server that DATABASE_URL names may be in use, the ring is only for the bench.
    keyring.write(folder / "keys.json", keyring.fresh())
    os.environ["ULAS_HOSTS"] = "testserver,localhost"
    # Officers of the bench have shown no second factor; a session that has costs no statement more.
    os.environ["ULAS_SECOND_FACTOR"] = ""
    try:
        yield _prepared()
    finally:
        _drop()
        shutil.rmtree(folder, ignore_errors=True)


def _prepared() -> str:
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    from ulas.agencies.actions import load_reference
    from ulas.complaints.actions import import_procedure
    from ulas.complaints.casefile import guards
    from ulas.look import now

    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    guards.install()
    load_reference(folder=settings.ULAS_CITY_FOLDER, now=NOW)
    text = (settings.ULAS_CITY_FOLDER / "sop.toml").read_text(encoding="utf-8")
    import_procedure(text=text, valid_from=NOW - timedelta(days=365), now=NOW)
    now.freeze(NOW)
    return connection.vendor


class TwoSizes:
    """A copy of the database as it is now beside the one that grows on.

    Both are asked in turn, so that whatever else the machine does slows both alike.
    """

    SUFFIX = "small"

    def __init__(self) -> None:
        from django.db import connection

        self.grown = str(connection.settings_dict["NAME"])
        if connection.vendor == "sqlite":
            # A copy is of the file alone: what waits beside it would be missing.
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.creation.clone_test_db(self.SUFFIX, verbosity=0, autoclobber=True)
        copy = connection.creation.get_test_db_clone_settings(self.SUFFIX)
        self.small = str(copy["NAME"])

    def at(self, name: str) -> None:
        """Ask this database from now on."""
        from django.db import connection

        connection.close()
        connection.settings_dict["NAME"] = name
        connection.ensure_connection()

    def close(self) -> None:
        """Let the copy go."""
        from django.db import connection

        self.at(self.grown)
        connection.creation.destroy_test_db(self.grown, verbosity=0, suffix=self.SUFFIX)


def _drop() -> None:
    from django.db import connection

    connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
