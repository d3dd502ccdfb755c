"""DATABASES from DATABASE_URL, or the embedded SQLite file."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from ulas.config.environment import SettingError

# Whatever the version: a place with this table has been set up.
FIRST_TABLE = "complaints_complaint"


def configure(url: str, data: Path) -> dict[str, Any]:
    """Settings of one database: PostgreSQL where `url` names one, else SQLite in `data`."""
    return _postgres(url) if url else _sqlite(data / "ulas.sqlite3")


def in_use(database: dict[str, Any]) -> bool:
    """Whether a database has been set up, asked without Django, which is not ready yet.

    Raises:
        SettingError: the database cannot be asked.
    """
    if database["ENGINE"].endswith("sqlite3"):
        return _sqlite_in_use(Path(database["NAME"]))
    return _postgres_in_use(database)


def _sqlite_in_use(path: Path) -> bool:
    if not path.exists():
        return False
    asked = "SELECT count(*) FROM sqlite_master WHERE name = ?"
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute(asked, [FIRST_TABLE]).fetchone()[0])
    except sqlite3.Error as error:
        raise SettingError(f"the database {path} cannot be read: {error}.") from error


def _postgres_in_use(database: dict[str, Any]) -> bool:
    import psycopg

    place = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST"}
    given = {word: database[key] for word, key in {**place, "port": "PORT"}.items()}
    named = {word: value for word, value in given.items() if value}
    # Not by the search path, which depends on who asks.
    asked = "SELECT count(*) FROM pg_class WHERE relname = %s AND relkind = 'r'"
    try:
        with psycopg.connect(**{**database["OPTIONS"], **named}) as connection:
            row = connection.execute(asked, [FIRST_TABLE]).fetchone()
    except psycopg.Error as error:
        said = str(error).strip().splitlines()[0]
        raise SettingError(
            f"the database cannot be reached: {said}. Look at DATABASE_URL."
        ) from error
    return row is not None and row[0] > 0


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            ),
        },
        "TEST": {"NAME": str(path.with_name("test.sqlite3"))},
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
