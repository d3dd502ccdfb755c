"""An installation of its own for tests that start commands as processes."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def bare_environment(data: Path, **more: str) -> dict[str, str]:
    """The process environment with a data folder, and no setting of the caller."""
    kept = {
        name: text
        for name, text in os.environ.items()
        if not name.startswith(("ULAS_", "DJANGO_")) and name != "DATABASE_URL"
    }
    own = {"PYTHONPATH": "src", "ULAS_DATA": str(data), "ULAS_ROUTER_TRAINING": "no"}
    return {**kept, **own, **more}


def command(*words: str) -> list[str]:
    """The command line of a command, without the launcher's set-up."""
    return [sys.executable, "-m", "ulas.config", *words]


def run(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; its output and exit code."""
    return subprocess.run(
        command(*words), env=env, capture_output=True, text=True, check=False, timeout=120
    )


@dataclass(frozen=True)
class Office:
    """One installation: its data folder, its key ring and its environment."""

    data: Path
    env: dict[str, str]

    @property
    def keys(self) -> Path:
        """Where its key ring lies."""
        return self.data.with_name(f"{self.data.name}.keys.json")

    def do(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command in this office."""
        return run(self.env, *words)

    def did(self, *words: str) -> str:
        """Run a command that must succeed; what it printed."""
        done = self.do(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def sql(self, statement: str) -> None:
        """Change the database behind the program's back, without its guards."""
        self.did(
            *("manage", "shell", "--no-imports", "-c"),
            "from ulas.complaints.casefile import guards\n"
            "from django.db import connection\n"
            f"with guards.lifted():\n    connection.cursor().execute({statement!r})",
        )


def new_office(folder: Path, name: str) -> Office:
    """An empty office: no tables, no data folder, no keys."""
    more = {}
    if url := os.environ.get("DATABASE_URL"):
        more["DATABASE_URL"] = _new_database(url)
    data = folder / name
    return Office(data, bare_environment(data, **more))


def owned_offices(folder: Path, *names: str) -> list[Office]:
    """Empty offices on PostgreSQL, set up as docs/how-to/server.md says.

    One owner that is no superuser, and an extension that is not its own.
    """
    import psycopg

    url, owner = os.environ["DATABASE_URL"], f"owner_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {owner} LOGIN PASSWORD 'first-secret'")
    made = []
    for name in names:
        place = _new_database(url, f"OWNER {owner} ENCODING 'UTF8' TEMPLATE template0")
        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute(f"ALTER SCHEMA public OWNER TO {owner}")
            connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        parts = urlsplit(place)
        here = parts._replace(netloc=f"{owner}:first-secret@{parts.hostname}:{parts.port}")
        data = folder / name
        made.append(Office(data, bare_environment(data, DATABASE_URL=urlunsplit(here))))
    return made


def _new_database(url: str, options: str = "") -> str:
    import psycopg

    name = f"office_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} {options}")
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
