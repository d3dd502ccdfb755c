"""The key ring: a file outside the data folder, so that a stolen backup opens nothing."""

import base64
import hashlib
import hmac
import json
import os
import secrets
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


def load_or_create(path: Path) -> KeyRing:
    """Read the key ring, making one where none is: for the demo, tests and a first start."""
    if not path.exists():
        write(path, fresh())
    return load(path)


def rotated(ring: KeyRing) -> KeyRing:
    """The ring with a new active sealing key; the old keys stay for what they sealed."""
    name = f"k{len(ring['keys']) + 1}"
    return KeyRing(**{**ring, "active": name, "keys": {**ring["keys"], name: _key()}})


def fingerprint(ring: KeyRing) -> str:
    """A short public mark of a ring's index key, by which a backup finds the ring it needs."""
    mark = hmac.new(base64.b64decode(ring["index"]), b"key ring", hashlib.sha256)
    return mark.hexdigest()[:16]


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()
