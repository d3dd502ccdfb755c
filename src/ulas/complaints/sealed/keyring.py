"""The key ring: a file outside the data folder, so that a stolen backup opens nothing."""

import base64
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypedDict


class KeyRing(TypedDict):
    """`active` names the sealing key in `keys`; the others have one purpose each."""

    active: str
    keys: dict[str, str]
    index: str
    token: str
    session: str


class KeyRingError(Exception):
    """The key ring cannot be used; the text says what to do."""


def fresh() -> KeyRing:
    """A new key ring with random 256-bit keys."""
    return KeyRing(active="k1", keys={"k1": _key()}, index=_key(), token=_key(), session=_key())


def load(path: Path) -> KeyRing:
    """Read a key ring.

    Raises:
        KeyRingError: where the file is missing or not a key ring.
    """
    try:
        ring: KeyRing = json.loads(path.read_text(encoding="utf-8"))
        ring["keys"][ring["active"]], ring["index"], ring["token"], ring["session"]
    except FileNotFoundError as missing:
        raise KeyRingError(f"No key ring at {path}: run ./ulas keys create.") from missing
    except (ValueError, KeyError, TypeError) as broken:
        raise KeyRingError(f"{path} is not a key ring: restore it from its own copy.") from broken
    return ring


def write(path: Path, ring: KeyRing) -> None:
    """Write a key ring that only its owner can read; the old file stays until the new is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(ring, file, indent=1)
    draft.replace(path)


def load_or_create(path: Path, *, in_use: Callable[[], bool]) -> KeyRing:
    """Read the key ring, making one for the first start of a place.

    `in_use` is asked only where the file is missing: a database that was sealed already needs
    its own ring, and with a new one would go on as if nobody had ever filed.

    Raises:
        KeyRingError: no ring for a database in use, or see `load`.
    """
    if not path.exists():
        if in_use():
            raise KeyRingError(
                f"No key ring at {path}, but the database is in use already. Put its key file "
                "back from the copy, or correct ULAS_KEYS; a new ring would open nothing."
            )
        write(path, fresh())
    return load(path)


def rotated(ring: KeyRing) -> KeyRing:
    """The ring with a new active sealing key; the old keys stay for what they sealed."""
    name = f"k{len(ring['keys']) + 1}"
    return KeyRing(**{**ring, "active": name, "keys": {**ring["keys"], name: _key()}})


def replaced(ring: KeyRing) -> KeyRing:
    """The ring after a theft: rotated, and with new keys for links and sessions.

    The index key stays: nobody can compute the indexes anew without opening every identity.
    """
    return KeyRing(**{**rotated(ring), "token": _key(), "session": _key()})


def fingerprint(ring: KeyRing) -> str:
    """A short public mark of a ring's index key, which stays the same through every rotation."""
    return _mark(ring["index"])


def marks(ring: KeyRing) -> dict[str, str]:
    """Every sealing key by name with a short public mark, which opens nothing.

    A copy of the ring from before a rotation has the fingerprint, but lacks the newest of these.
    """
    return {name: _mark(key) for name, key in ring["keys"].items()}


def lacking(ring: KeyRing, wanted: Mapping[str, str]) -> list[str]:
    """The names among wanted sealing keys that a ring does not hold, or holds another key for."""
    held = marks(ring)
    return [name for name, mark in wanted.items() if held.get(name) != mark]


def _mark(key: str) -> str:
    return hmac.new(base64.b64decode(key), b"key ring", hashlib.sha256).hexdigest()[:16]


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
