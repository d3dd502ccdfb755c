"""Where the demo lives: a marked folder of its own, so that real data is never touched."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ulas.commands.tooling.project import PROJECT

MARK = "demo.json"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
LOOPBACK_NAMES = "localhost,127.0.0.1,[::1]"
# What the prepared state follows from; a change prepares it anew.
PREPARED_FROM = (
    "src/ulas/*/migrations/*.py",
    "src/ulas/*/static/**/*",
    "data/*/*",
    "requirements.txt",
)


class DemoRefused(Exception):
    """The demo does not start; the text says why and what to do."""


@dataclass
class Mark:
    """What the demo folder is prepared for, when its cases were played (ISO), pages to try."""

    prepared: str = ""
    played_at: str = ""
    numbers: dict[str, str] = field(default_factory=dict)


def choose() -> Path:
    """The demo's data folder: the one given by --data, else var/demo.

    Raises:
        DemoRefused: a database or data folder that is not the demo's own.
    """
    if os.environ.get("DATABASE_URL"):
        raise DemoRefused(
            "DATABASE_URL menunjuk basis data sungguhan. Hapus setelan itu untuk peragaan."
        )
    folder = Path(os.environ["ULAS_DATA"])
    if folder == PROJECT / "var":
        folder /= "demo"
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise DemoRefused(f"{folder} berisi data yang bukan peragaan. Pilih folder lain: --data.")
    return folder


def clear(folder: Path) -> None:
    """Throw away a demo folder that `choose` has let through, and its keys."""
    shutil.rmtree(folder, ignore_errors=True)
    keys_of(folder).unlink(missing_ok=True)


def enter(folder: Path, host: str, port: int) -> None:
    """Point every setting at the demo, for this process and those that it starts."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / MARK).exists():
        write_mark(folder, Mark())
    # A real server's settings must not reach the demo: no mail, no other database or keys.
    os.environ.update(
        {
            "ULAS_DATA": str(folder),
            "ULAS_KEYS": str(keys_of(folder)),
            "DATABASE_URL": "",
            "ULAS_SMTP_URL": "",
            "ULAS_DEMO": "yes",
            "ULAS_DEBUG": "no",
            # Learning from seventy cases would slow the first minutes and teach nothing.
            "ULAS_ROUTER_TRAINING": os.environ.get("ULAS_ROUTER_TRAINING", "no"),
            "ULAS_LOG_LEVEL": os.environ.get("ULAS_LOG_LEVEL", "WARNING"),
            "ULAS_URL": f"http://localhost:{port}",
            # Opened to a network on purpose, a phone reaches it by whatever name it has there.
            "ULAS_HOSTS": LOOPBACK_NAMES if host in LOOPBACK else "*",
        }
    )
    os.environ.pop("ULAS_SETTINGS", None)


def keys_of(folder: Path) -> Path:
    """The demo's own key ring, beside its folder."""
    return folder.with_name(f"{folder.name}.keys.json")


def has_lost_its_keys(folder: Path) -> bool:
    """Whether a demo that was prepared can no longer open what it sealed."""
    return (folder / MARK).exists() and not keys_of(folder).exists()


def read_mark(folder: Path) -> Mark:
    """What the folder was prepared for; nothing where the mark cannot be read."""
    try:
        return Mark(**json.loads((folder / MARK).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Mark()


def write_mark(folder: Path, mark: Mark) -> None:
    """Say what the folder is prepared for."""
    (folder / MARK).write_text(json.dumps(asdict(mark), indent=1), encoding="utf-8")


def digest() -> str:
    """A digest of names, sizes and times of all that the prepared state follows from."""
    sha = hashlib.sha256()
    for pattern in PREPARED_FROM:
        for path in sorted(PROJECT.glob(pattern)):
            if path.is_file():
                stat = path.stat()
                sha.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return sha.hexdigest()
