"""A PostgreSQL server for one test run, below the temp folder, gone afterwards."""

from __future__ import annotations

import contextlib
import os
import pwd
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

LEAST_VERSION = 15
# Nothing here outlives the run, so nothing needs to survive a power cut.
FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=60")


class ScratchError(Exception):
    """The server did not start; the text is what PostgreSQL said."""


def programs() -> Path | None:
    """Return the folder of the newest usable initdb and pg_ctl, or None when there is none."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    usable = [(version, folder) for folder in folders if (version := _version(folder))]
    return max(usable)[1] if usable else None


def _version(folder: Path) -> int:
    said = subprocess.run(
        [str(folder / "initdb"), "--version"], capture_output=True, text=True, check=False
    )
    found = re.search(r"(\d+)", said.stdout)
    version = int(found.group(1)) if found else 0
    return version if version >= LEAST_VERSION else 0


@contextlib.contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a server with the programs in `folder` and yield its DATABASE_URL.

    It listens on a random loopback port and a socket in its own folder. PostgreSQL refuses to
    run as root, so root starts it as another user. Raises ScratchError when it does not start.
    """
    place = Path(tempfile.mkdtemp(prefix="ulas-postgres-"))
    user = _other_user()
    try:
        password = secrets.token_hex(16)
        _initialise(folder, place, password, user)
        port = _free_port()
        _start(folder, place, port, user)
        try:
            yield f"postgresql://ulas:{password}@127.0.0.1:{port}/postgres"
        finally:
            _pg(folder, ["pg_ctl", "stop", "-m", "immediate", "-D", str(place / "data")], user)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _initialise(folder: Path, place: Path, password: str, user: str | None) -> None:
    secret = place / "password"
    secret.write_text(password, encoding="ascii")
    secret.chmod(0o600)
    if user:
        for path in (place, secret):
            shutil.chown(path, user)
    words = ["-U", "ulas", "-A", "scram-sha-256", "--pwfile", str(secret), "--no-sync"]
    data = str(place / "data")
    _pg(folder, ["initdb", "-D", data, "-E", "UTF8", "--locale=C.UTF-8", *words], user)


def _start(folder: Path, place: Path, port: int, user: str | None) -> None:
    options = [f"-p {port}", "-c listen_addresses=127.0.0.1", f"-k {place}"]
    options += [f"-c {setting}" for setting in FAST]
    words = ["-w", "-D", str(place / "data"), "-l", str(place / "log"), "-o", " ".join(options)]
    _pg(folder, ["pg_ctl", "start", *words], user)


def _pg(folder: Path, command: list[str], user: str | None) -> None:
    """Run one PostgreSQL program; raises ScratchError with what it said."""
    # Output goes to a file: a started server keeps a pipe open and the reader would wait for ever.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [str(folder / command[0]), *command[1:]],
            stdout=output,
            stderr=output,
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=[] if user else None,
            cwd="/",
            check=False,
        )
        output.seek(0)
        if done.returncode:
            raise ScratchError(f"{command[0]}: {output.read().strip()}")


def _other_user() -> str | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
